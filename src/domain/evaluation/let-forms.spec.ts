import fc from 'fast-check';
import { aCalendar } from '../../../test/support/judging.js';
import { compileCalendar } from '../calendar/compile-calendar.js';
import type { LetForm } from '../rulebook/let.schema.js';
import type { FactValue } from '../shared/fact-value.js';
import { withLet } from './let-forms.js';
import { readerOf, type ReadFact } from './read-fact.js';

const newYork = aCalendar({ code: 'new-york', zone: 'America/New_York' });
const calendars = new Map([aCalendar(), newYork].map((calendar) => [calendar.code, compileCalendar(calendar)]));

const valueOf = (form: LetForm, facts: Readonly<Record<string, FactValue>>): FactValue | undefined =>
  withLet(readerOf(new Map(Object.entries(facts))), { result: form }, calendars)('result');

type ElapsedIn = Extract<LetForm, { elapsed: unknown }>['in'];
const elapsed = (from: FactValue, until: FactValue, unit: ElapsedIn, calendar?: string): FactValue | undefined =>
  valueOf({ elapsed: ['from', 'until'], in: unit, ...(calendar === undefined ? {} : { calendar }) }, { from, until });

const instant = (local: string): string => new Date(`${local}+08:00`).toISOString();

describe('elapsed clock time', () => {
  test.each([
    ['seconds', 990.5],
    ['minutes', 990.5 / 60],
    ['hours', 990.5 / 3600],
    ['days', 990.5 / 86_400],
  ] as const)('in %s is an exact length with fractions', (unit, expected) => {
    expect(elapsed('2026-03-02T02:00:00.000Z', '2026-03-02T02:16:30.500Z', unit)).toBe(expected);
  });

  test('of fifteen minutes is 15, not a fraction beside it', () => {
    expect(elapsed(instant('2026-03-02T09:00'), instant('2026-03-02T09:15'), 'minutes')).toBe(15);
  });

  test('is negative when the end is recorded before the start', () => {
    expect(elapsed(instant('2026-03-02T09:15'), instant('2026-03-02T09:00'), 'minutes')).toBe(-15);
  });
});

describe('elapsed years', () => {
  test.each([
    ['2015-06-30T00:00', '2025-06-29T23:59', false],
    ['2015-06-30T00:00', '2025-06-30T00:00', true],
    ['2015-06-30T00:00', '2025-06-30T09:00', true],
  ])('from %s to %s: ten years full is %s', (from, until, full) => {
    expect(Number(elapsed(instant(from), instant(until), 'years')) >= 10).toBe(full);
  });

  test('are whole exactly at the anniversary', () => {
    expect(elapsed(instant('2015-06-30T08:00'), instant('2025-06-30T08:00'), 'years')).toBe(10);
    expect(elapsed('2015-06-30', '2025-06-30', 'years')).toBe(10);
    expect(elapsed('2025-06-30', '2015-06-30', 'years')).toBe(-10);
  });

  test('of somebody born on 29 February are full on 28 February in an ordinary year', () => {
    expect(elapsed('2000-02-29', '2026-02-28', 'years')).toBe(26);
    expect(elapsed('2000-02-29', '2026-02-27', 'years')).toBeLessThan(26);
    expect(elapsed('2000-02-29', '2028-02-28', 'years')).toBeLessThan(28);
    expect(elapsed('2000-02-29', '2028-02-29', 'years')).toBe(28);
  });

  test('of half an ordinary year are 182.5 of 365 days', () => {
    expect(elapsed(instant('2025-01-01T00:00'), instant('2025-07-02T12:00'), 'years')).toBe(0.5);
  });

  test('never decrease, and grow by one with each anniversary', () => {
    const date = fc.date({
      min: new Date('1950-01-01T00:00:00Z'),
      max: new Date('2100-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(date, date, date, (a, b, c) => {
        const [from, earlier, later] = [a, b, c].map((each) => each.toISOString()).sort() as [string, string, string];
        expect(Number(elapsed(from, earlier, 'years'))).toBeLessThanOrEqual(Number(elapsed(from, later, 'years')));
      }),
    );
  });
});

describe('elapsed days of a calendar', () => {
  test('calendar days of instants are counted between local dates in Shanghai', () => {
    expect(elapsed(instant('2026-03-02T23:59'), instant('2026-03-03T00:00'), 'calendar-days')).toBe(1);
    expect(elapsed(instant('2026-03-02T00:00'), instant('2026-03-02T23:59'), 'calendar-days')).toBe(0);
  });

  test('a calendar lends its own zone', () => {
    const [from, until] = ['2026-03-02T04:59:00.000Z', '2026-03-02T05:01:00.000Z'];
    expect(elapsed(from, until, 'calendar-days')).toBe(0);
    expect(elapsed(from, until, 'calendar-days', 'new-york')).toBe(1);
  });

  test('calendar days need no covered year, working days do', () => {
    expect(elapsed('2020-01-01', '2020-01-31', 'calendar-days', 'office')).toBe(30);
    expect(elapsed('2020-01-01', '2020-01-31', 'working-days', 'office')).toBeUndefined();
  });

  test('working days leave the first day out and count the last', () => {
    expect(elapsed('2026-03-02', '2026-03-09', 'working-days', 'office')).toBe(5);
    expect(elapsed(instant('2026-03-06T18:00'), instant('2026-03-09T08:00'), 'working-days', 'office')).toBe(1);
  });

  test('working minutes count inside the windows only', () => {
    expect(elapsed(instant('2026-03-06T16:30'), instant('2026-03-09T09:15'), 'working-minutes', 'office')).toBe(45);
  });

  test('without its calendar nothing is known', () => {
    expect(elapsed('2026-03-02', '2026-03-09', 'working-days')).toBeUndefined();
    expect(elapsed('2026-03-02', '2026-03-09', 'working-days', 'gone')).toBeUndefined();
  });

  test('a date and an instant are not compared', () => {
    expect(elapsed('2026-03-02', instant('2026-03-09T09:00'), 'calendar-days')).toBeUndefined();
  });
});

describe('difference and ratio', () => {
  const difference = (a: FactValue, b: FactValue) => valueOf({ difference: ['a', 'b'] }, { a, b });
  const ratio = (a: FactValue, b: FactValue) => valueOf({ ratio: ['a', 'b'] }, { a, b });

  test.each([
    [95, 85, 10],
    [0.3, 0.1, 0.2],
    [95.3, 95.2, 0.1],
    [1e-7, 3e-7, -2e-7],
    [5, 5, 0],
  ])('%d less %d is %d, as a person reckons', (a, b, expected) => {
    expect(difference(a, b)).toBe(expected);
  });

  test.each([
    [1, 4, 0.25],
    [0.3, 0.1, 3],
    [0.27, 0.3, 0.9],
    [-1, 3, -1 / 3],
  ])('%d to %d is %d', (a, b, expected) => {
    expect(ratio(a, b)).toBe(expected);
  });

  test('decimals are reckoned exactly wherever they fit', () => {
    const decimal = fc.tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 4 }));
    fc.assert(
      fc.property(decimal, decimal, ([a, p], [b, q]) => {
        const [x, y] = [a / 10 ** p, b / 10 ** q];
        expect(difference(x, y)).toBe((a * 10 ** (4 - p) - b * 10 ** (4 - q)) / 10_000);
      }),
    );
  });

  test('a ratio to zero has no answer', () => {
    expect(ratio(1, 0)).toBeUndefined();
    expect(ratio(0, 0)).toBeUndefined();
  });

  test('what is no longer finite has no answer', () => {
    expect(ratio(1e308, 1e-308)).toBeUndefined();
    expect(difference(1.7e308, -1.7e308)).toBeUndefined();
  });

  test('a fact of another kind has no answer', () => {
    expect(difference('10', 5)).toBeUndefined();
  });
});

test('the size of a list is the number of its entries', () => {
  expect(valueOf({ size: 'items' }, { items: ['a', 'a'] })).toBe(2);
  expect(valueOf({ size: 'items' }, { items: [] })).toBe(0);
  expect(valueOf({ size: 'items' }, { items: null })).toBeNull();
  expect(valueOf({ size: 'items' }, { items: 'text' })).toBeUndefined();
  expect(valueOf({ size: 'items' }, {})).toBeUndefined();
});

describe.each<[string, LetForm]>([
  ['elapsed', { elapsed: ['a', 'b'], in: 'minutes' }],
  ['difference', { difference: ['a', 'b'] }],
  ['ratio', { ratio: ['a', 'b'] }],
])('%s', (_name, form) => {
  test('of null is null, whatever the other may be', () => {
    expect(valueOf(form, { a: null, b: 1 })).toBeNull();
    expect(valueOf(form, { a: 1, b: null })).toBeNull();
    expect(valueOf(form, { a: null })).toBeNull();
  });

  test('of something missing is missing', () => {
    expect(valueOf(form, { a: 1 })).toBeUndefined();
    expect(valueOf(form, { b: 1 })).toBeUndefined();
  });
});

describe('local facts', () => {
  test('may be computed from other local facts, in whatever order they stand', () => {
    const forms = {
      tooLate: { difference: ['waited', 'allowed'] },
      waited: { elapsed: ['from', 'until'], in: 'minutes' },
    } satisfies Record<string, LetForm>;
    const facts = new Map<string, FactValue>([
      ['from', instant('2026-03-02T09:00')],
      ['until', instant('2026-03-02T09:20')],
      ['allowed', 15],
    ]);
    expect(withLet(readerOf(facts), forms, calendars)('tooLate')).toBe(5);
  });

  test('are computed only when they are read, and once', () => {
    const asked: string[] = [];
    const read: ReadFact = (name) => {
      asked.push(name);
      return ['a'];
    };
    const local = withLet(read, { count: { size: 'items' }, other: { size: 'otherItems' } }, calendars);
    expect(asked).toEqual([]);
    expect([local('count'), local('count')]).toEqual([1, 1]);
    expect(asked).toEqual(['items']);
  });

  test('that need themselves are missing', () => {
    const forms = { a: { difference: ['b', 'one'] }, b: { difference: ['a', 'one'] } } satisfies Record<
      string,
      LetForm
    >;
    expect(withLet(readerOf(new Map([['one', 1]])), forms, calendars)('a')).toBeUndefined();
  });
});
