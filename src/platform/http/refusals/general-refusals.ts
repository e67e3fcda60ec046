import type { RefusalEntries } from './refusal-entry.js';

export const generalRefusals: RefusalEntries = {
  'not-signed-in': { status: 401, text: { 'zh-CN': '请先登录。', en: 'Sign in first.' } },
  'not-allowed': {
    status: 403,
    text: {
      'zh-CN': '您的角色（{roles}）不能执行此操作；需要：{needed}。',
      en: 'Your roles ({roles}) may not do this; needed: {needed}.',
    },
  },
  'not-found': { status: 404, text: { 'zh-CN': '没有找到{what} {id}。', en: 'There is no {what} {id}.' } },
  'invalid-request': {
    status: 400,
    text: { 'zh-CN': '请求有误：{faults}', en: 'The request is not valid: {faults}' },
  },
  'internal-error': {
    status: 500,
    text: { 'zh-CN': '内部错误，请联系管理员。', en: 'Something went wrong on our side; tell the operator.' },
  },
};
