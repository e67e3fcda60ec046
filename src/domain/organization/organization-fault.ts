import type { LocalizedText } from '../shared/localized-text.js';

/** What can be wrong with an organisation file, with {name} placeholders for the fault's data. */
const texts = {
  'not-valid': { 'zh-CN': '{zh-CN}', en: '{en}' },
  'not-as-expected': { 'zh-CN': '此处应为 {expected}，实际为 {found}', en: 'expected {expected}, found {found}' },
  'column-missing': {
    'zh-CN': '缺少列“{column}”；应有列：{columns}',
    en: 'column "{column}" is missing; expected {columns}',
  },
  'column-unknown': {
    'zh-CN': '未知的列“{column}”；可用列：{columns}',
    en: 'unknown column "{column}"; expected {columns}',
  },
  'row-too-long': {
    'zh-CN': '本行有 {found} 个单元格，表头只有 {expected} 列',
    en: 'the row has {found} cells, the header only {expected} columns',
  },
  'row-contradicts': {
    'zh-CN': '“{code}”的“{column}”为“{value}”，与 {first} 的“{expected}”不一致；同一编码的各行应相同或留空',
    en: '{column} of {code} is "{value}" but "{expected}" at {first}; rows of one code must agree or be left empty',
  },
  'duplicate-code': {
    'zh-CN': '编码“{code}”重复，首次出现在 {first}',
    en: 'code "{code}" appears twice, first at {first}',
  },
  'parent-or-placements': {
    'zh-CN': '“{code}”应写 {short} 或 placements，二者必居其一',
    en: '"{code}" needs either {short} or placements, and not both',
  },
  'dates-reversed': {
    'zh-CN': '结束日期 {to} 应晚于开始日期 {from}（结束日期为失效的第一天）',
    en: 'the end {to} must be later than the start {from} (the end is the first day outside)',
  },
  'placement-outside': {
    'zh-CN': '归属期 {span} 超出“{code}”的存续期 {life}',
    en: 'the placement {span} reaches beyond the life of {code}, {life}',
  },
  'placement-overlap': {
    'zh-CN': '“{code}”的归属期 {span} 与 {other} 重叠',
    en: 'the placement {span} of {code} overlaps {other}',
  },
  'placement-gap': {
    'zh-CN': '“{code}”在 {span} 期间没有归属；存续期内每天都应有归属',
    en: '{code} stands nowhere during {span}; its placements must cover its whole life',
  },
  'parent-unknown': { 'zh-CN': '上级机构“{parent}”不存在', en: 'there is no unit "{parent}" to stand under' },
  'parent-not-open': {
    'zh-CN': '“{code}”在 {span} 归属“{parent}”，但后者的存续期为 {life}',
    en: '{code} stands under {parent} during {span}, but {parent} is open only {life}',
  },
  cycle: { 'zh-CN': '自 {on} 起机构互为上下级：{units}', en: 'from {on} on units stand under each other: {units}' },
  'several-roots': {
    'zh-CN': '自 {on} 起有两个顶级机构：“{other}”和“{code}”；任何一天只能有一个',
    en: 'from {on} on there are two roots, {other} and {code}; there must be one at any time',
  },
  'unit-unknown': { 'zh-CN': '机构“{unit}”不存在', en: 'there is no unit "{unit}" to work in' },
  'unit-not-open': {
    'zh-CN': '员工“{code}”在 {span} 归属“{unit}”，但后者的存续期为 {life}',
    en: '{code} works in {unit} during {span}, but {unit} is open only {life}',
  },
} as const satisfies Record<string, LocalizedText>;

export type OrganizationFaultCode = keyof typeof texts;

/** One fault of an organisation file: what, where (JSON pointer, or file and row) and the values it is about. */
export interface OrganizationFault {
  readonly code: OrganizationFaultCode;
  readonly at: string;
  readonly data: Readonly<Record<string, string>>;
}

export const fault = (
  code: OrganizationFaultCode,
  at: string,
  data: Readonly<Record<string, string>>,
): OrganizationFault => ({ code, at, data });

export function faultText({ code, data }: OrganizationFault): LocalizedText {
  const fill = (text: string) => text.replace(/\{([\w-]+)\}/g, (_, name: string) => data[name] ?? '');
  return { 'zh-CN': fill(texts[code]['zh-CN']), en: fill(texts[code].en) };
}
