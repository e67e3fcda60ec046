import type { PlainOperator } from '../../rulebook/condition.schema.js';
import { isList } from '../../shared/fact-value.js';
import { comparisons, partsOf } from '../operators.js';
import type { TraceLeaf } from '../trace-condition.js';
import type { Derivations } from './derivation-in-words.js';
import type { FactDescription } from './fact-description.js';
import { valueInWords } from './value-in-words.js';
import type { Ordering, Scale } from './words.js';
import { wordsOf } from './words-of.js';

type Context = Pick<Derivations, 'describe' | 'locale' | 'forms'>;

export const isOrdering = (operator: PlainOperator): operator is Ordering => /^(less|greater)/.test(operator);

/** Times are later, amounts are more, and what has no unit and no whole numbers, such as a score, is higher. */
export function scaleOf({ type, unit }: FactDescription): Scale {
  if (type === 'instant' || type === 'date') return 'time';
  return type === 'decimal' && unit === undefined ? 'level' : 'amount';
}

/**
 * One comparison as a clause that states what was found, whichever way it came out: "Rings was 4, not more than 4". It is
 * true of the event whether the leaf stands under `all`, `any` or `not`.
 */
export function leafInWords(leaf: TraceLeaf, context: Context): string {
  const words = wordsOf(context.locale);
  const label = labelOf(leaf.fact, context);
  if (leaf.actual === undefined) return words.isMissing(label);
  if (leaf.expected === undefined) return words.isMissing(labelOf(leaf.expectedFact ?? leaf.fact, context));
  if (leaf.actual === null) return emptyInWords(leaf, context);
  const { quantifier, base } = partsOf(leaf.operator);
  const holds = leaf.outcome === 'true';
  const actual = actualInWords(leaf, context);
  if (quantifier !== 'one') return entriesInWords(leaf, context);
  if (base === 'contains' || base === 'doesNotContain') {
    return words.contains(label, actual, expectedInWords(leaf, context), holds === (base === 'contains'));
  }
  const predicate = predicateOf(leaf, base, holds, context);
  return predicate === undefined ? words.was(label, actual) : words.andSo(words.was(label, actual), predicate);
}

export const actualInWords = (leaf: TraceLeaf, { describe, locale }: Context): string =>
  valueInWords(leaf.actual ?? null, describe(leaf.fact), locale, leaf.expected);

/** The value compared with; behind its label if it is that of another fact. */
export function expectedInWords(leaf: TraceLeaf, { describe, locale }: Context): string {
  const fact = describe(leaf.expectedFact ?? leaf.fact);
  const value = valueInWords(leaf.expected ?? null, fact, locale, leaf.actual);
  return leaf.expectedFact === undefined ? value : wordsOf(locale).factWithValue(fact.label[locale], value);
}

/** A fact that is known to be empty: it can be equal to nothing else, and nothing can be compared with it. */
function emptyInWords(leaf: TraceLeaf, context: Context): string {
  const words = wordsOf(context.locale);
  const label = labelOf(leaf.fact, context);
  const clause = Object.hasOwn(context.forms, leaf.fact) ? words.was(label, words.none) : words.recordedAsNone(label);
  const { quantifier, base } = partsOf(leaf.operator);
  if (leaf.expected === null) return clause;
  if (quantifier !== 'one' || !/^(equal|notEqual|in|notIn)$/.test(base))
    return words.andSo(clause, words.nothingToCompare);
  const predicate = predicateOf(leaf, base, leaf.outcome === 'true', context);
  return predicate === undefined ? clause : words.andSo(clause, predicate);
}

/** Of a list, the entries that decided; all of them where it took all. */
function entriesInWords(leaf: TraceLeaf, context: Context): string {
  const words = wordsOf(context.locale);
  const label = labelOf(leaf.fact, context);
  const { quantifier, base } = partsOf(leaf.operator);
  const entries = isList(leaf.actual) ? leaf.actual : [];
  if (entries.length === 0) return words.was(label, words.empty);
  const some = quantifier === 'some';
  const deciding = entries.filter((entry) => comparisons[base](entry, leaf.expected ?? null) === some);
  const predicate = (holds: boolean) =>
    predicateOf(leaf, base, holds, context) ?? words.is(expectedInWords(leaf, context));
  const told = valueInWords(
    deciding.length === 0 ? entries : deciding,
    context.describe(leaf.fact),
    context.locale,
    leaf.expected,
  );
  if (deciding.length > 0) return words.andSo(words.has(label, told), predicate(some));
  return some ? words.noneOfThem(label, told, predicate(true)) : words.everyOne(label, told, predicate(true));
}

/** What follows the value; undefined where the value alone says it all ("Apologised was no"). */
function predicateOf(leaf: TraceLeaf, base: PlainOperator, holds: boolean, context: Context): string | undefined {
  const words = wordsOf(context.locale);
  const expected = expectedInWords(leaf, context);
  switch (base) {
    case 'equal':
    case 'notEqual': {
      const isEqual = holds === (base === 'equal');
      if (leaf.expectedFact !== undefined) return isEqual ? words.sameAs(expected) : words.differentFrom(expected);
      const plain = leaf.expected === null || typeof leaf.actual === 'boolean';
      return isEqual || plain ? undefined : words.isNot(expected);
    }
    case 'in':
    case 'notIn':
      return holds === (base === 'in') ? words.oneOf(expected) : words.noneOf(expected);
    case 'contains':
    case 'doesNotContain':
      return words.nothingToCompare;
    case 'lessThan':
    case 'lessThanInclusive':
    case 'greaterThan':
    case 'greaterThanInclusive':
      return words.ordered(base, scaleOf(context.describe(leaf.fact)), holds, expected);
    default:
      return base satisfies never;
  }
}

const labelOf = (fact: string, { describe, locale }: Context): string => describe(fact).label[locale];
