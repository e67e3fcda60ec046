import type { Locale } from '../../shared/localized-text.js';

/** [one, several] in English, one form in Chinese. */
interface UnitWords {
  readonly en: readonly [one: string, several: string];
  readonly 'zh-CN': string;
}

const seconds: UnitWords = { en: ['s', 's'], 'zh-CN': '秒' };
const minutes: UnitWords = { en: ['min', 'min'], 'zh-CN': '分钟' };
const hours: UnitWords = { en: ['h', 'h'], 'zh-CN': '小时' };
const days: UnitWords = { en: ['day', 'days'], 'zh-CN': '天' };

const unitWords: Readonly<Record<string, UnitWords>> = {
  s: seconds,
  seconds,
  min: minutes,
  minutes,
  h: hours,
  hours,
  d: days,
  days,
  years: { en: ['year', 'years'], 'zh-CN': '年' },
  'calendar-days': { en: ['calendar day', 'calendar days'], 'zh-CN': '个自然日' },
  'working-days': { en: ['working day', 'working days'], 'zh-CN': '个工作日' },
  'working-minutes': { en: ['min of working time', 'min of working time'], 'zh-CN': '分钟工作时间' },
  times: { en: ['time', 'times'], 'zh-CN': '次' },
};

const currencyWords: Readonly<Record<string, Readonly<Record<Locale, string>>>> = { CNY: { en: 'CNY', 'zh-CN': '元' } };

/** `16.5` and `minutes` → `16.5 min`; a unit that is not known here is shown as it was declared. */
export function withUnit(number: string, unit: string | undefined, locale: Locale): string {
  if (unit === undefined) return number;
  if (unit === '%') return `${number}%`;
  const words = Object.hasOwn(unitWords, unit) ? unitWords[unit] : undefined;
  if (words === undefined) return `${number} ${unit}`;
  if (locale === 'zh-CN') return `${number} ${words['zh-CN']}`;
  return `${number} ${words.en[number === '1' ? 0 : 1]}`;
}

export const withCurrency = (number: string, currency: string | undefined, locale: Locale): string =>
  currency === undefined ? number : `${number} ${currencyWords[currency]?.[locale] ?? currency}`;

/** Digits after the point of a currency's major unit: 2 for CNY, 0 for JPY; 2 if it is not known. */
export function minorDigitsOf(currency: string | undefined): number {
  if (currency === undefined || !/^[A-Z]{3}$/.test(currency)) return 2;
  return new Intl.NumberFormat('en-US', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
