import { inspectionAfter, inspectionAt, passed, toInspector } from '../../../test/support/an-inspection.js';
import { inspectionRowOf } from './report-parts.js';

describe('an inspection as a row of the report', () => {
  const answers = { greeting: passed, badge: passed, identity: passed };
  const begun = [toInspector, { type: 'start' }] as const;

  it('stands on the day it began, or was planned for', () => {
    expect(inspectionRowOf(inspectionAfter())).toMatchObject({ status: 'planned', on: '2026-03-02', verdict: null });
    expect(inspectionRowOf(inspectionAt('2026-03-02T16:30:00.000Z', ...begun))).toMatchObject({
      status: 'in-progress',
      on: '2026-03-03',
    });
  });

  it('has a verdict only once it is confirmed', () => {
    const submitted = [...begun, { type: 'answer', answers }, { type: 'submit', summary: null }] as const;
    expect(inspectionRowOf(inspectionAfter(...submitted)).verdict).toBeNull();
    expect(inspectionRowOf(inspectionAfter(...submitted, { type: 'confirm', note: null })).verdict).toMatchObject({
      score: 100,
    });
  });
});
