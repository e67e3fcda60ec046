import { aWrittenPenaltyPolicy } from '../../../test/support/penalty-policies.js';
import type { DocumentFault } from '../shared/document-fault.js';
import { toPointer } from '../shared/json-pointer.js';
import { checkPenaltyPolicy } from './check-penalty-policy.js';
import { shapeFaults } from './document-shape.schema.js';
import { reportInto } from './draft.js';
import { penaltyPolicy } from './penalty-policy.schema.js';

type Changes = Parameters<typeof aWrittenPenaltyPolicy>[0];

const faultsOf = (changes: Changes = {}): readonly DocumentFault[] => {
  const faults: DocumentFault[] = [];
  checkPenaltyPolicy(aWrittenPenaltyPolicy(changes), new Set(['office']), reportInto(faults, 'policy.json'));
  return faults;
};
const linesOf = (changes: Changes = {}) =>
  faultsOf(changes).map(({ pointer, code, found, nearest }) =>
    [pointer, code, found, ...(nearest === undefined ? [] : [`→ ${nearest}`])].join(' ').trim(),
  );
const shapeOf = (changes: Changes) =>
  shapeFaults(penaltyPolicy, aWrittenPenaltyPolicy(changes)).map(({ path, code }) => `${toPointer(path)} ${code}`);

const leaf = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });
/** One more row before those of the usual policy, which stay as they are. */
const withRow = (when: unknown, more: Changes = {}) => ({
  tiers: [{ tier: 'medium', when, ...more }, ...aWrittenPenaltyPolicy().tiers],
});

describe('a penalty policy', () => {
  it('has nothing wrong with it when it fits together', () => {
    expect(linesOf()).toEqual([]);
    expect(shapeOf({})).toEqual([]);
  });

  it('reads facts of findings and its own counts, and nothing else', () => {
    expect(linesOf(withRow(leaf('severety', 'equal', 'minor')))).toEqual([
      '/tiers/0/when/fact unknown-fact "severety" → severity',
    ]);
    expect(linesOf(withRow(leaf('severity', 'equal', 'serious')))).toEqual([
      '/tiers/0/when/value wrong-literal "serious"',
    ]);
    const where = { all: [leaf('lightIn90d', 'greaterThan', 1)] };
    expect(linesOf({ let: { lightIn90d: { of: 'finding', by: ['staff'], within: 'P90D', where } } })).toContainEqual(
      expect.stringMatching(/^\/let\/lightIn90d\/where\/all\/0\/fact unknown-fact "lightIn90d"/),
    );
  });

  it('compares a count by size only, since two findings of one instant jump over an exact number', () => {
    for (const operator of ['equal', 'notEqual'] as const) {
      expect(linesOf(withRow(leaf('lightIn90d', operator, 3)))).toEqual([
        `/tiers/0/when/operator operator-does-not-fit ${operator}`,
      ]);
    }
    expect(linesOf(withRow({ not: leaf('lightIn90d', 'lessThan', 3) }))).toEqual([]);
  });

  it('consumes only what the row counts', () => {
    expect(linesOf(withRow(leaf('severity', 'equal', 'major'), { consumes: 'lightIn90d' }))).toEqual([
      '/tiers/0/consumes unknown-fact "lightIn90d"',
    ]);
    expect(linesOf(withRow(leaf('lightIn90d', 'greaterThan', 2), { consumes: 'lightIn9d' }))).toEqual([
      '/tiers/0/consumes unknown-fact "lightIn9d" → lightIn90d',
    ]);
  });

  it('counts by whom it is for, under a name of its own and with a label', () => {
    const count = { of: 'finding', by: ['unit'], within: 'P90D' };
    const changes = { let: { severity: count }, labels: {}, tiers: aWrittenPenaltyPolicy().tiers.slice(0, 2) };
    expect(linesOf({ ...changes, examples: aWrittenPenaltyPolicy().examples })).toEqual([
      '/let/severity name-taken "severity"',
      '/let/severity/by wrong-value ["unit"]',
      '/let/severity label-missing "severity"',
    ]);
  });

  it('gives points to a unit beside its staff, not beside itself', () => {
    expect(linesOf({ for: 'unit', let: {}, labels: {}, tiers: aWrittenPenaltyPolicy().tiers.slice(0, 2) })).toEqual([
      '/unitPoints key-does-not-fit "unitPoints"',
    ]);
  });

  it('counts the working days of an appeal by a calendar that exists', () => {
    const appeal = { within: 'P10D', count: 'working-days' };
    expect(linesOf({ appeal })).toEqual(['/appeal/calendar calendar-missing "working-days"']);
    expect(linesOf({ appeal: { ...appeal, calendar: 'ofice' } })).toEqual([
      '/appeal/calendar unknown-calendar "ofice" → office',
    ]);
    expect(linesOf({ appeal: { ...appeal, count: 'calendar-days' } })).toEqual([]);
  });

  it('shows by examples each tier it gives and that it holds what is in doubt', () => {
    const { examples } = aWrittenPenaltyPolicy();
    expect(linesOf({ examples: examples.slice(0, 1) })).toEqual([
      '/examples example-missing',
      '/examples example-missing',
      '/examples example-missing',
    ]);
    const missing = faultsOf({ examples: examples.slice(0, 3) });
    expect(missing.map(({ message }) => message.en)).toEqual(['no example, expected at least one that expects "held"']);
  });

  it('gives each finding of an example one verdict', () => {
    const finding = (id: string) => ({ id, at: '2026-03-02T10:00+08:00', severity: 'minor', critical: null });
    const odd = {
      says: 'odd',
      findings: [finding('a'), finding('b'), finding('a')],
      expect: { a: 'light', c: 'light' },
    };
    expect(linesOf({ examples: [...aWrittenPenaltyPolicy().examples, odd] })).toEqual([
      '/examples/4/findings/2 duplicate-entry "a"',
      '/examples/4/expect/c wrong-value "c"',
      '/examples/4/expect missing-key "b"',
    ]);
  });
});

describe('the shape of a penalty policy', () => {
  it('asks at least one person to confirm, in every tier', () => {
    expect(shapeOf({ confirmations: { light: 0, medium: 2, heavy: 3 } })).toEqual(['/confirmations/light too-small']);
    expect(shapeOf({ confirmations: { light: 1, medium: 2 } })).toEqual(['/confirmations/heavy missing-key']);
  });

  it('bounds every count in days', () => {
    const within = (text: unknown) => shapeOf({ let: { lightIn90d: { of: 'finding', by: ['staff'], within: text } } });
    expect(within('P1D')).toEqual([]);
    for (const text of ['P3M', 'P0D', 'PT48H', '90', 'P99999D']) {
      expect(within(text)).toEqual(['/let/lightIn90d/within wrong-format']);
    }
    expect(shapeOf({ let: { lightIn90d: { of: 'finding', by: ['staff'] } } })).toEqual([
      '/let/lightIn90d/within missing-key',
    ]);
  });

  it('has points in whole numbers, and no formula', () => {
    expect(shapeOf({ points: { light: 0.5, medium: 3, heavy: 6 } })).toEqual(['/points/light wrong-type']);
    expect(shapeOf({ points: { light: -1, medium: 3, heavy: 6 } })).toEqual(['/points/light too-small']);
  });

  it('makes one act bear one penalty unless told otherwise', () => {
    expect(penaltyPolicy.parse(aWrittenPenaltyPolicy({ onePer: undefined })).onePer).toBe('event');
  });
});
