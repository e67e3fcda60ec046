import { toPointer } from '../shared/json-pointer.js';
import { canonicalCode, canonicalText, textExpectations } from '../shared/canonical-text.js';
import type { FactScalar, FactValue } from '../shared/fact-value.js';
import { isExactNumber } from './canonical-fact.js';
import { canonicalInstant, instantExpectation } from './canonical-time.js';
import { type Fault, quoted } from './fault.js';

/** A service event as its source tells it, canonical, but not yet compared with its event type. */
export interface Envelope {
  readonly id: string;
  /** null when the event names none; an API key is bound to one anyway */
  readonly source: string | null;
  readonly type: string;
  /** UTC with milliseconds */
  readonly occurredAt: string;
  readonly unit: string | null;
  readonly staff: string | null;
  readonly customer: string | null;
  readonly data: Readonly<Record<string, FactValue>>;
}

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

export type ParsedEnvelope =
  | { readonly ok: true; readonly envelope: Envelope }
  | { readonly ok: false; readonly faults: readonly Fault<EnvelopeFaultCode>[] };

const fields = ['id', 'source', 'type', 'occurredAt', 'unit', 'staff', 'customer', 'data'] as const;
type Field = (typeof fields)[number];
const expectedObject = 'an event: an object with id, type, occurredAt and data';

type Report = (pointer: string, code: EnvelopeFaultCode, expected: string, found: unknown) => void;

/**
 * Reads `{ id, source?, type, occurredAt, unit?, staff?, customer?, data }`. `null` for source, unit, staff or customer
 * means "not given". All faults are reported at once, up to `limits.faults`.
 */
export function parseEnvelope(value: unknown, limits: EnvelopeLimits = envelopeLimits): ParsedEnvelope {
  const faults: Fault<EnvelopeFaultCode>[] = [];
  const report: Report = (pointer, code, expected, found) => {
    if (faults.length < limits.faults) faults.push({ pointer, code, expected, found: quoted(found) });
  };
  if (!isObject(value)) {
    report('', 'not-an-object', expectedObject, value);
    return { ok: false, faults };
  }
  for (const name of Object.keys(value)) {
    if (!fields.includes(name as Field))
      report(toPointer([name]), 'unknown-field', `one of ${fields.join(', ')}`, name);
  }
  const field = (name: Field): unknown => (Object.hasOwn(value, name) ? value[name] : undefined);
  const envelope = {
    id: readCode('id', field('id'), report),
    source: readOptionalCode('source', field('source'), report),
    type: readCode('type', field('type'), report),
    occurredAt: readInstant('occurredAt', field('occurredAt'), report),
    unit: readOptionalCode('unit', field('unit'), report),
    staff: readOptionalCode('staff', field('staff'), report),
    customer: readOptionalCode('customer', field('customer'), report),
    data: readData(field('data'), limits, report),
  };
  return faults.length === 0 ? { ok: true, envelope } : { ok: false, faults };
}

function readOptionalCode(name: Field, value: unknown, report: Report): string | null {
  return value === undefined || value === null ? null : readCode(name, value, report);
}

function readCode(name: Field, value: unknown, report: Report): string {
  if (value === undefined) report(`/${name}`, 'missing-field', 'text that names it', value);
  else if (typeof value !== 'string') report(`/${name}`, 'wrong-type', 'text', value);
  else {
    const canonical = canonicalCode(value);
    if (canonical.ok) return canonical.text;
    report(`/${name}`, 'invalid-text', textExpectations[canonical.reason], value);
  }
  return '';
}

function readInstant(name: Field, value: unknown, report: Report): string {
  const instant = typeof value === 'string' ? canonicalInstant(value) : null;
  if (instant !== null) return instant;
  report(`/${name}`, value === undefined ? 'missing-field' : 'invalid-instant', instantExpectation, value);
  return '';
}

function readData(value: unknown, limits: EnvelopeLimits, report: Report): Record<string, FactValue> {
  const data: Record<string, FactValue> = {};
  if (!isObject(value)) {
    report('/data', value === undefined ? 'missing-field' : 'wrong-type', 'an object of facts by name', value);
    return data;
  }
  const names = Object.keys(value);
  if (names.length > limits.facts) report('/data', 'too-large', `at most ${limits.facts} facts`, names.length);
  for (const name of names.slice(0, limits.facts)) {
    const canonical = canonicalCode(name);
    if (!canonical.ok) report(toPointer(['data', name]), 'invalid-name', textExpectations[canonical.reason], name);
    else if (canonical.text in Object.prototype) {
      report(
        toPointer(['data', name]),
        'invalid-name',
        'a name that is no built-in property of JavaScript objects',
        name,
      );
    } else if (Object.hasOwn(data, canonical.text)) {
      report(toPointer(['data', name]), 'repeated-name', 'each fact once (names are compared in Unicode NFC)', name);
    } else data[canonical.text] = readFact(toPointer(['data', name]), value[name], limits, report);
  }
  return data;
}

function readFact(pointer: string, value: unknown, limits: EnvelopeLimits, report: Report): FactValue {
  if (value === null) return null;
  if (!Array.isArray(value)) return readScalar(pointer, value, limits, report);
  if (value.length > limits.listLength) {
    report(pointer, 'too-large', `a list of at most ${limits.listLength}`, value);
    return [];
  }
  return value.map((element: unknown, index) => readScalar(`${pointer}/${index}`, element, limits, report));
}

function readScalar(pointer: string, value: unknown, limits: EnvelopeLimits, report: Report): FactScalar {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      if (!isExactNumber(value))
        report(pointer, 'inexact-number', 'a number of at most 9007199254740991 in size', value);
      return value + 0;
    case 'string':
      return readText(pointer, value, limits, report);
    default:
      report(pointer, 'wrong-type', 'text, a number, true, false, or a list of these', value);
      return '';
  }
}

function readText(pointer: string, value: string, limits: EnvelopeLimits, report: Report): string {
  const canonical = canonicalText(value);
  if (!canonical.ok) {
    report(pointer, 'invalid-text', textExpectations[canonical.reason], value);
    return '';
  }
  if (exceedsBytes(canonical.text, limits.textBytes)) {
    report(pointer, 'too-large', `text of at most ${limits.textBytes} bytes in UTF-8`, value);
  }
  return canonical.text;
}

// a UTF-16 unit takes at most three bytes, so short text need not be measured
const exceedsBytes = (text: string, bytes: number): boolean =>
  text.length * 3 > bytes && new TextEncoder().encode(text).length > bytes;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
