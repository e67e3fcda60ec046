import type { LocalizedText } from '../shared/localized-text.js';
import { byText } from './grouped.js';
import type { Named } from './report-parts.js';

/** Gives a code its title; what has none is called by its code. */
export type Titles = (code: string) => Named;

/** Of two titles of one code the one that comes first by its English text counts, whatever the order they were given in. */
export function titlesOf(named: readonly Named[]): Titles {
  const titles = new Map<string, LocalizedText>();
  for (const { code, title } of [...named].sort((one, other) => byText(one.title.en, other.title.en))) {
    if (!titles.has(code)) titles.set(code, title);
  }
  return (code) => ({ code, title: titles.get(code) ?? { 'zh-CN': code, en: code } });
}
