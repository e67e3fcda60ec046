import { fromPointer, toPointer } from '../shared/json-pointer.js';
import type { Fault } from './fault.js';
import { type Envelope, parseEnvelope } from './parse-envelope.js';
import { envelopeLimits } from './posted-data.js';
import { UnreadableJson } from './json-cursor.js';
import { parseStrictJson } from './parse-strict-json.js';

/** An event as it was written, or all that is wrong with it. `id` is there wherever it could be read. */
export type ReadEvent =
  | { readonly ok: true; readonly id: string; readonly envelope: Envelope }
  | { readonly ok: false; readonly id: string | null; readonly faults: readonly Fault[] };

export interface ReadBody {
  /** whether the body was a list; one object alone is read as a list of one */
  readonly isList: boolean;
  readonly events: readonly ReadEvent[];
}

const depth = 32;
/** one line of at most 64 KB cannot hold more */
const valuesOfLine = 65_536;
/** 10 MB of ordinary events hold a few hundred thousand; more would only cost memory */
const valuesOfBody = 1_000_000;

/** One event in JSON, such as a line of NDJSON. Never throws: what is no JSON is a fault too. */
export function readEventLine(text: string): ReadEvent {
  try {
    const { value, faults } = parseStrictJson(text, { depth, values: valuesOfLine, faults: envelopeLimits.faults });
    return readEvent(value, faults);
  } catch (error) {
    if (!(error instanceof UnreadableJson)) throw error;
    const found = `${error.found} at column ${error.column}`;
    return { ok: false, id: null, faults: [{ pointer: '', code: error.code, expected: error.expected, found }] };
  }
}

/** One event or a list of events in JSON. Throws {@link UnreadableJson} when it is no JSON. */
export function readEventsBody(text: string): ReadBody {
  const { value, faults } = parseStrictJson(text, { depth, values: valuesOfBody, faults: envelopeLimits.faults });
  if (!Array.isArray(value)) return { isList: false, events: [readEvent(value, faults)] };
  const faultsByIndex = new Map<number, Fault[]>();
  for (const fault of faults) {
    const [index, ...steps] = fromPointer(fault.pointer);
    const ofIndex = faultsByIndex.get(Number(index)) ?? [];
    ofIndex.push({ ...fault, pointer: toPointer(steps) });
    faultsByIndex.set(Number(index), ofIndex);
  }
  const events = value.map((element: unknown, index) => readEvent(element, faultsByIndex.get(index) ?? []));
  return { isList: true, events };
}

function readEvent(value: unknown, faults: readonly Fault[]): ReadEvent {
  const parsed = parseEnvelope(value);
  if (parsed.ok && faults.length === 0) return { ok: true, id: parsed.envelope.id, envelope: parsed.envelope };
  const id =
    typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
      ? value.id.slice(0, 200)
      : null;
  const isNew = (fault: Fault) => !faults.some(({ pointer, code }) => pointer === fault.pointer && code === fault.code);
  const misread = faults.map(({ pointer, code, expected, found }) => ({ pointer, code, expected, found }));
  return { ok: false, id, faults: [...misread, ...(parsed.ok ? [] : parsed.faults.filter(isNew))] };
}
