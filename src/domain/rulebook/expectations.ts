import type { LocalizedText } from '../shared/localized-text.js';

/** What a shape of a document wants, where neither a list of names nor a number says it. */
export const expectations = {
  string: { 'zh-CN': '文本', en: 'text' },
  number: { 'zh-CN': '数', en: 'a number' },
  int: { 'zh-CN': '整数', en: 'a whole number' },
  boolean: { 'zh-CN': 'true 或 false', en: 'true or false' },
  null: { 'zh-CN': 'null', en: 'null' },
  array: { 'zh-CN': '列表', en: 'a list' },
  object: { 'zh-CN': '对象', en: 'an object' },
  code: {
    'zh-CN': '编码：以字母开头，由字母和数字组成，各段以“.”或“-”连接',
    en: 'a code: a letter first, then letters and digits, parts joined by "." or "-"',
  },
  'fact-name': {
    'zh-CN': '驼峰式事实名，如 waitSeconds（不能是 JavaScript 内置属性名）',
    en: 'a fact name in camelCase, such as waitSeconds (no built-in property of JavaScript objects)',
  },
  'time-of-day': { 'zh-CN': '时刻 HH:mm，00:00 至 24:00', en: 'a time of day HH:mm, 00:00 to 24:00' },
  date: { 'zh-CN': '实际存在的日期，如 2026-03-02', en: 'a real calendar day such as 2026-03-02' },
  instant: {
    'zh-CN': '带时区的时间，如 2026-03-02T10:00+08:00',
    en: 'an instant with its zone, such as 2026-03-02T10:00+08:00',
  },
  'utc-instant': {
    'zh-CN': '带毫秒的 UTC 时间，如 2026-03-02T02:00:00.000Z',
    en: 'an instant in UTC with milliseconds, such as 2026-03-02T02:00:00.000Z',
  },
  'at-least-one-role': {
    'zh-CN': '至少一个责任角色，如 {"staff": "staff"}',
    en: 'at least one role, such as {"staff": "staff"}',
  },
  'other-shape': { 'zh-CN': '文档格式说明中的写法', en: 'what the schema of the document says' },
} as const satisfies Record<string, LocalizedText>;

export const expectationOf = (name: string): LocalizedText =>
  Object.hasOwn(expectations, name) ? expectations[name as keyof typeof expectations] : expectations['other-shape'];

export function joined(parts: readonly LocalizedText[]): LocalizedText {
  const different = parts.filter((part, index) => parts.findIndex((other) => other.en === part.en) === index);
  return {
    'zh-CN': different.map((part) => part['zh-CN']).join('，或'),
    en: different.map((part) => part.en).join(', or '),
  };
}
