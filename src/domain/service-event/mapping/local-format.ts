import { canonicalDate } from '../canonical-time.js';

/** How a file writes local dates or times, such as `D/M/YYYY H:mm`. */
export interface LocalFormat {
  readonly hasTime: boolean;
  /** Milliseconds as if the local time were UTC; null when the text is not written so, or names no real day or time. */
  read(text: string): number | null;
}

const tokens = /YYYY|MM|M|DD|D|HH|H|mm|m|ss|s|SSS/g;
const digits: Readonly<Record<string, string>> = {
  YYYY: '(\\d{4})',
  MM: '(\\d{2})',
  M: '(\\d{1,2})',
  DD: '(\\d{2})',
  D: '(\\d{1,2})',
  HH: '(\\d{2})',
  H: '(\\d{1,2})',
  mm: '(\\d{2})',
  m: '(\\d{1,2})',
  ss: '(\\d{2})',
  s: '(\\d{1,2})',
  SSS: '(\\d{3})',
};

export const formatExpectation = {
  'zh-CN': '由 YYYY、M、MM、D、DD、H、HH、m、mm、s、ss、SSS 组成的格式，每部分一次，且含年月日（时刻格式还须含时分）',
  en: 'a format of YYYY, M, MM, D, DD, H, HH, m, mm, s, ss and SSS, each part once, with year, month and day (an instant also with hour and minute)',
};

/** Null when it is no format: letters that are no token, a part twice, no full date, hours without minutes. */
export function localFormat(format: string): LocalFormat | null {
  const parts = format.match(tokens) ?? [];
  const kinds = parts.map((part) => part[0]);
  const isWhole = ['Y', 'M', 'D'].every((kind) => kinds.includes(kind));
  const hasTime = kinds.includes('H') && kinds.includes('m');
  const leftover = format.replace(tokens, '');
  const timeParts = kinds.filter((kind) => 'Hms'.includes(kind ?? '') || kind === 'S');
  if (!isWhole || new Set(kinds).size !== kinds.length || /[A-SU-Za-z0-9]/.test(leftover)) return null;
  if (timeParts.length > 0 && !hasTime) return null;
  const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  const separators = format.split(tokens);
  const pattern = parts.map((part, index) => literal(separators[index] ?? '') + (digits[part] ?? '')).join('');
  const shape = new RegExp(`^${pattern}${literal(separators.at(-1) ?? '')}$`);
  return {
    hasTime,
    read: (text) => {
      const match = shape.exec(text);
      if (match === null) return null;
      const part = (kind: string) => match[kinds.indexOf(kind) + 1];
      return localMs((kind) => (kinds.includes(kind) ? (part(kind) ?? '0') : '0'));
    },
  };
}

function localMs(part: (kind: 'Y' | 'M' | 'D' | 'H' | 'm' | 's' | 'S') => string): number | null {
  const date = canonicalDate(`${part('Y')}-${part('M').padStart(2, '0')}-${part('D').padStart(2, '0')}`);
  const [hour, minute, second, ms] = [Number(part('H')), Number(part('m')), Number(part('s')), Number(part('S'))];
  if (date === null || hour > 23 || minute > 59 || second > 59) return null;
  return Date.parse(`${date}T00:00:00Z`) + ((hour * 60 + minute) * 60 + second) * 1000 + ms;
}
