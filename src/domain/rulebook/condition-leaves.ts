import type { JsonPath } from '../shared/json-pointer.js';
import { factReference, literal, type Literal, operator, type Operator } from './condition.schema.js';
import { itemsOf, part } from './draft.js';
import { factName } from './text.schema.js';

/** A comparison as it was written; a part that is faulty in itself is absent. */
export interface LeafDraft {
  readonly path: JsonPath;
  /** how many all, any and not are around it */
  readonly depth: number;
  readonly fact: string | undefined;
  readonly operator: Operator | undefined;
  readonly value: { readonly literal: Literal } | { readonly fact: string } | undefined;
}

/** All comparisons of a condition, in the order in which they are written. */
export function leavesOf(node: unknown, path: JsonPath, depth = 0): readonly LeafDraft[] {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return [];
  const { all, any, not, ...leaf } = node as Readonly<Record<string, unknown>>;
  const below = [
    ...itemsOf(all).flatMap((child, index) => leavesOf(child, [...path, 'all', index], depth + 1)),
    ...itemsOf(any).flatMap((child, index) => leavesOf(child, [...path, 'any', index], depth + 1)),
    ...leavesOf(not, [...path, 'not'], depth + 1),
  ];
  return 'fact' in leaf ? [...below, { path, depth, ...leafParts(leaf) }] : below;
}

function leafParts(leaf: Readonly<Record<string, unknown>>): Pick<LeafDraft, 'fact' | 'operator' | 'value'> {
  const reference = part(factReference, leaf['value']);
  const constant = part(literal, leaf['value']);
  return {
    fact: part(factName, leaf['fact']),
    operator: part(operator, leaf['operator']),
    value: reference ?? (constant === undefined ? undefined : { literal: constant }),
  };
}
