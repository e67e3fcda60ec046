const instantShape = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d{2}):(\d{2}))$/;
const dateShape = /^(\d{4})-(\d{2})-(\d{2})$/;
const firstYear = 1900;
const lastYear = 2199;

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const minuteMs = 60_000;
/** the widest offset in use is +14:00 (Kiribati) */
const widestOffsetMinutes = 14 * 60;

export const instantExpectation = `an ISO 8601 instant with offset, ${firstYear} to ${lastYear}, such as 2026-03-02T10:00:00+08:00`;
export const dateExpectation = `a real calendar day, ${firstYear} to ${lastYear}, such as 2026-03-02`;

/**
 * `2026-03-02T10:00:00+08:00` → `2026-03-02T02:00:00.000Z`. Null for anything else: no offset, 24:00, a leap second, a
 * day that does not exist. Fractions are cut to milliseconds, so an instant never moves into the future.
 */
export function canonicalInstant(text: string): string | null {
  const match = instantShape.exec(text);
  if (match === null) return null;
  const [, day = '', hour, minute, second = '0', fraction = '', sign, offsetHour = '0', offsetMinute = '0'] = match;
  const dayMs = dayAsMs(day);
  if (dayMs === null) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59 || Number(offsetMinute) > 59) return null;
  const offset = Number(offsetHour) * 60 + Number(offsetMinute);
  if (offset > widestOffsetMinutes) return null;
  const localMs =
    dayMs + (Number(hour) * 60 + Number(minute)) * minuteMs + Number(second) * 1000 + milliseconds(fraction);
  const instant = new Date(localMs - (sign === '-' ? -offset : offset) * minuteMs);
  return isCovered(instant.getUTCFullYear()) ? instant.toISOString() : null;
}

/** The same text when it is a real day `YYYY-MM-DD`, otherwise null. */
export function canonicalDate(text: string): string | null {
  return dayAsMs(text) === null ? null : text;
}

function dayAsMs(text: string): number | null {
  const match = dateShape.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const isReal = isCovered(year) && day >= 1 && day <= daysOf(year, month);
  return isReal ? Date.UTC(year, month - 1, day) : null;
}

/** Days of a month; 0 where there is no such month. */
function daysOf(year: number, month: number): number {
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeapYear ? 29 : (daysOfMonth[month - 1] ?? 0);
}

const milliseconds = (fraction: string): number => Number(fraction.padEnd(3, '0').slice(0, 3));
const isCovered = (year: number): boolean => year >= firstYear && year <= lastYear;
