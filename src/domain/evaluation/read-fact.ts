import type { Facts, FactValue } from '../shared/fact-value.js';

/** Looks a fact up by name. Undefined means it is missing, which is never the same as `null`. */
export type ReadFact = (name: string) => FactValue | undefined;

export const readerOf =
  (facts: Facts): ReadFact =>
  (name) =>
    facts.get(name);
