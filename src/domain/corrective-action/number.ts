import type { LocalizedText } from '../shared/localized-text.js';

export const correctiveKinds = ['rectification', 'directive'] as const;
export type CorrectiveKind = (typeof correctiveKinds)[number];

/** The series from which the numbers of a kind come; reports number their directives from the same one. */
export const seriesOf: Readonly<Record<CorrectiveKind, string>> = { rectification: 'CA', directive: 'DIR' };

/** The name under which it is stored and found, for ever: `CA-2026-0017`. */
export const numberOf = (kind: CorrectiveKind, year: number, count: number): string =>
  `${seriesOf[kind]}-${year}-${String(count).padStart(4, '0')}`;

const shape = /^(?<prefix>CA|DIR)-(?<year>\d{4})-0*(?<count>\d+)$/;

/** As letters cite it: `整改〔2026〕17号`, `CA-2026-17`. What is no such number stays as it is. */
export function citedNumber(number: string): LocalizedText {
  const { prefix, year, count } = shape.exec(number)?.groups ?? {};
  if (prefix === undefined || year === undefined || count === undefined) return { 'zh-CN': number, en: number };
  return {
    'zh-CN': `${prefix === 'CA' ? '整改' : '批示'}〔${year}〕${count}号`,
    en: `${prefix}-${year}-${count}`,
  };
}
