import type { RefusalEntries } from './refusal-entry.js';

export const reportRefusals: RefusalEntries = {
  'not-the-author': {
    status: 403,
    text: {
      'zh-CN': '只有报告编制人可以提交；您是“{actor}”。',
      en: 'Only the author submits a report; you are {actor}.',
    },
  },
  'second-signature': {
    status: 403,
    text: {
      'zh-CN': '编制、审核、签发须由三人分别完成；“{actor}”已经手过这一版报告。',
      en: 'Author, reviewer and signer are three persons; {actor} has already put a hand to this revision.',
    },
  },
  'report-content-differs': {
    status: 409,
    text: {
      'zh-CN': '报告内容已变更：您读到的是 {read}，现为 {stands}；请重新阅读。',
      en: 'The report has changed: you read {read}, it now is {stands}; read it again.',
    },
  },
  'report-replaced': {
    status: 409,
    text: {
      'zh-CN': '报告 {number} 第 {revision} 版已被第 {newest} 版取代。',
      en: 'Revision {revision} of report {number} was replaced by revision {newest}.',
    },
  },
  'due-date-past': {
    status: 422,
    text: { 'zh-CN': '期限 {dueOn} 早于今日 {today}。', en: 'The due date {dueOn} lies before today, {today}.' },
  },
};
