import type { Condition } from '../rulebook/condition.schema.js';
import type { FactValue } from '../shared/fact-value.js';
import type { Ternary } from '../shared/ternary.js';
import { evaluateCondition } from './evaluate-condition.js';
import { readerOf } from './read-fact.js';

const judge = (condition: Condition, facts: Readonly<Record<string, FactValue>>): Ternary =>
  evaluateCondition(condition, readerOf(new Map(Object.entries(facts))));

const yes: Condition = { fact: 'one', operator: 'equal', value: 1 };
const no: Condition = { fact: 'one', operator: 'equal', value: 2 };
const unknown: Condition = { fact: 'absent', operator: 'equal', value: 1 };

// that all present facts are judged as json-rules-engine does is shown in test/rules
describe('with something missing', () => {
  test.each<[string, Condition, Ternary]>([
    ['a comparison is unknown', unknown, 'unknown'],
    ['its opposite is unknown too', { not: unknown }, 'unknown'],
    [
      'a comparison with a missing fact is unknown',
      { fact: 'one', operator: 'equal', value: { fact: 'absent' } },
      'unknown',
    ],
    ['"not equal" is unknown, not true', { fact: 'absent', operator: 'notEqual', value: 1 }, 'unknown'],
    ['"not in" is unknown, not true', { fact: 'absent', operator: 'notIn', value: [1] }, 'unknown'],
    ['all is false if any part is false', { all: [unknown, no] }, 'false'],
    ['all is unknown if the rest is true', { all: [yes, unknown, yes] }, 'unknown'],
    ['any is true if any part is true', { any: [unknown, yes] }, 'true'],
    ['any is unknown if the rest is false', { any: [no, unknown] }, 'unknown'],
    ['a part that is decided inside does not matter outside', { all: [yes, { any: [unknown, yes] }] }, 'true'],
  ])('%s', (_rule, condition, expected) => {
    expect(judge(condition, { one: 1 })).toBe(expected);
  });
});

describe('null is an answer', () => {
  test.each<[string, Condition, Ternary]>([
    ['it equals null', { fact: 'none', operator: 'equal', value: null }, 'true'],
    ['it differs from every value', { fact: 'none', operator: 'notEqual', value: 0 }, 'true'],
    ['it is not less than anything', { fact: 'none', operator: 'lessThan', value: 1 }, 'false'],
    ['it is not more than anything', { fact: 'none', operator: 'greaterThanInclusive', value: 0 }, 'false'],
    ['nothing is more than null', { fact: 'one', operator: 'greaterThan', value: { fact: 'none' } }, 'false'],
    ['it contains nothing', { fact: 'none', operator: 'contains', value: 'a' }, 'false'],
    ['nor can it be said to lack something', { fact: 'none', operator: 'doesNotContain', value: 'a' }, 'false'],
    ['none of its entries is anything', { fact: 'none', operator: 'everyFact:equal', value: 'a' }, 'false'],
    [
      'what a list known to be empty by null contains cannot be said',
      { fact: 'one', operator: 'notIn', value: { fact: 'none' } },
      'unknown',
    ],
  ])('%s', (_rule, condition, expected) => {
    expect(judge(condition, { one: 1, none: null })).toBe(expected);
  });
});

test('instants are ordered as times', () => {
  const late: Condition = { fact: 'arrivedAt', operator: 'greaterThan', value: { fact: 'promisedAt' } };
  const promisedAt = '2026-03-02T06:30:00.000Z';
  expect(judge(late, { arrivedAt: '2026-03-02T06:30:00.000Z', promisedAt })).toBe('false');
  expect(judge(late, { arrivedAt: '2026-03-02T06:30:00.001Z', promisedAt })).toBe('true');
});
