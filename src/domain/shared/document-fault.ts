import type { Locale, LocalizedText } from './localized-text.js';

/** One thing wrong in a document that somebody wrote: where, what was expected, what was found. */
export interface DocumentFault {
  readonly file: string;
  /** JSON pointer into the document; empty for the document as a whole */
  readonly pointer: string;
  /** stable, for programs: `unknown-fact` */
  readonly code: string;
  /** the whole sentence, without the place */
  readonly message: LocalizedText;
  readonly expected: LocalizedText;
  /** the offending value as it was written, cut to a readable length */
  readonly found: string;
  /** the valid name that comes closest, where there is one */
  readonly nearest?: string;
}

/** Both count from 1; a column is a UTF-16 unit. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export type PlacedFault = DocumentFault & Position;

/** `rules/x.json 12:18 /conditions/all/0/fact: unknown fact "waitMinute", expected one of …` */
export const faultLine = (fault: PlacedFault, locale: Locale): string =>
  `${fault.file} ${fault.line}:${fault.column}${fault.pointer === '' ? '' : ` ${fault.pointer}`}: ${fault.message[locale]}`;

/** What a fault says, given its heading: `unknown fact "waitMinute", expected one of …; did you mean "waitMinutes"?` */
export function faultMessage(
  heading: LocalizedText,
  found: string,
  expected: LocalizedText,
  nearest?: string,
): LocalizedText {
  const gap = found === '' ? '' : ' ';
  return {
    'zh-CN': `${heading['zh-CN']}${gap}${found}，应为${expected['zh-CN']}${nearest === undefined ? '' : `；是否要写“${nearest}”？`}`,
    en: `${heading.en}${gap}${found}, expected ${expected.en}${nearest === undefined ? '' : `; did you mean "${nearest}"?`}`,
  };
}

const shownLength = 80;

/** The value as JSON, cut to a readable length. */
export function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  const units = [...text.slice(0, shownLength * 2)];
  return units.length > shownLength ? `${units.slice(0, shownLength).join('')}…` : text;
}
