import { toPointer } from '../shared/json-pointer.js';
import type { FactValue } from '../shared/fact-value.js';
import { canonicalFact } from './canonical-fact.js';
import type { FactDefinition } from './fact-definition.js';
import { type Fault, quoted } from './fault.js';
import type { Envelope } from './parse-envelope.js';

type Presence = 'required' | 'optional';

/** What an event type demands of its events, as far as taking them in is concerned. */
export interface EventDemands {
  readonly unit: Presence;
  readonly staff: Presence;
  readonly customer: Presence;
  readonly facts: Readonly<Record<string, FactDefinition>>;
}

export type FactFaultCode = 'missing-fact' | 'wrong-type';

export interface CheckedFacts {
  readonly faults: readonly Fault<FactFaultCode>[];
  /** canonical where declared and right; as it was given otherwise */
  readonly data: Readonly<Record<string, FactValue>>;
  /** facts the event type does not know: kept, never judged */
  readonly undeclared: readonly string[];
}

/** Compares the facts of an event with its event type. An optional fact that is absent stays missing: no fault. */
export function checkFacts(type: Pick<EventDemands, 'facts'>, envelope: Pick<Envelope, 'data'>): CheckedFacts {
  const faults: Fault<FactFaultCode>[] = [];
  const data: Record<string, FactValue> = {};
  const undeclared: string[] = [];
  for (const [name, value] of Object.entries(envelope.data)) {
    const definition = Object.hasOwn(type.facts, name) ? type.facts[name] : undefined;
    data[name] = value;
    if (definition === undefined) {
      undeclared.push(name);
      continue;
    }
    const canonical = canonicalFact(definition, value);
    if (canonical.ok) data[name] = canonical.value;
    else
      faults.push({
        pointer: toPointer(['data', name]),
        code: 'wrong-type',
        expected: canonical.expected,
        found: quoted(value),
      });
  }
  for (const [name, definition] of Object.entries(type.facts)) {
    if (definition.required !== true || Object.hasOwn(data, name)) continue;
    faults.push({
      pointer: toPointer(['data', name]),
      code: 'missing-fact',
      expected: `the fact ${name} (${definition.type})`,
      found: 'nothing',
    });
  }
  return { faults, data, undeclared };
}
