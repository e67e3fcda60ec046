import fc from 'fast-check';
import {
  aPhoto,
  aPlan,
  failed,
  inspectionAfter,
  inspectionAt,
  notApplicable,
  passed,
  toInspector,
} from '../../../test/support/an-inspection.js';
import { dailySummary } from './daily-summary.js';

const planned = (number: string, unit: string, plannedOn = '2026-03-02') =>
  ({ type: 'plan', plan: aPlan({ number, unit, plannedOn }) }) as const;
const answered = (greeting: typeof passed, identity = passed) =>
  ({ type: 'answer', answers: { greeting, badge: passed, identity } }) as const;
const begin = [toInspector, { type: 'start' }] as const;
const submit = { type: 'submit', summary: null } as const;

// everything below is started on 2026-03-02 at 09:00 in Shanghai
const inspections = [
  inspectionAfter(planned('I-4', 'HZ01'), ...begin, answered(passed), submit),
  inspectionAfter(planned('I-3', 'HZ01'), ...begin, answered(failed(), failed({ evidence: [aPhoto] })), submit),
  inspectionAfter(planned('I-2', 'HZ01', '2026-03-01'), ...begin, answered(notApplicable), submit, {
    type: 'return',
    reason: 'greeting does apply',
  }),
  inspectionAfter(planned('I-1', 'HZ01'), toInspector),
  inspectionAfter(planned('I-0', 'HZ01'), { type: 'cancel', reason: 'flood' }),
  inspectionAfter(planned('I-5', 'HZ01', '2026-03-03')),
];

describe('the summary of a day', () => {
  it('counts what was planned, started and handed in, and names what is unfinished', () => {
    expect(dailySummary(inspections, '2026-03-02')).toMatchObject({
      planned: 3,
      started: 3,
      submitted: 2,
      passed: 1,
      failed: 1,
      meanScore: 50,
      units: ['HZ01'],
      unfinished: ['I-1', 'I-2'],
    });
  });

  it('counts answers, by dimension without those that do not apply', () => {
    const { items, byDimension } = dailySummary(inspections, '2026-03-02');
    expect(items).toEqual({ passed: 6, failed: 2, notApplicable: 1 });
    expect(byDimension).toEqual([
      { dimension: 'appearance', judged: 3, failed: 0, passRate: 100 },
      { dimension: 'language', judged: 2, failed: 1, passRate: 50 },
      { dimension: 'conduct', judged: 3, failed: 1, passRate: 66.7 },
    ]);
  });

  it('lists what failed, critical items first', () => {
    const { failedItems } = dailySummary(inspections, '2026-03-02');
    expect(failedItems.map(({ inspection, item, critical }) => [inspection, item, critical])).toEqual([
      ['I-3', 'identity', true],
      ['I-3', 'greeting', false],
    ]);
  });

  it('is of the local day: half past midnight in Shanghai is the evening before in UTC', () => {
    const early = inspectionAt('2026-03-01T16:30:00.000Z', ...begin);
    expect(dailySummary([early], '2026-03-02')).toMatchObject({ started: 1 });
    expect(dailySummary([early], '2026-03-01')).toMatchObject({ started: 0, meanScore: null, units: [] });
  });

  it('does not depend on the order of the inspections', () => {
    const expected = dailySummary(inspections, '2026-03-02');
    fc.assert(
      fc.property(fc.shuffledSubarray(inspections, { minLength: inspections.length }), (shuffled) => {
        expect(dailySummary(shuffled, '2026-03-02')).toEqual(expected);
      }),
    );
  });
});
