import { canonicalCode, textExpectations } from '../shared/canonical-text.js';
import type { FactValue } from '../shared/fact-value.js';
import { toPointer } from '../shared/json-pointer.js';
import { canonicalInstant, instantExpectation } from './canonical-time.js';
import { type Fault, quoted } from './fault.js';
import {
  type EnvelopeFaultCode,
  type EnvelopeLimits,
  envelopeLimits,
  isObject,
  readPostedData,
  type Report,
} from './posted-data.js';

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

export type ParsedEnvelope =
  | { readonly ok: true; readonly envelope: Envelope }
  | { readonly ok: false; readonly faults: readonly Fault<EnvelopeFaultCode>[] };

const fields = ['id', 'source', 'type', 'occurredAt', 'unit', 'staff', 'customer', 'data'] as const;
type Field = (typeof fields)[number];
const expectedObject = 'an event: an object with id, type, occurredAt and data';

/**
 * Reads `{ id, source?, type, occurredAt, unit?, staff?, customer?, data }`. `null` for source, unit, staff or customer
 * means "not given". All faults are reported at once, up to `limits.faults`.
 */
export function parseEnvelope(value: unknown, limits: EnvelopeLimits = envelopeLimits): ParsedEnvelope {
  const faults: Fault<EnvelopeFaultCode>[] = [];
  const report: Report = (path, code, expected, found) => {
    if (faults.length < limits.faults) faults.push({ pointer: toPointer(path), code, expected, found: quoted(found) });
  };
  if (!isObject(value)) {
    report([], 'not-an-object', expectedObject, value);
    return { ok: false, faults };
  }
  for (const name of Object.keys(value)) {
    if (!fields.includes(name as Field)) report([name], 'unknown-field', `one of ${fields.join(', ')}`, name);
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
    data: readPostedData(field('data'), limits, report),
  };
  return faults.length === 0 ? { ok: true, envelope } : { ok: false, faults };
}

function readOptionalCode(name: Field, value: unknown, report: Report): string | null {
  return value === undefined || value === null ? null : readCode(name, value, report);
}

function readCode(name: Field, value: unknown, report: Report): string {
  if (value === undefined) report([name], 'missing-field', 'text that names it', value);
  else if (typeof value !== 'string') report([name], 'wrong-type', 'text', value);
  else {
    const canonical = canonicalCode(value);
    if (canonical.ok) return canonical.text;
    report([name], 'invalid-text', textExpectations[canonical.reason], value);
  }
  return '';
}

function readInstant(name: Field, value: unknown, report: Report): string {
  const instant = typeof value === 'string' ? canonicalInstant(value) : null;
  if (instant !== null) return instant;
  report([name], value === undefined ? 'missing-field' : 'invalid-instant', instantExpectation, value);
  return '';
}
