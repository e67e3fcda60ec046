import type { AnswerWord, CriticalKind, Perspective } from '../rulebook/checklist.schema.js';
import type { LocalizedText } from '../shared/localized-text.js';
import type { InspectionStatus } from './inspection-workflow.js';
import type { InspectionForm, InspectionPurpose } from './plan.js';
import type { Verdict } from './score-checklist.js';

type Labels<Word extends string> = Readonly<Record<Word, LocalizedText>>;

export const statusLabels: Labels<InspectionStatus> = {
  planned: { 'zh-CN': '已计划', en: 'Planned' },
  assigned: { 'zh-CN': '已指派', en: 'Assigned' },
  'in-progress': { 'zh-CN': '进行中', en: 'In progress' },
  submitted: { 'zh-CN': '已提交', en: 'Submitted' },
  returned: { 'zh-CN': '已退回', en: 'Returned' },
  confirmed: { 'zh-CN': '已确认', en: 'Confirmed' },
  closed: { 'zh-CN': '已归档', en: 'Closed' },
  cancelled: { 'zh-CN': '已取消', en: 'Cancelled' },
};

export const formLabels: Labels<InspectionForm> = {
  announced: { 'zh-CN': '明查', en: 'Announced' },
  unannounced: { 'zh-CN': '突击检查', en: 'Unannounced' },
  mystery: { 'zh-CN': '暗访', en: 'Mystery' },
};

export const purposeLabels: Labels<InspectionPurpose> = {
  regular: { 'zh-CN': '例行检查', en: 'Regular' },
  'self-check': { 'zh-CN': '自查', en: 'Self-check' },
  acceptance: { 'zh-CN': '验收检查', en: 'Acceptance' },
};

export const resultLabels: Labels<Verdict['result']> = {
  pass: { 'zh-CN': '合格', en: 'Passed' },
  fail: { 'zh-CN': '不合格', en: 'Failed' },
  'not-scorable': { 'zh-CN': '不计分', en: 'Not scorable' },
};

export const answerLabels: Labels<AnswerWord> = {
  pass: { 'zh-CN': '合格', en: 'Pass' },
  fail: { 'zh-CN': '不合格', en: 'Fail' },
  'not-applicable': { 'zh-CN': '不适用', en: 'Not applicable' },
};

export const criticalLabels: Labels<CriticalKind> = {
  customer: { 'zh-CN': '致命项·客户', en: 'Critical: customer' },
  business: { 'zh-CN': '致命项·业务', en: 'Critical: business' },
  compliance: { 'zh-CN': '致命项·合规', en: 'Critical: compliance' },
};

export const perspectiveLabels: Labels<Perspective> = {
  'station-manager': { 'zh-CN': '站长视角', en: 'As station manager' },
  'business-executor': { 'zh-CN': '业务执行者视角', en: 'As business executor' },
  'service-perceiver': { 'zh-CN': '服务感知者视角', en: 'As customer' },
};
