import type { LocalizedText, Locale } from '../../domain/shared/localized-text.js';
import type { Refusal } from '../../domain/shared/refusal.js';

interface Entry {
  readonly status: number;
  /** with {name} placeholders, filled from the refusal's data */
  readonly text: LocalizedText;
}

/** The one map from a refusal's code to its HTTP status and its words. */
const catalogue: Readonly<Record<string, Entry>> = {
  'not-signed-in': { status: 401, text: { 'zh-CN': '请先登录。', en: 'Sign in first.' } },
  'not-allowed': {
    status: 403,
    text: { 'zh-CN': '您的角色（{roles}）不能执行此操作；需要：{needed}。', en: 'Your roles ({roles}) may not do this; needed: {needed}.' },
  },
  'not-found': { status: 404, text: { 'zh-CN': '没有找到{what} {id}。', en: 'There is no {what} {id}.' } },
  'invalid-request': {
    status: 400,
    text: { 'zh-CN': '请求有误：{faults}', en: 'The request is not valid: {faults}' },
  },
};

const unknown: Entry = { status: 500, text: { 'zh-CN': '内部错误。', en: 'Internal error.' } };

export const statusOf = (refusal: Refusal): number => (catalogue[refusal.code] ?? unknown).status;

export function wordsOf(refusal: Refusal, locale: Locale): string {
  const { text } = catalogue[refusal.code] ?? unknown;
  return text[locale].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = refusal.data[name];
    return typeof value === 'string' ? value : JSON.stringify(value ?? null);
  });
}
