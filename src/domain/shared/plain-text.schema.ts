import { z } from 'zod';
import { canonicalText } from './canonical-text.js';

/** Tabs and line breaks are text; other control characters are not, nor what makes text run the other way unseen. */
const unreadable = /[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069]/u;

const isReadable = (text: string): boolean => canonicalText(text).ok && !unreadable.test(text);

/** Text for people, as it may be stored: trimmed, not empty, NFC, at most `max` UTF-16 units. */
export const plainText = (max: number) =>
  z
    .string()
    .trim()
    .normalize('NFC')
    .min(1)
    .max(max)
    .refine(isReadable, {
      params: {
        expected: {
          'zh-CN': '应为不含控制字符和方向控制符、Unicode 编码完整的文字',
          en: 'expected well-formed text without control characters and direction marks',
        },
      },
    });
