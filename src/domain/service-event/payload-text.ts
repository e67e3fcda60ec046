import type { FactValue } from '../shared/fact-value.js';
import type { Envelope } from './parse-envelope.js';

/**
 * One text per payload, for hashing: everything the source said of the event, in a fixed order, facts sorted by name. Who
 * posted it, under which source and by which way do not matter. `heldBack` names what kept a file from telling a fact.
 */
export function payloadText(envelope: Envelope, heldBack: readonly string[]): string {
  const { id, type, occurredAt, unit, staff, customer, data } = envelope;
  const facts: [string, FactValue | undefined][] = Object.keys(data)
    .sort()
    .map((name) => [name, data[name]]);
  return JSON.stringify([id, type, occurredAt, unit, staff, customer, facts, ...heldBack]);
}
