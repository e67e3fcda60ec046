import type { PlainOperator } from './condition.schema.js';

const orderings: ReadonlySet<PlainOperator> = new Set([
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
]);

export const isOrdering = (plain: PlainOperator): boolean => orderings.has(plain);
export const isMembership = (plain: PlainOperator): boolean => plain === 'in' || plain === 'notIn';
