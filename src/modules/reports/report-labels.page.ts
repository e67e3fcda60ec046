import type { InspectionStatus } from '../../domain/inspection/inspection-workflow.js';
import type { InspectionForm } from '../../domain/inspection/plan.js';
import type { ReportStatus } from '../../domain/report/report-file.js';
import type { FindingKind, Touchpoint } from '../../domain/report/report-parts.js';
import type { RowList } from './row-sources.read-model.js';
import type { Locale, LocalizedText } from '../../domain/shared/localized-text.js';
import { badge, type Tone } from '../../platform/pages/elements.js';
import type { Html } from '../../platform/pages/html.js';

const text = (chinese: string, english: string): LocalizedText => ({ 'zh-CN': chinese, en: english });

const statuses: Readonly<Record<ReportStatus, readonly [Tone, LocalizedText]>> = {
  draft: ['calm', text('草稿', 'Draft')],
  submitted: ['info', text('待审核', 'Submitted')],
  reviewed: ['warn', text('待签发', 'Reviewed')],
  signed: ['good', text('已签发', 'Signed')],
};

export function reportStatusBadge(status: string, locale: Locale): Html {
  const [tone, label] = statuses[status as ReportStatus];
  return badge(label[locale], tone);
}

export const formLabels: Readonly<Record<InspectionForm, LocalizedText>> = {
  announced: text('明查', 'Announced'),
  unannounced: text('突击检查', 'Unannounced'),
  mystery: text('暗访', 'Mystery'),
};

export const inspectionStatusLabels: Readonly<Record<InspectionStatus, LocalizedText>> = {
  planned: text('已计划', 'Planned'),
  assigned: text('已指派', 'Assigned'),
  'in-progress': text('进行中', 'In progress'),
  submitted: text('已提交', 'Submitted'),
  returned: text('已退回', 'Returned'),
  confirmed: text('已确认', 'Confirmed'),
  closed: text('已归档', 'Closed'),
  cancelled: text('已取消', 'Cancelled'),
};

export const touchpointLabels: Readonly<Record<Touchpoint, LocalizedText>> = {
  counter: text('柜面', 'Counter'),
  phone: text('电话', 'Phone'),
  online: text('线上', 'Online'),
  'field-visit': text('上门', 'Field visit'),
  complaint: text('投诉', 'Complaint'),
  callback: text('回访', 'Callback'),
  'back-office': text('后台', 'Back office'),
};

export const kindLabels: Readonly<Record<FindingKind, LocalizedText>> = {
  nonconformity: text('不符合', 'Nonconformity'),
  'good-practice': text('良好实践', 'Good practice'),
  observation: text('观察项', 'Observation'),
  signal: text('线索', 'Signal'),
};

/** States of penalties, rectifications and directives. */
export const followUpLabels: Readonly<Record<string, LocalizedText>> = {
  proposed: text('拟处罚', 'Proposed'),
  confirmed: text('已确认', 'Confirmed'),
  notified: text('已告知', 'Notified'),
  effective: text('已生效', 'Effective'),
  revoked: text('已撤销', 'Revoked'),
  superseded: text('已替换', 'Superseded'),
  issued: text('已下达', 'Issued'),
  acknowledged: text('已签收', 'Acknowledged'),
  accepted: text('已接收', 'Accepted'),
  analysing: text('原因分析', 'Analysing'),
  planned: text('已制定措施', 'Planned'),
  'in-progress': text('整改中', 'In progress'),
  submitted: text('待验收', 'Submitted'),
  reported: text('已报告', 'Reported'),
  returned: text('已退回', 'Returned'),
  verified: text('已验收', 'Verified'),
  monitoring: text('观察期', 'Monitoring'),
  closed: text('已关闭', 'Closed'),
  cancelled: text('已取消', 'Cancelled'),
  'accepted-by-leader': text('领导已确认', 'Accepted by leadership'),
};

export const actionKindLabels = {
  rectification: text('整改', 'Rectification'),
  directive: text('批示', 'Directive'),
} as const;

export const rowListLabels: Readonly<Record<RowList, LocalizedText>> = {
  judgements: text('判定明细', 'Judgements'),
  findings: text('发现明细', 'Findings'),
  inspections: text('检查明细', 'Inspections'),
  'inspection-items': text('检查项明细', 'Inspection items'),
  penalties: text('处罚明细', 'Penalties'),
  'corrective-actions': text('整改与批示明细', 'Corrective actions'),
  escalations: text('升级明细', 'Escalations'),
};
