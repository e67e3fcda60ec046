import { defaultZone, zoneClock } from '../../calendar/zone-clock.js';
import { isList, type FactScalar, type FactValue } from '../../shared/fact-value.js';
import type { Locale } from '../../shared/localized-text.js';
import type { FactDescription } from './fact-description.js';
import { minorDigitsOf, withCurrency, withUnit } from './units-in-words.js';
import { wordsOf } from './words-of.js';

/** As people reckon; more only where two decimals would make different numbers look alike. */
const usualDecimals = 2;
const mostDecimals = 12;
const mostItems = 10;
const longestText = 80;

const clock = zoneClock(defaultZone);

/**
 * A value as a reader expects it: numbers with their unit, money in major units, instants as local time, text quoted.
 * `unlike` is what it stands beside: where the two differ, they are also shown as different.
 */
export function valueInWords(value: FactValue, fact: FactDescription, locale: Locale, unlike?: FactValue): string {
  const words = wordsOf(locale);
  if (value === null) return words.none;
  if (!isList(value)) return scalarInWords(value, fact, locale, unlike);
  if (value.length === 0) return words.empty;
  const items = value.slice(0, mostItems).map((item) => scalarInWords(item, fact, locale, unlike));
  return words.list(items, value.length - items.length);
}

/** A value inside the author's own sentence: without quotes and units, which the sentence brings along. */
export function plainValue(value: FactValue, fact: FactDescription, locale: Locale): string {
  const words = wordsOf(locale);
  if (value === null) return words.none;
  if (isList(value))
    return value.length === 0
      ? words.empty
      : words.list(
          value.map((item) => plainScalar(item, fact, locale)),
          0,
        );
  return plainScalar(value, fact, locale);
}

function scalarInWords(value: FactScalar, fact: FactDescription, locale: Locale, unlike?: FactValue): string {
  if (typeof value === 'number') {
    if (fact.type === 'money') return withCurrency(moneyText(value, fact.unit), fact.unit, locale);
    return withUnit(numberText(value, typeof unlike === 'number' ? unlike : undefined), fact.unit, locale);
  }
  const plain = plainScalar(value, fact, locale);
  if (typeof value === 'boolean' || !quotedTypes.has(fact.type)) return plain;
  return wordsOf(locale).quote(plain.length > longestText ? `${plain.slice(0, longestText)}…` : plain);
}

const quotedTypes: ReadonlySet<string> = new Set(['text', 'code', 'list']);

function plainScalar(value: FactScalar, fact: FactDescription, locale: Locale): string {
  if (typeof value === 'boolean') return value ? wordsOf(locale).yes : wordsOf(locale).no;
  if (typeof value === 'number') return fact.type === 'money' ? moneyText(value, fact.unit) : numberText(value);
  return fact.type === 'instant' ? localTime(value) : value;
}

/** `2026-03-02T02:00:00.000Z` → `2026-03-02 10:00:00`; milliseconds only if there are any. */
export function localTime(instant: string): string {
  const shown = new Date(clock.localTimeOf(Date.parse(instant))).toISOString().replace('T', ' ').replace('Z', '');
  return shown.replace(/\.000$/, '');
}

function numberText(value: number, unlike?: number): string {
  for (let decimals = usualDecimals; decimals < mostDecimals; decimals += 1) {
    const text = rounded(value, decimals);
    const looksEmpty = value !== 0 && Number(text) === 0;
    const looksAlike = unlike !== undefined && unlike !== value && text === rounded(unlike, decimals);
    if (!looksEmpty && !looksAlike) return text;
  }
  return String(value);
}

const rounded = (value: number, decimals: number): string =>
  new Intl.NumberFormat('en-US', { maximumFractionDigits: decimals }).format(value);

// digit by digit: an amount of 16 digits divided by 100 would lose its cents
function moneyText(minorUnits: number, currency: string | undefined): string {
  const digits = minorDigitsOf(currency);
  const text = String(Math.abs(minorUnits)).padStart(digits + 1, '0');
  const [major, minor] = [text.slice(0, text.length - digits), text.slice(text.length - digits)];
  const grouped = new Intl.NumberFormat('en-US').format(BigInt(major));
  return `${minorUnits < 0 ? '-' : ''}${grouped}${digits === 0 ? '' : `.${minor}`}`;
}
