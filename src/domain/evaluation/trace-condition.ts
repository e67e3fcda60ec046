import type { Condition, Leaf, Operator } from '../rulebook/condition.schema.js';
import type { FactValue } from '../shared/fact-value.js';
import { all, any, not, type Ternary } from '../shared/ternary.js';
import { evaluateLeaf, expectedBy, isReference } from './evaluate-condition.js';
import type { ReadFact } from './read-fact.js';

export interface TraceLeaf {
  readonly fact: string;
  readonly operator: Operator;
  /** absent if the fact is missing */
  readonly actual?: FactValue;
  /** what it was compared with; absent if that is a missing fact */
  readonly expected?: FactValue;
  /** the fact whose value `expected` is, unless it is a literal of the rule */
  readonly expectedFact?: string;
  readonly outcome: Ternary;
}

/** A condition with the truth of every part, nothing left out. */
export type TraceNode =
  | { readonly all: readonly TraceNode[]; readonly outcome: Ternary }
  | { readonly any: readonly TraceNode[]; readonly outcome: Ternary }
  | { readonly not: TraceNode; readonly outcome: Ternary }
  | TraceLeaf;

/** Evaluates a condition to the same truth as `evaluateCondition`, and records every part of it. */
export function traceCondition(condition: Condition, read: ReadFact): TraceNode {
  if ('all' in condition) {
    const parts = condition.all.map((part) => traceCondition(part, read));
    return { all: parts, outcome: all(outcomesOf(parts)) };
  }
  if ('any' in condition) {
    const parts = condition.any.map((part) => traceCondition(part, read));
    return { any: parts, outcome: any(outcomesOf(parts)) };
  }
  if ('not' in condition) {
    const part = traceCondition(condition.not, read);
    return { not: part, outcome: not(part.outcome) };
  }
  return traceLeaf(condition, read);
}

/** The leaves that made the node come out as it did: change none of them and it stays so. */
export function decisiveLeaves(node: TraceNode): readonly TraceLeaf[] {
  if ('not' in node) return decisiveLeaves(node.not);
  if (!('all' in node) && !('any' in node)) return [node];
  const parts = 'all' in node ? node.all : node.any;
  return parts.filter((part) => part.outcome === node.outcome).flatMap(decisiveLeaves);
}

function traceLeaf(leaf: Leaf, read: ReadFact): TraceLeaf {
  const [actual, expected] = [read(leaf.fact), expectedBy(leaf, read)];
  return {
    fact: leaf.fact,
    operator: leaf.operator,
    ...(actual === undefined ? {} : { actual }),
    ...(expected === undefined ? {} : { expected }),
    ...(isReference(leaf.value) ? { expectedFact: leaf.value.fact } : {}),
    outcome: evaluateLeaf(leaf, actual, expected),
  };
}

const outcomesOf = (parts: readonly TraceNode[]): Ternary[] => parts.map((part) => part.outcome);
