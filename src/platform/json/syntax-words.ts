import type { LocalizedText } from '../../domain/shared/localized-text.js';

/** What is wrong with the text of a document, before anybody asks what it means. */
export const syntaxHeadings = {
  syntax: { 'zh-CN': 'JSON 语法错误：遇到', en: 'no JSON at' },
  comment: { 'zh-CN': '不允许注释', en: 'comment' },
  'trailing-comma': { 'zh-CN': '多余的逗号位于', en: 'trailing comma before' },
  'duplicate-key': { 'zh-CN': '重复的键', en: 'duplicate key' },
  'forbidden-key': { 'zh-CN': '禁用的键', en: 'forbidden key' },
  'invalid-text': { 'zh-CN': '无效的文本', en: 'invalid text' },
  'inexact-number': { 'zh-CN': '无法精确表示的数', en: 'number that cannot be kept exactly' },
  'too-deep': { 'zh-CN': '嵌套过深，层数', en: 'nested too deep, levels' },
  'too-large': { 'zh-CN': '文件过大，字节数', en: 'document too large, bytes' },
} as const satisfies Record<string, LocalizedText>;
export type SyntaxCode = keyof typeof syntaxHeadings;

const other: LocalizedText = { 'zh-CN': '符合 JSON 标准的文本', en: 'text as the JSON standard has it' };
const quotedKey: LocalizedText = { 'zh-CN': '双引号中的键', en: 'a key in double quotes' };
const closedText: LocalizedText = { 'zh-CN': '以双引号结束的文本', en: 'text closed by a double quote' };

/** What the parser wanted to see, by the name that jsonc-parser gives to the error. */
const wanted: Readonly<Record<string, LocalizedText>> = {
  InvalidSymbol: {
    'zh-CN': '双引号中的文本、数、true、false 或 null',
    en: 'text in double quotes, a number, true, false or null',
  },
  InvalidNumberFormat: { 'zh-CN': '一个数', en: 'a number' },
  PropertyNameExpected: quotedKey,
  ValueExpected: { 'zh-CN': '一个值', en: 'a value' },
  ColonExpected: { 'zh-CN': '冒号', en: 'a colon' },
  CommaExpected: { 'zh-CN': '逗号', en: 'a comma' },
  CloseBraceExpected: { 'zh-CN': '“}”', en: '"}"' },
  CloseBracketExpected: { 'zh-CN': '“]”', en: '"]"' },
  EndOfFileExpected: { 'zh-CN': '文件到此结束', en: 'the end of the document' },
  UnexpectedEndOfString: closedText,
  InvalidUnicode: { 'zh-CN': '\\u 后跟四位十六进制数', en: '\\u followed by four hexadecimal digits' },
  InvalidEscapeCharacter: {
    'zh-CN': '\\" \\\\ \\/ \\b \\f \\n \\r \\t 或 \\u 转义',
    en: 'one of the escapes \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u',
  },
  InvalidCharacter: {
    'zh-CN': '不含控制字符的文本（换行写作 \\n）',
    en: 'text without control characters (a line break is \\n)',
  },
};

export const wantedBy = (parserError: string): LocalizedText => wanted[parserError] ?? other;

export const nothingHere: LocalizedText = { 'zh-CN': '此处没有内容', en: 'nothing here' };
export const onlyOnce: LocalizedText = { 'zh-CN': '每个键只出现一次', en: 'each key once' };
export const ordinaryKey: LocalizedText = {
  'zh-CN': '与 JavaScript 内置属性不同的键',
  en: 'a key that is no built-in property of JavaScript objects',
};
export const storableText: LocalizedText = {
  'zh-CN': '有效的 Unicode 文本，不含 U+0000 和孤立的代理项',
  en: 'well-formed Unicode text, without U+0000 and without half of a surrogate pair',
};
export const utf8: LocalizedText = {
  'zh-CN': 'UTF-8 编码的文本（GBK 等其他编码请先转换）',
  en: 'text in UTF-8 (convert GBK and other encodings first)',
};
export const exactNumber: LocalizedText = {
  'zh-CN': '绝对值不超过 9007199254740991 的数',
  en: 'a number of at most 9007199254740991 in size',
};
export const atMost = (limit: number): LocalizedText => ({ 'zh-CN': `不超过 ${limit}`, en: `at most ${limit}` });
