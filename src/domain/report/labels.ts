import type { PenaltyTier } from '../rulebook/penalty-policy.schema.js';
import type { LocalizedText } from '../shared/localized-text.js';
import type { Dimension, Severity } from './report-parts.js';

export const dimensionLabels: Readonly<Record<Dimension, LocalizedText>> = {
  appearance: { 'zh-CN': '仪表', en: 'Appearance' },
  language: { 'zh-CN': '语言', en: 'Language' },
  conduct: { 'zh-CN': '行为', en: 'Conduct' },
  timeliness: { 'zh-CN': '时效', en: 'Timeliness' },
  accuracy: { 'zh-CN': '准确', en: 'Accuracy' },
  completeness: { 'zh-CN': '完整', en: 'Completeness' },
};

export const severityLabels: Readonly<Record<Severity, LocalizedText>> = {
  minor: { 'zh-CN': '轻微', en: 'Minor' },
  major: { 'zh-CN': '较重', en: 'Major' },
  critical: { 'zh-CN': '严重', en: 'Critical' },
};

export const tierLabels: Readonly<Record<PenaltyTier, LocalizedText>> = {
  light: { 'zh-CN': '轻', en: 'Light' },
  medium: { 'zh-CN': '中', en: 'Medium' },
  heavy: { 'zh-CN': '重', en: 'Heavy' },
};
