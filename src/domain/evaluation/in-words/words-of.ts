import type { Locale } from '../../shared/localized-text.js';
import type { Words } from './words.js';
import { english } from './words-en.js';
import { chinese } from './words-zh-cn.js';

const wordsByLocale: Readonly<Record<Locale, Words>> = { 'zh-CN': chinese, en: english };

export const wordsOf = (locale: Locale): Words => wordsByLocale[locale];
