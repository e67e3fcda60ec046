import type { EventType } from '../../rulebook/event-type.schema.js';
import type { Rule } from '../../rulebook/rule.schema.js';
import type { Standard } from '../../rulebook/standard.schema.js';
import type { RuleExplanation } from '../rule-outcome.js';
import { decisiveLeaves, type TraceLeaf, type TraceNode } from '../trace-condition.js';
import { derivationsInWords, type Derivations } from './derivation-in-words.js';
import { leafInWords } from './leaf-in-words.js';
import type { Words } from './words.js';

/** One explanation on its way into one language. */
export interface Telling extends Derivations {
  readonly explanation: RuleExplanation;
  readonly rule: Rule;
  readonly eventType: EventType;
  readonly standard: Standard;
  readonly words: Words;
}

/** The comparisons that settled a condition, as clauses. */
export const clausesOf = (telling: Telling, node: TraceNode | undefined): readonly string[] => [
  ...new Set(decisiveIn(node).map((leaf) => leafInWords(leaf, telling))),
];

/** How the local facts among those compared were computed. */
export const derivationsOf = (telling: Telling, node: TraceNode | undefined): readonly string[] =>
  derivationsInWords(factsOf(decisiveIn(node)), telling);

/** Why a condition came out as it did, in whole sentences. */
export const reasonsOf = (telling: Telling, node: TraceNode | undefined): readonly string[] => [
  ...clausesOf(telling, node).map(telling.words.sentence),
  ...derivationsOf(telling, node),
];

export const factsOf = (leaves: readonly TraceLeaf[]): string[] =>
  leaves.flatMap(({ fact, expectedFact }) => (expectedFact === undefined ? [fact] : [fact, expectedFact]));

/** The decisive leaves, without those that a reader learns from another one anyway. */
export function decisiveIn(node: TraceNode | undefined): readonly TraceLeaf[] {
  const leaves = node === undefined ? [] : decisiveLeaves(node);
  return leaves.filter((leaf) => !leaves.some((other) => other.fact === leaf.fact && saysMore(other, leaf)));
}

/** Authors guard comparisons against null: with a value the comparison says it all, without one the guard does. */
function saysMore(other: TraceLeaf, leaf: TraceLeaf): boolean {
  const [guard, comparison] = leaf.actual === null ? [other, leaf] : [leaf, other];
  return guard.expected === null && comparison.expected !== null && comparison.actual !== undefined;
}
