import type { PenaltyTier } from '../rulebook/penalty-policy.schema.js';
import type { LocalizedText } from '../shared/localized-text.js';
import type { PenaltyStatus } from './penalty-workflow.js';

export const tierNames: Readonly<Record<PenaltyTier, LocalizedText>> = {
  light: { 'zh-CN': '轻度', en: 'light' },
  medium: { 'zh-CN': '中度', en: 'medium' },
  heavy: { 'zh-CN': '重度', en: 'heavy' },
};

export const penaltyStatusNames: Readonly<Record<PenaltyStatus, LocalizedText>> = {
  proposed: { 'zh-CN': '待确认', en: 'proposed' },
  confirmed: { 'zh-CN': '已确认', en: 'confirmed' },
  notified: { 'zh-CN': '已告知', en: 'notified' },
  acknowledged: { 'zh-CN': '已签收', en: 'acknowledged' },
  effective: { 'zh-CN': '已生效', en: 'in effect' },
  revoked: { 'zh-CN': '已撤销', en: 'revoked' },
  superseded: { 'zh-CN': '已重新认定', en: 'decided anew' },
};
