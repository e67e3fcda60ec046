import type { RefusalEntries } from './refusal-entry.js';

export const workflowRefusals: RefusalEntries = {
  'out-of-scope': {
    status: 403,
    text: { 'zh-CN': '“{unit}”不在您的机构范围内。', en: '{unit} is outside your part of the organisation.' },
  },
  'system-only': {
    status: 403,
    text: { 'zh-CN': '此步骤由系统执行，不由“{actor}”执行。', en: 'The system takes this step, not {actor}.' },
  },
  'not-in-this-state': {
    status: 409,
    text: {
      'zh-CN': '当前状态“{status}”下不能执行“{command}”。',
      en: '"{command}" is not possible in the state "{status}".',
    },
  },
  'text-missing': {
    status: 422,
    text: { 'zh-CN': '请填写文字（{what}）。', en: 'Words are needed ({what}): the text is empty.' },
  },
};
