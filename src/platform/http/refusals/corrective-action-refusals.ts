import type { RefusalEntries } from './refusal-entry.js';

export const correctiveActionRefusals: RefusalEntries = {
  'own-corrective-action': {
    status: 403,
    text: {
      'zh-CN': '“{actor}”参与过此事项的办理，不能由本人验收、认可、退回、销号或撤销。',
      en: '{actor} had a hand in this, and may not verify, accept, return, close or cancel it.',
    },
  },
  'cause-missing': {
    status: 409,
    text: {
      'zh-CN': '尚未填写原因，不能制定措施。',
      en: 'Without a cause there is nothing to plan against: state it first.',
    },
  },
  'plan-missing': {
    status: 409,
    text: { 'zh-CN': '尚未制定整改措施。', en: 'There is no plan: at least one action is needed.' },
  },
  'unknown-action': {
    status: 422,
    text: {
      'zh-CN': '没有第 {action} 项措施；现有：{actions}。',
      en: 'There is no action {action}; there are: {actions}.',
    },
  },
  'action-already-finished': {
    status: 409,
    text: { 'zh-CN': '第 {action} 项措施已完成。', en: 'Action {action} is finished already.' },
  },
  'actions-unfinished': {
    status: 409,
    text: { 'zh-CN': '尚有措施未完成：第 {actions} 项。', en: 'Actions that are not finished: {actions}.' },
  },
  'evidence-missing': {
    status: 409,
    text: {
      'zh-CN': '提交前须至少上传一份证据文件。',
      en: 'At least one file of evidence is needed before it is submitted.',
    },
  },
  'standard-failed-again': {
    status: 409,
    text: {
      'zh-CN': '验收之后同一标准再次不达标（发现 {findings}），不能销号；请退回整改。',
      en: 'The standard failed again after the verification (findings {findings}): send it back instead of closing it.',
    },
  },
  'still-watched': {
    status: 409,
    text: {
      'zh-CN': '效果跟踪期至 {watchedUntil} 届满，此前不能销号。',
      en: 'It is watched until {watchedUntil} and is closed no earlier.',
    },
  },
  'evidence-type-not-allowed': {
    status: 415,
    text: {
      'zh-CN': '文件类型“{type}”不能作为证据；可用：{allowed}。',
      en: 'A file of type "{type}" is no evidence; allowed: {allowed}.',
    },
  },
  'evidence-too-large': {
    status: 413,
    text: {
      'zh-CN': '文件“{name}”超过 {maxBytes} 字节。',
      en: 'The file "{name}" is longer than {maxBytes} bytes.',
    },
  },
  'evidence-empty': {
    status: 422,
    text: { 'zh-CN': '文件“{name}”没有内容。', en: 'The file "{name}" is empty.' },
  },
  'unknown-escalation-policy': {
    status: 422,
    text: {
      'zh-CN': '现行版本中没有督办升级政策“{policy}”；现有：{known}。',
      en: 'The release in force has no escalation policy "{policy}"; it has: {known}.',
    },
  },
};
