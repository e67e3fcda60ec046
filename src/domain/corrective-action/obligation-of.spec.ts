import { aCorrectivePolicy } from '../../../test/support/corrective-policies.js';
import { aFinding, inShanghai } from '../../../test/support/penalty-policies.js';
import { compileCalendar } from '../calendar/compile-calendar.js';
import { lastDateOf } from '../calendar/end-of-term.js';
import type { FindingRecord } from '../finding/finding-record.js';
import type { CorrectivePolicy } from '../rulebook/corrective-policy.schema.js';
import { obligationOf } from './obligation-of.js';
import { runCorrectiveExamples } from './run-corrective-examples.js';

const nineToFive: readonly [string, string][] = [['09:00', '17:00']];
const office = compileCalendar({
  code: 'office',
  zone: 'Asia/Shanghai',
  week: { monday: nineToFive, tuesday: nineToFive, wednesday: nineToFive, thursday: nineToFive, friday: nineToFive },
  holidays: ['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05'],
  makeUpDays: ['2026-05-09'],
  years: { from: 2026, to: 2026 },
});
const policy = aCorrectivePolicy();
const oblige = (given: Partial<FindingRecord>, issuedAt = '2026-03-02 10:00', by: CorrectivePolicy = policy) =>
  obligationOf(by, aFinding(given), inShanghai(issuedAt), office);
const dueOn = (given: Partial<FindingRecord>, issuedAt?: string) => {
  const obligation = oblige(given, issuedAt);
  return obligation.outcome === 'opens' ? lastDateOf(obligation.terms.dueAt, office) : obligation.outcome;
};

describe('what a finding obliges its unit to (rule suite M1)', () => {
  it('is due in working days by its severity, over holidays and make-up days', () => {
    expect(dueOn({ severity: 'major' }, '2026-04-16 10:00')).toBe('2026-05-11');
    expect(dueOn({ severity: 'critical' })).toBe('2026-03-09');
  });

  it('counts from the issue of the notice, not from what happened', () => {
    expect(dueOn({ severity: 'critical', at: inShanghai('2026-01-05 10:00') })).toBe('2026-03-09');
  });

  it('is nothing where nothing is blamed, or nothing may follow', () => {
    for (const kind of ['signal', 'observation', 'good-practice'] as const) {
      expect(oblige({ kind })).toEqual({ outcome: 'opens-nothing' });
    }
    expect(oblige({ trial: true })).toEqual({ outcome: 'opens-nothing' });
  });

  it('is nothing for want of data, which is named', () => {
    expect(oblige({ severity: undefined })).toEqual({ outcome: 'needs-data', missing: ['severity'] });
    expect(oblige({ unit: undefined })).toEqual({ outcome: 'needs-data', missing: ['unit'] });
    expect(oblige({}, '2026-12-30 10:00')).toEqual({ outcome: 'needs-data', missing: ['calendar'] });
  });

  it('is only what the policy applies to', () => {
    const onlyHarm = aCorrectivePolicy({ when: { fact: 'critical', operator: 'notEqual', value: null } });
    expect(oblige({ critical: null }, undefined, onlyHarm).outcome).toBe('opens-nothing');
    expect(oblige({ critical: 'customer' }, undefined, onlyHarm).outcome).toBe('opens');
    expect(oblige({ critical: undefined }, undefined, onlyHarm)).toEqual({
      outcome: 'needs-data',
      missing: ['critical'],
    });
  });
});

describe('the examples of a corrective policy', () => {
  it('hold when findings come out as they say', () => {
    expect(runCorrectiveExamples(policy, office)).toEqual([]);
  });

  it('fail on another day or another outcome, and compare only the dates that they name', () => {
    const at = '2026-04-16T10:00+08:00';
    const wrong = aCorrectivePolicy({
      examples: [
        { says: 'a day early', finding: { at, severity: 'major' }, expect: 'opens', dueOn: '2026-05-10' },
        { says: 'a signal', finding: { at, kind: 'signal', severity: 'major' }, expect: 'opens', dueOn: '2026-05-11' },
        { says: 'no date', finding: { at, severity: 'major' }, expect: 'opens' },
      ],
    });
    expect(runCorrectiveExamples(wrong, office)).toEqual([
      { index: 0, says: 'a day early', expected: 'opens, dueOn 2026-05-10', actual: 'opens, dueOn 2026-05-11' },
      { index: 1, says: 'a signal', expected: 'opens, dueOn 2026-05-11', actual: 'opens-nothing' },
    ]);
  });
});
