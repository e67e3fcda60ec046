import type { RefusalEntries } from './refusal-entry.js';

export const rulebookRefusals: RefusalEntries = {
  'rulebook-not-valid': {
    status: 422,
    text: { 'zh-CN': '规则文档有 {faultCount} 处错误。', en: 'The documents have {faultCount} faults.' },
  },
  'release-already-decided': {
    status: 409,
    text: {
      'zh-CN': '版本 {id} 已处理（{status}），不能再次审批。',
      en: 'Release {id} is decided already ({status}).',
    },
  },
  'same-person': {
    status: 403,
    text: {
      'zh-CN': '版本 {id} 由 {actor} 提交，须由另一人审批。',
      en: 'Release {id} was submitted by {actor}: another person must decide it.',
    },
  },
  'first-release-has-no-start': {
    status: 422,
    text: {
      'zh-CN': '首个版本自始生效，不能指定生效时间 {requested}。',
      en: 'The first release is in force since the beginning of time; it cannot start at {requested}.',
    },
  },
  'effective-from-too-early': {
    status: 422,
    text: {
      'zh-CN': '生效时间 {requested} 须晚于现在（{now}）。',
      en: 'The release cannot come into force at {requested}: it must be later than now ({now}).',
    },
  },
};
