import { plainOperators, type Operator, type PlainOperator } from '../rulebook/condition.schema.js';
import { isList, type FactValue } from '../shared/fact-value.js';

/** What json-rules-engine 7.3.1 answers for a fact value and the value it is compared with. */
type Comparison = (actual: FactValue, expected: FactValue) => boolean;

/** Its four ordering operators look at the fact side only: what does not start like a number compares as false. */
const startsLikeNumber = (value: FactValue): boolean =>
  typeof value === 'number' || !Number.isNaN(Number.parseFloat(String(value)));

// JavaScript's own order: numbers as numbers, instants and dates as text of fixed width
const ordering =
  (holds: (actual: never, expected: never) => boolean): Comparison =>
  (actual, expected) =>
    expected !== null && startsLikeNumber(actual) && holds(actual as never, expected as never);

const includes = (list: FactValue, value: FactValue): boolean =>
  isList(list) && (list as readonly FactValue[]).indexOf(value) >= 0;

const plain: Readonly<Record<PlainOperator, Comparison>> = {
  equal: (actual, expected) => actual === expected,
  notEqual: (actual, expected) => actual !== expected,
  in: (actual, expected) => includes(expected, actual),
  notIn: (actual, expected) => !includes(expected, actual),
  contains: includes,
  doesNotContain: (actual, expected) => isList(actual) && !includes(actual, expected),
  lessThan: ordering((actual, expected) => actual < expected),
  lessThanInclusive: ordering((actual, expected) => actual <= expected),
  greaterThan: ordering((actual, expected) => actual > expected),
  greaterThanInclusive: ordering((actual, expected) => actual >= expected),
};

const someFact =
  (comparison: Comparison): Comparison =>
  (actual, expected) =>
    isList(actual) && actual.some((element) => comparison(element, expected));
const everyFact =
  (comparison: Comparison): Comparison =>
  (actual, expected) =>
    isList(actual) && actual.every((element) => comparison(element, expected));

/** All thirty operators of the dialect. */
export const comparisons = Object.fromEntries(
  plainOperators.flatMap((name) => [
    [name, plain[name]],
    [`someFact:${name}`, someFact(plain[name])],
    [`everyFact:${name}`, everyFact(plain[name])],
  ]),
) as Readonly<Record<Operator, Comparison>>;

/** How often the inner comparison of an operator must hold over the fact side, and that comparison. */
export function partsOf(operator: Operator): { quantifier: 'one' | 'some' | 'every'; base: PlainOperator } {
  const base = operator.slice(operator.indexOf(':') + 1) as PlainOperator;
  if (base === operator) return { quantifier: 'one', base };
  return { quantifier: operator.startsWith('some') ? 'some' : 'every', base };
}
