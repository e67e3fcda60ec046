import { canonicalCode, canonicalText, textExpectations } from '../shared/canonical-text.js';
import type { FactScalar, FactValue } from '../shared/fact-value.js';
import type { JsonPath } from '../shared/json-pointer.js';
import { isExactNumber } from './canonical-fact.js';

export interface EnvelopeLimits {
  readonly facts: number;
  /** UTF-8 bytes of one text */
  readonly textBytes: number;
  readonly listLength: number;
  /** faults reported of one event; what goes beyond is cut, the event is refused all the same */
  readonly faults: number;
}

export const envelopeLimits: EnvelopeLimits = { facts: 200, textBytes: 8 * 1024, listLength: 1000, faults: 50 };

export type EnvelopeFaultCode =
  | 'not-an-object'
  | 'unknown-field'
  | 'missing-field'
  | 'wrong-type'
  | 'invalid-text'
  | 'invalid-instant'
  | 'invalid-name'
  | 'repeated-name'
  | 'inexact-number'
  | 'too-large';

export type Report = (path: JsonPath, code: EnvelopeFaultCode, expected: string, found: unknown) => void;

/** The facts of an event as posted: a flat object of scalars, null and lists of scalars, canonical where they are right. */
export function readPostedData(value: unknown, limits: EnvelopeLimits, report: Report): Record<string, FactValue> {
  const data: Record<string, FactValue> = {};
  if (!isObject(value)) {
    report(['data'], value === undefined ? 'missing-field' : 'wrong-type', 'an object of facts by name', value);
    return data;
  }
  const names = Object.keys(value);
  if (names.length > limits.facts) report(['data'], 'too-large', `at most ${limits.facts} facts`, names.length);
  for (const name of names.slice(0, limits.facts)) {
    const canonical = canonicalCode(name);
    if (!canonical.ok) report(['data', name], 'invalid-name', textExpectations[canonical.reason], name);
    else if (canonical.text in Object.prototype) {
      report(['data', name], 'invalid-name', 'a name that is no built-in property of JavaScript objects', name);
    } else if (Object.hasOwn(data, canonical.text)) {
      report(['data', name], 'repeated-name', 'each fact once (names are compared in Unicode NFC)', name);
    } else data[canonical.text] = readFact(name, value[name], limits, report);
  }
  return data;
}

function readFact(name: string, value: unknown, limits: EnvelopeLimits, report: Report): FactValue {
  if (value === null) return null;
  if (!Array.isArray(value)) return readScalar([name], value, limits, report);
  if (value.length > limits.listLength) {
    report(['data', name], 'too-large', `a list of at most ${limits.listLength}`, value);
    return [];
  }
  return value.map((element: unknown, index) => readScalar([name, index], element, limits, report));
}

function readScalar(path: JsonPath, value: unknown, limits: EnvelopeLimits, report: Report): FactScalar {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      if (!isExactNumber(value)) {
        report(['data', ...path], 'inexact-number', 'a number of at most 9007199254740991 in size', value);
      }
      return value + 0;
    case 'string': {
      const canonical = canonicalText(value);
      if (!canonical.ok) {
        report(['data', ...path], 'invalid-text', textExpectations[canonical.reason], value);
        return '';
      }
      if (exceedsBytes(canonical.text, limits.textBytes)) {
        report(['data', ...path], 'too-large', `text of at most ${limits.textBytes} bytes in UTF-8`, value);
      }
      return canonical.text;
    }
    default:
      report(['data', ...path], 'wrong-type', 'text, a number, true, false, or a list of these', value);
      return '';
  }
}

// a UTF-16 unit takes at most three bytes, so short text need not be measured
const exceedsBytes = (text: string, bytes: number): boolean =>
  text.length * 3 > bytes && new TextEncoder().encode(text).length > bytes;

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
