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
  'day-duration': { 'zh-CN': '天数，如 P90D', en: 'a number of days such as P90D' },
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
  money: { 'zh-CN': '以最小货币单位（分）计的整数', en: 'a whole number of minor units (fen, cents)' },
  'nullable-fact': { 'zh-CN': '声明为 nullable 的事实', en: 'a fact that is declared nullable' },
  'list-fact': { 'zh-CN': '列表类型的事实', en: 'a fact of type list' },
  'ordered-fact': {
    'zh-CN': '数、金额、时间或日期类型的事实',
    en: 'a fact that is a number, money, an instant or a date',
  },
  'list-operator': {
    'zh-CN': '对列表使用 contains、doesNotContain、someFact: 或 everyFact:',
    en: 'contains, doesNotContain, someFact: or everyFact: for a list',
  },
  'contains-on-list': {
    'zh-CN': '列表直接使用 contains 或 doesNotContain',
    en: 'contains or doesNotContain on the list itself',
  },
  'list-value': { 'zh-CN': '列表，如 ["a", "b"]', en: 'a list, such as ["a", "b"]' },
  'one-value': { 'zh-CN': '单个值；列表请用 in 或 notIn', en: 'one value; for a list use in or notIn' },
  'same-kind': { 'zh-CN': '同类型、同单位的两个事实', en: 'two facts of one type and one unit' },
  'codes-only': { 'zh-CN': '仅用于 code 或 code 列表', en: 'values only of a code or a list of codes' },
  'lists-only': { 'zh-CN': '仅用于 list', en: 'an element type only of a list' },
  'answerable-fact': {
    'zh-CN': 'staff、unit、customer、text 或 code 类型的事实',
    en: 'a fact of type staff, unit, customer, text or code',
  },
  offset: {
    'zh-CN': '相对到期时间的时长，如 -P1D、PT0S、+PT2H（不含月和年）',
    en: 'elapsed time from the due instant, such as -P1D, PT0S or +PT2H, without months and years',
  },
  'offsets-ascending': { 'zh-CN': '按时间先后排列的层级', en: 'levels in order of time' },
  'notice-names': {
    'zh-CN': '只含 {number}、{title}、{unit}、{due} 的文本',
    en: 'text with no placeholders but {number}, {title}, {unit} and {due}',
  },
  'items-once': { 'zh-CN': '互不相同的项目编码', en: 'each item code once' },
  'some-weight': { 'zh-CN': '至少一个权重大于 0 的项目', en: 'at least one item with a weight above 0' },
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
