import type { RefusalEntries } from './refusal-entry.js';

export const intakeRefusals: RefusalEntries = {
  'unsupported-content-type': {
    status: 415,
    text: {
      'zh-CN': '不支持的内容类型“{type}”；请使用 {supported}（UTF-8）。',
      en: 'Content type "{type}" is not supported; use {supported} in UTF-8.',
    },
  },
  'unsupported-content-encoding': {
    status: 415,
    text: {
      'zh-CN': '不支持压缩编码“{encoding}”；请发送未压缩的正文。',
      en: 'Content encoding "{encoding}" is not supported; send the body uncompressed.',
    },
  },
  'body-too-large': {
    status: 413,
    text: {
      'zh-CN': '正文超过 {maxBytes} 字节；请分批发送，或使用 application/x-ndjson。',
      en: 'The body is longer than {maxBytes} bytes; send parts, or use application/x-ndjson.',
    },
  },
  'body-incomplete': {
    status: 400,
    text: { 'zh-CN': '正文在传输中断开。', en: 'The body ended before it was complete.' },
  },
  'body-not-utf-8': {
    status: 400,
    text: { 'zh-CN': '正文不是有效的 UTF-8 文本。', en: 'The body is not valid UTF-8.' },
  },
  'body-not-json': {
    status: 400,
    text: {
      'zh-CN': '正文不是有效的 JSON：第 {line} 行第 {column} 列应为 {expected}，实际为 {found}。',
      en: 'The body is not valid JSON: line {line}, column {column}: expected {expected}, found {found}.',
    },
  },
  'too-many-values': {
    status: 413,
    text: {
      'zh-CN': '正文中的 JSON 值过多（第 {line} 行第 {column} 列）：{expected}。',
      en: 'The body holds too many JSON values (line {line}, column {column}): {expected}.',
    },
  },
  'too-many-events': {
    status: 413,
    text: {
      'zh-CN': '一次最多发送 {maxEvents} 个 JSON 事件，实际为 {events} 个；更多请使用 application/x-ndjson。',
      en: 'A JSON body holds at most {maxEvents} events, this one {events}; use application/x-ndjson for more.',
    },
  },
  'intake-busy': {
    status: 429,
    text: {
      'zh-CN': '正在接收的数据过多；请在 {retryAfterSeconds} 秒后重试。',
      en: 'Too much is being received at the moment; try again in {retryAfterSeconds} s.',
    },
  },
};
