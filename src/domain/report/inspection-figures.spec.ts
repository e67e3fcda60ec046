import { anInspectionRow, aVerdict, named, theParts } from '../../../test/support/report-parts.js';
import { buildReport } from './build-report.js';
import type { ReportParts } from './report-parts.js';

const report = (changes: Partial<ReportParts>) => buildReport(theParts(changes));

describe('the inspections of a report', () => {
  it('are counted by form and state, and which units were reached', () => {
    const { inspections } = report({
      inspections: [
        anInspectionRow(),
        anInspectionRow({ number: 'INS-2', unit: 'HZ02', form: 'mystery', status: 'in-progress', verdict: null }),
        anInspectionRow({ number: 'INS-3', unit: 'HZ03', status: 'assigned', verdict: null }),
      ],
    });
    expect(inspections).toMatchObject({ total: { value: 3 }, unitsInspected: { value: 2 }, unitsInAll: 4 });
    const states = inspections.byForm.map(({ form, total, byState }) => [
      form,
      total.value,
      byState.filter((state) => state.total.value > 0).map(({ status }) => status),
    ]);
    expect(states).toEqual([
      ['announced', 0, []],
      ['unannounced', 2, ['assigned', 'confirmed']],
      ['mystery', 1, ['in-progress']],
    ]);
    expect(inspections.byChecklist).toMatchObject([
      { checklist: named('counter-day'), total: { value: 3 }, meanScore: { value: 90 } },
    ]);
    expect(inspections.byDimension).toMatchObject([
      { dimension: 'language', judged: { value: 4 }, failed: { value: 1 }, passRate: { value: 75 } },
    ]);
  });

  it('are scored once confirmed, by band and by unit with the lowest mean first', () => {
    const row = (number: string, unit: string, score: number) =>
      anInspectionRow({ number, unit, verdict: aVerdict(score) });
    const { scores } = report({
      inspections: [
        row('1', 'HZ01', 100),
        row('2', 'HZ01', 89.9),
        row('3', 'HZ02', 60),
        anInspectionRow({
          number: '4',
          unit: 'HZ02',
          verdict: aVerdict(0, { criticalFailures: [{ item: 'x', kind: 'customer' }] }),
        }),
        anInspectionRow({ number: '5', verdict: { ...aVerdict(0), result: 'not-scorable' } }),
        anInspectionRow({ number: '6', status: 'submitted', verdict: null }),
      ],
    });
    expect(scores).toMatchObject({
      scored: { value: 4 },
      mean: { value: 62.5 },
      passed: { value: 2 },
      failed: { value: 2 },
      critical: { value: 1 },
    });
    expect(scores.bands.map(({ from, total }) => [from, total.value])).toEqual([
      [90, 1],
      [80, 1],
      [60, 1],
      [0, 1],
    ]);
    expect(scores.byUnit).toMatchObject([
      { unit: { code: 'HZ02' }, mean: { value: 30 }, lowest: 0, highest: 60, failed: { value: 2 } },
      { unit: { code: 'HZ01' }, mean: { value: 95 }, lowest: 89.9, highest: 100, failed: { value: 0 } },
    ]);
  });
});
