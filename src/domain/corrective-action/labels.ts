import type { LocalizedText } from '../shared/localized-text.js';
import type { DirectiveCommand, DirectiveStatus } from './directive-workflow.js';
import type { CorrectiveKind } from './number.js';
import type { CauseCategory, RectificationStatus } from './rectification.js';
import type { RectificationCommand } from './rectification-event.js';

export const kindLabels: Readonly<Record<CorrectiveKind, LocalizedText>> = {
  rectification: { 'zh-CN': '整改', en: 'Rectification' },
  directive: { 'zh-CN': '批示', en: 'Directive' },
};

export const statusLabels: Readonly<Record<RectificationStatus | DirectiveStatus, LocalizedText>> = {
  issued: { 'zh-CN': '已下达', en: 'Issued' },
  acknowledged: { 'zh-CN': '已签收', en: 'Acknowledged' },
  analysing: { 'zh-CN': '原因分析', en: 'Cause found' },
  planned: { 'zh-CN': '已制定措施', en: 'Planned' },
  'in-progress': { 'zh-CN': '办理中', en: 'In progress' },
  submitted: { 'zh-CN': '已提交验收', en: 'Submitted' },
  returned: { 'zh-CN': '已退回', en: 'Returned' },
  verified: { 'zh-CN': '验收通过', en: 'Verified' },
  monitoring: { 'zh-CN': '效果跟踪', en: 'Monitoring' },
  closed: { 'zh-CN': '已销号', en: 'Closed' },
  cancelled: { 'zh-CN': '已撤销', en: 'Cancelled' },
  accepted: { 'zh-CN': '已承办', en: 'Accepted' },
  reported: { 'zh-CN': '已报告', en: 'Reported' },
  'accepted-by-leader': { 'zh-CN': '领导已认可', en: 'Accepted by leadership' },
};

export const causeLabels: Readonly<Record<CauseCategory, LocalizedText>> = {
  people: { 'zh-CN': '人员', en: 'People' },
  machine: { 'zh-CN': '设备系统', en: 'Machines and systems' },
  material: { 'zh-CN': '材料', en: 'Material' },
  method: { 'zh-CN': '制度方法', en: 'Method' },
  environment: { 'zh-CN': '环境', en: 'Environment' },
  measurement: { 'zh-CN': '测量监控', en: 'Measurement' },
};

/** What somebody does by a command, as a button says it. */
export const commandLabels: Readonly<Record<RectificationCommand['type'] | DirectiveCommand['type'], LocalizedText>> = {
  issue: { 'zh-CN': '下达', en: 'Issue' },
  attach: { 'zh-CN': '并入发现', en: 'Attach findings' },
  acknowledge: { 'zh-CN': '签收', en: 'Acknowledge' },
  analyse: { 'zh-CN': '填写原因', en: 'State the cause' },
  plan: { 'zh-CN': '制定措施', en: 'Plan actions' },
  'finish-action': { 'zh-CN': '完成措施', en: 'Finish an action' },
  'attach-evidence': { 'zh-CN': '上传证据', en: 'Upload evidence' },
  submit: { 'zh-CN': '提交验收', en: 'Submit for verification' },
  return: { 'zh-CN': '退回', en: 'Send back' },
  verify: { 'zh-CN': '验收通过', en: 'Verify' },
  close: { 'zh-CN': '销号', en: 'Close' },
  cancel: { 'zh-CN': '撤销', en: 'Cancel' },
  accept: { 'zh-CN': '承办', en: 'Accept' },
  progress: { 'zh-CN': '填写进展', en: 'Tell the progress' },
  report: { 'zh-CN': '报告办结', en: 'Report' },
  'accept-report': { 'zh-CN': '认可', en: 'Accept the report' },
};
