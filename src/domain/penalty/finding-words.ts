import type { LocalizedText } from '../shared/localized-text.js';

/** What the facts of a finding are called. */
export const factLabels: Readonly<Partial<Record<string, LocalizedText>>> = {
  kind: { 'zh-CN': '发现性质', en: 'Kind' },
  severity: { 'zh-CN': '严重程度', en: 'Severity' },
  critical: { 'zh-CN': '致命差错类别', en: 'Kind of critical error' },
  rule: { 'zh-CN': '规则', en: 'Rule' },
  standard: { 'zh-CN': '服务标准', en: 'Standard' },
  dimension: { 'zh-CN': '维度', en: 'Dimension' },
  event: { 'zh-CN': '行为', en: 'Act' },
  staff: { 'zh-CN': '员工', en: 'Staff member' },
  unit: { 'zh-CN': '机构', en: 'Unit' },
  at: { 'zh-CN': '发生时间', en: 'Time of occurrence' },
  detectedAt: { 'zh-CN': '发现时间', en: 'Time of detection' },
};

/** What their values are called. */
export const valueNames: Readonly<Partial<Record<string, LocalizedText>>> = {
  nonconformity: { 'zh-CN': '不符合', en: 'nonconformity' },
  'good-practice': { 'zh-CN': '良好实践', en: 'good practice' },
  observation: { 'zh-CN': '观察项', en: 'observation' },
  signal: { 'zh-CN': '线索', en: 'signal' },
  minor: { 'zh-CN': '轻微', en: 'minor' },
  major: { 'zh-CN': '较重', en: 'major' },
  critical: { 'zh-CN': '严重', en: 'critical' },
  customer: { 'zh-CN': '损害客户', en: 'harms the customer' },
  business: { 'zh-CN': '损害公司', en: 'harms the company' },
  compliance: { 'zh-CN': '违反合规要求', en: 'breaks the law or the rules' },
  appearance: { 'zh-CN': '仪表', en: 'appearance' },
  language: { 'zh-CN': '语言', en: 'language' },
  conduct: { 'zh-CN': '行为', en: 'conduct' },
  timeliness: { 'zh-CN': '时效', en: 'timeliness' },
  accuracy: { 'zh-CN': '准确', en: 'accuracy' },
  completeness: { 'zh-CN': '完整', en: 'completeness' },
};
