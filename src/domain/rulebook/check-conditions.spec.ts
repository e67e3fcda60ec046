import { Engine } from 'json-rules-engine';
import { anEventType, aRule, aStandard } from '../../../test/support/rulebook-documents.js';
import { operators } from './condition.schema.js';
import { validateDocuments } from './validate-documents.js';

const label = { 'zh-CN': '事实', en: 'fact' };
const facts = {
  text: { type: 'text', label },
  code: { type: 'code', label, values: ['phone', 'online'] },
  count: { type: 'integer', label },
  seconds: { type: 'integer', unit: 's', label },
  minutes: { type: 'integer', unit: 'min', label },
  score: { type: 'decimal', label },
  amount: { type: 'money', label },
  flag: { type: 'boolean', label },
  at: { type: 'instant', label },
  on: { type: 'date', label },
  texts: { type: 'list', label },
  codes: { type: 'list', of: 'code', values: ['a', 'b'], label },
  numbers: { type: 'list', of: 'decimal', label },
  branch: { type: 'unit', label },
  agent: { type: 'staff', label },
  maybeCount: { type: 'integer', nullable: true, label },
  maybeAt: { type: 'instant', nullable: true, label },
  maybeTexts: { type: 'list', nullable: true, label },
};

const faultsOf = (conditions: unknown, rule: Record<string, unknown> = {}) =>
  validateDocuments([
    { file: 't', value: anEventType({ facts }) },
    { file: 's', value: aStandard() },
    {
      file: 'r',
      value: aRule({
        ...rule,
        conditions,
        finding: { severity: 'minor', subject: { unit: 'unit' }, message: label },
        examples: someExamples,
      }),
    },
  ]).faults.map(({ pointer, code, found, nearest }) =>
    [pointer, code, found, ...(nearest === undefined ? [] : [`→ ${nearest}`])].join(' '),
  );
const someExamples = ['fired', 'not-fired', 'not-evaluable'].map((expect) => ({ says: expect, event: {}, expect }));
const leafFaults = (fact: string, operator: string, value: unknown) => faultsOf({ all: [{ fact, operator, value }] });
const at = '/conditions/all/0';

describe('a comparison', () => {
  it.each([
    ['text', 'equal', 'x'],
    ['code', 'in', ['phone', 'online']],
    ['count', 'greaterThan', 2],
    ['count', 'greaterThan', 2.5],
    ['score', 'lessThanInclusive', 0.5],
    ['amount', 'equal', 500],
    ['flag', 'notEqual', true],
    ['at', 'lessThan', '2026-03-02T02:00:00.000Z'],
    ['on', 'greaterThanInclusive', '2026-03-02'],
    ['texts', 'contains', 'x'],
    ['codes', 'doesNotContain', 'a'],
    ['codes', 'someFact:in', ['a']],
    ['numbers', 'everyFact:lessThan', 3],
    ['branch', 'notEqual', { fact: 'unit' }],
    ['agent', 'equal', { fact: 'staff' }],
    ['text', 'in', { fact: 'texts' }],
    ['text', 'notIn', { fact: 'codes' }],
    ['eventType', 'equal', 'counter.called'],
    ['seconds', 'lessThan', { fact: 'count' }],
    ['at', 'lessThan', { fact: 'occurredAt' }],
    ['maybeCount', 'equal', null],
    ['maybeTexts', 'notEqual', null],
    ['count', 'equal', { fact: 'maybeCount' }],
  ])('%s %s %j means something', (fact, operator, value) => {
    expect(leafFaults(fact, operator, value)).toEqual([]);
  });

  it.each([
    ['text', 'lessThan', 'x', 'operator operator-does-not-fit lessThan, "text" (text)'],
    ['code', 'greaterThan', 1, 'operator operator-does-not-fit greaterThan, "code" (code)'],
    ['flag', 'lessThan', true, 'operator operator-does-not-fit lessThan, "flag" (boolean)'],
    ['agent', 'greaterThanInclusive', 'a', 'operator operator-does-not-fit greaterThanInclusive, "agent" (staff)'],
    ['texts', 'lessThan', 1, 'operator operator-does-not-fit lessThan, "texts" (list of text)'],
    ['texts', 'equal', 'x', 'operator operator-does-not-fit equal, "texts" (list of text)'],
    ['texts', 'in', ['x'], 'operator operator-does-not-fit in, "texts" (list of text)'],
    ['text', 'contains', 'x', 'operator operator-does-not-fit contains, "text" (text)'],
    ['count', 'someFact:equal', 1, 'operator operator-does-not-fit someFact:equal, "count" (integer)'],
    ['texts', 'someFact:contains', 'x', 'operator operator-does-not-fit someFact:contains, "texts" (list of text)'],
    ['texts', 'everyFact:lessThan', 'x', 'operator operator-does-not-fit everyFact:lessThan, "texts" (list of text)'],
  ])('%s %s is refused: the operator does not fit the fact', (fact, operator, value, fault) => {
    expect(leafFaults(fact, operator, value)).toEqual([`${at}/${fault}`]);
  });

  it.each([
    ['text', 'equal', 1, 'value wrong-literal 1'],
    ['text', 'equal', ['x'], 'value wrong-literal ["x"]'],
    ['text', 'in', 'xyz', 'value wrong-literal "xyz"'],
    ['code', 'equal', 'phne', 'value wrong-literal "phne" → phone'],
    ['code', 'in', ['phone', 'counter'], 'value/1 wrong-literal "counter"'],
    ['count', 'equal', 1.5, 'value wrong-literal 1.5'],
    ['count', 'equal', '1', 'value wrong-literal "1"'],
    ['amount', 'greaterThan', 1.5, 'value wrong-literal 1.5'],
    ['flag', 'equal', 'true', 'value wrong-literal "true"'],
    ['at', 'lessThan', '2026-03-02T10:00:00+08:00', 'value wrong-literal "2026-03-02T10:00:00+08:00"'],
    ['at', 'lessThan', '2026-03-02', 'value wrong-literal "2026-03-02"'],
    ['at', 'lessThan', '2026-02-30T02:00:00.000Z', 'value wrong-literal "2026-02-30T02:00:00.000Z"'],
    ['on', 'lessThan', '2026-3-2', 'value wrong-literal "2026-3-2"'],
    ['on', 'equal', '2026-03-02T02:00:00.000Z', 'value wrong-literal "2026-03-02T02:00:00.000Z"'],
    ['count', 'lessThan', null, 'value wrong-literal null'],
    ['codes', 'contains', 'c', 'value wrong-literal "c"'],
    ['numbers', 'someFact:equal', '3', 'value wrong-literal "3"'],
    ['eventType', 'equal', 'counter.caled', 'value wrong-literal "counter.caled" → counter.called'],
    ['count', 'equal', null, 'value null-not-possible "count" (integer)'],
    ['numbers', 'someFact:equal', null, 'value null-not-possible "numbers" (decimal)'],
  ])('%s %s %j is refused: no such value', (fact, operator, value, fault) => {
    expect(leafFaults(fact, operator, value)).toEqual([`${at}/${fault}`]);
  });

  it.each([
    ['count', 'lessThan', 'amount', '"count" (integer), "amount" (money)'],
    ['seconds', 'lessThan', 'minutes', '"seconds" (integer, s), "minutes" (integer, min)'],
    ['at', 'lessThan', 'on', '"at" (instant), "on" (date)'],
    ['agent', 'equal', 'unit', '"agent" (staff), "unit" (unit)'],
    ['agent', 'equal', 'text', '"agent" (staff), "text" (text)'],
    ['text', 'in', 'text', '"text" (text), "text" (text)'],
    ['text', 'equal', 'texts', '"text" (text), "texts" (list of text)'],
    ['count', 'in', 'texts', '"count" (integer), "texts" (list of text)'],
  ])('%s %s %s is refused: the two facts do not compare', (fact, operator, other, found) => {
    expect(leafFaults(fact, operator, { fact: other })).toEqual([`${at}/value/fact facts-do-not-compare ${found}`]);
  });

  it('reports the unknown facts of both sides', () => {
    expect(leafFaults('cuont', 'equal', { fact: 'scoer' })).toEqual([
      `${at}/fact unknown-fact "cuont" → count`,
      `${at}/value/fact unknown-fact "scoer" → score`,
    ]);
  });

  it('that is accepted never makes json-rules-engine fail, whatever the facts are', async () => {
    const values = [
      'x',
      'phone',
      1,
      2.5,
      true,
      null,
      ['x'],
      [1],
      '2026-03-02',
      '2026-03-02T02:00:00.000Z',
      { fact: 'texts' },
      { fact: 'count' },
    ];
    const given = Object.fromEntries(
      Object.entries(facts).map(([name, { type }]) => [name, type === 'list' ? ['x'] : 'x']),
    );
    for (const fact of Object.keys(facts)) {
      const leaves = operators.flatMap((operator) => values.map((value) => ({ fact, operator, value })));
      const faulty = new Set(faultsOf({ any: leaves }).map((line) => line.split('/')[3]));
      const accepted = leaves.filter((_, index) => !faulty.has(String(index)));
      expect(accepted.length).toBeGreaterThan(0);
      expect(accepted.length).toBeLessThan(leaves.length / 2);
      const engine = new Engine([{ conditions: { any: accepted }, event: { type: 'fired' } }]);
      await engine.run({ ...given });
    }
  });
});

describe('null', () => {
  const lessThan = { fact: 'maybeCount', operator: 'lessThan', value: 3 };

  it('of the fact side must be provided for, because an ordering is silently false for it', () => {
    expect(faultsOf({ all: [lessThan] })).toEqual([`${at}/fact null-hazard "maybeCount" (integer)`]);
  });

  it.each([
    ['equal', { all: [lessThan, { fact: 'maybeCount', operator: 'notEqual', value: null }] }, {}],
    ['any', { any: [lessThan, { fact: 'maybeCount', operator: 'equal', value: null }] }, {}],
    ['when', { all: [lessThan] }, { when: { fact: 'maybeCount', operator: 'notEqual', value: null } }],
  ])('is provided for by a comparison with null elsewhere in the document (%s)', (_, conditions, rule) => {
    expect(faultsOf(conditions, rule)).toEqual([]);
  });

  it('is not provided for by a comparison of another fact, or by another operator', () => {
    const other = { fact: 'maybeAt', operator: 'equal', value: null };
    const noNull = { fact: 'maybeCount', operator: 'notEqual', value: 0 };
    expect(faultsOf({ all: [lessThan, other, noNull] })).toEqual([`${at}/fact null-hazard "maybeCount" (integer)`]);
  });

  it.each(['contains', 'doesNotContain', 'someFact:equal', 'everyFact:equal'])(
    'of a list is silently false for %s too',
    (operator) => {
      expect(leafFaults('maybeTexts', operator, 'x')).toEqual([`${at}/fact null-hazard "maybeTexts" (list of text)`]);
    },
  );

  it('carries over to a local fact, and so does providing for it', () => {
    const local = {
      let: { hours: { elapsed: ['at', 'maybeAt'], in: 'hours' } },
      labels: { hours: label },
    };
    const late = { fact: 'hours', operator: 'greaterThan', value: 2 };
    expect(faultsOf({ all: [late] }, local)).toEqual([`${at}/fact null-hazard "hours" (decimal)`]);
    expect(faultsOf({ all: [late, { fact: 'hours', operator: 'notEqual', value: null }] }, local)).toEqual([]);
    expect(faultsOf({ all: [late, { fact: 'maybeAt', operator: 'notEqual', value: null }] }, local)).toEqual([]);
  });

  it('on the value side of an ordering is refused even then, because json-rules-engine counts it as zero', () => {
    const provided = { fact: 'maybeCount', operator: 'notEqual', value: null };
    expect(
      faultsOf({ all: [{ fact: 'count', operator: 'lessThan', value: { fact: 'maybeCount' } }, provided] }),
    ).toEqual([`${at}/value/fact null-hazard "maybeCount" (integer)`]);
    expect(leafFaults('text', 'in', { fact: 'maybeTexts' })).toEqual([
      `${at}/value/fact null-hazard "maybeTexts" (list of text)`,
    ]);
  });
});

describe('the size of conditions', () => {
  const leaf = { fact: 'count', operator: 'equal', value: 1 };
  const nested = (levels: number): object => (levels === 0 ? leaf : { not: nested(levels - 1) });

  it('is bounded in depth', () => {
    expect(faultsOf(nested(8))).toEqual([]);
    expect(faultsOf(nested(9))).toEqual([`/conditions${'/not'.repeat(9)} conditions-too-deep 9`]);
  });

  it('is bounded in number, over all conditions of the rule', () => {
    expect(faultsOf({ all: Array.from({ length: 200 }, () => leaf) })).toEqual([]);
    expect(faultsOf({ all: Array.from({ length: 200 }, () => leaf) }, { when: leaf })).toEqual([
      '/conditions/all/199 too-many-conditions 201',
    ]);
  });
});
