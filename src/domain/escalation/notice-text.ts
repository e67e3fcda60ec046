import { type NoticeName, noticeNames } from '../rulebook/escalation-policy.schema.js';
import { locales, type LocalizedText } from '../shared/localized-text.js';

/** The notice of a level with its placeholders filled, in every language. What is filled in is never read again. */
export function noticeText(notice: LocalizedText, values: Readonly<Record<NoticeName, LocalizedText>>): LocalizedText {
  const filled = locales.map((locale) => [
    locale,
    notice[locale].replace(/\{([^{}]*)\}/g, (whole, name: string) => {
      const known = noticeNames.find((one) => one === name);
      return known === undefined ? whole : values[known][locale];
    }),
  ]);
  return Object.fromEntries(filled) as LocalizedText;
}
