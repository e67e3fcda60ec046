import { evaluateLeaf, isReference } from '../evaluation/evaluate-condition.js';
import { partsOf } from '../evaluation/operators.js';
import type { Condition, Leaf } from '../rulebook/condition.schema.js';
import { isOrdering } from '../rulebook/operator-groups.js';
import type { FactValue } from '../shared/fact-value.js';
import { all, any, not, type Ternary } from '../shared/ternary.js';

/**
 * Every value that a fact may have: none if it is missing, one if it is known, the least and the greatest of a count
 * that is in doubt.
 */
export type PossibleValues = (name: string) => readonly FactValue[];

/** The truth of a condition, whatever the values in doubt turn out to be; otherwise unknown. */
export function judgeRow(condition: Condition, possible: PossibleValues): Ternary {
  if ('all' in condition) return all(condition.all.map((part) => judgeRow(part, possible)));
  if ('any' in condition) return any(condition.any.map((part) => judgeRow(part, possible)));
  if ('not' in condition) return not(judgeRow(condition.not, possible));
  return judgeLeaf(condition, possible);
}

/** The facts for want of which a condition is unknown, each once. */
export function factsInDoubt(condition: Condition, possible: PossibleValues): readonly string[] {
  if ('not' in condition) return factsInDoubt(condition.not, possible);
  if ('all' in condition || 'any' in condition) {
    const parts = 'all' in condition ? condition.all : condition.any;
    return [...new Set(parts.flatMap((part) => factsInDoubt(part, possible)))];
  }
  if (judgeLeaf(condition, possible) !== 'unknown') return [];
  return factsIn(condition).filter((name) => possible(name).length !== 1);
}

/** The facts that a condition reads, each once. */
export function factsIn(condition: Condition): readonly string[] {
  if ('not' in condition) return factsIn(condition.not);
  if ('all' in condition || 'any' in condition) {
    return [...new Set(('all' in condition ? condition.all : condition.any).flatMap(factsIn))];
  }
  return isReference(condition.value) ? [condition.fact, condition.value.fact] : [condition.fact];
}

/** An ordering that holds, or fails, at both ends of a count does so in between. Nothing else may be said of a range. */
function judgeLeaf(leaf: Leaf, possible: PossibleValues): Ternary {
  const actual = possible(leaf.fact);
  const expected = isReference(leaf.value) ? possible(leaf.value.fact) : [leaf.value];
  const isRange = actual.length > 1 || expected.length > 1;
  if (isRange && !isOrdering(partsOf(leaf.operator).base)) return 'unknown';
  const [first = 'unknown', ...others] = actual.flatMap((one) => expected.map((two) => evaluateLeaf(leaf, one, two)));
  return others.every((truth) => truth === first) ? first : 'unknown';
}
