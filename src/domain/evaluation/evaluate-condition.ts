import {
  operators,
  type Condition,
  type FactReference,
  type Leaf,
  type Operator,
} from '../rulebook/condition.schema.js';
import { isMembership } from '../rulebook/operator-groups.js';
import { isList, type FactValue } from '../shared/fact-value.js';
import { not, ternary, type Ternary } from '../shared/ternary.js';
import { comparisons, partsOf } from './operators.js';
import type { ReadFact } from './read-fact.js';

/**
 * The truth of a condition in Kleene's logic. With all facts present it is what json-rules-engine answers; a missing
 * fact leaves its leaf unknown, so that a result of true or false holds whatever the missing facts may turn out to be.
 */
export function evaluateCondition(condition: Condition, read: ReadFact): Ternary {
  if ('all' in condition) return decide(condition.all, 'false', 'true', read);
  if ('any' in condition) return decide(condition.any, 'true', 'false', read);
  if ('not' in condition) return not(evaluateCondition(condition.not, read));
  return evaluateLeaf(condition, read(condition.fact), expectedBy(condition, read));
}

/** One comparison. Undefined is a missing fact, on either side. */
export function evaluateLeaf(leaf: Leaf, actual: FactValue | undefined, expected: FactValue | undefined): Ternary {
  if (actual === undefined || expected === undefined) return 'unknown';
  // membership of something that is no list (a list fact known to be empty by null): json-rules-engine throws
  if (lookUps.has(leaf.operator) && !isList(expected)) return 'unknown';
  return ternary(comparisons[leaf.operator](actual, expected));
}

/** What a leaf compares with: its literal, or the value of the fact that it names. */
export const expectedBy = (leaf: Leaf, read: ReadFact): FactValue | undefined =>
  isReference(leaf.value) ? read(leaf.value.fact) : leaf.value;

export const isReference = (value: Leaf['value']): value is FactReference =>
  typeof value === 'object' && value !== null && 'fact' in value;

/** The operators that look the fact up in the value side, which must be a list. */
export const lookUps: ReadonlySet<Operator> = new Set(
  operators.filter((operator) => isMembership(partsOf(operator).base)),
);

function decide(parts: readonly Condition[], decisive: Ternary, otherwise: Ternary, read: ReadFact): Ternary {
  let result = otherwise;
  for (const part of parts) {
    const truth = evaluateCondition(part, read);
    if (truth === decisive) return decisive;
    if (truth === 'unknown') result = 'unknown';
  }
  return result;
}
