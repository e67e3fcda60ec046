import type { EventTypeNames } from './check-event-type.js';
import type { Report } from './draft.js';
import { described, type FactNames, type KnownFact } from './known-fact.js';
import { both } from './fault-words.js';

/** The facts of all event types that a rule is on. One that some of them lack can be missing. */
export function mergedNames(
  on: readonly string[],
  eventTypes: ReadonlyMap<string, EventTypeNames>,
  report: Report,
): FactNames {
  const facts = new Map<string, KnownFact>();
  const types = on.map((code) => eventTypes.get(code)?.names);
  types.forEach((type, index) => {
    for (const [name, fact] of type?.facts ?? []) {
      const known = facts.get(name);
      if (known !== undefined && conflict(known, fact)) {
        const expected = both(described(name, known));
        report(['on', index], 'conflicting-types', { found: described(name, fact), expected });
      }
      facts.set(name, known === undefined ? fact : merged(known, fact));
    }
  });
  for (const [name, fact] of facts) {
    if (types.some((type) => type?.facts.has(name) === false)) facts.set(name, { ...fact, canBeMissing: true });
  }
  const eventType = facts.get('eventType');
  if (eventType !== undefined) facts.set('eventType', { ...eventType, type: 'code', values: on });
  return { facts, open: types.some((type) => type === undefined || type.open) };
}

const conflict = (a: KnownFact, b: KnownFact): boolean =>
  a.type !== 'unknown' &&
  b.type !== 'unknown' &&
  (a.type !== b.type || (a.of ?? 'text') !== (b.of ?? 'text') || a.unit !== b.unit);

const merged = (a: KnownFact, b: KnownFact): KnownFact => ({
  ...(a.type === 'unknown' ? b : a),
  values: a.values === undefined || b.values === undefined ? undefined : [...new Set([...a.values, ...b.values])],
  nullable: a.nullable || b.nullable,
  canBeMissing: a.canBeMissing || b.canBeMissing,
  operands: [...new Set([...a.operands, ...b.operands])],
});
