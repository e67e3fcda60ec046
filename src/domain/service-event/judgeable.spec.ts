import type { FactValue } from '../shared/fact-value.js';
import { checkFacts, type EventDemands } from './judgeable.js';

const label = { 'zh-CN': '事实', en: 'Fact' };
const visit: Pick<EventDemands, 'facts'> = {
  facts: {
    waitSeconds: { type: 'integer', label, required: true },
    calledAt: { type: 'instant', label },
    greeting: { type: 'boolean', label, nullable: true },
  },
};
const check = (data: Record<string, FactValue>) => checkFacts(visit, { data });

describe('the facts of an event against its event type', () => {
  it('are canonical where they are right', () => {
    expect(check({ waitSeconds: 5, calledAt: '2026-03-02T10:00:00+08:00', greeting: null })).toEqual({
      faults: [],
      data: { waitSeconds: 5, calledAt: '2026-03-02T02:00:00.000Z', greeting: null },
      undeclared: [],
    });
  });

  it('may lack what is optional: it stays missing', () => {
    expect(check({ waitSeconds: 5 })).toEqual({ faults: [], data: { waitSeconds: 5 }, undeclared: [] });
  });

  it('lack what is required', () => {
    expect(check({}).faults).toEqual([
      {
        pointer: '/data/waitSeconds',
        code: 'missing-fact',
        expected: 'the fact waitSeconds (integer)',
        found: 'nothing',
      },
    ]);
  });

  it('keep a value of the wrong type as it was given', () => {
    const { faults, data } = check({ waitSeconds: '5', greeting: 'yes' });
    expect(data).toEqual({ waitSeconds: '5', greeting: 'yes' });
    expect(faults).toMatchObject([
      { pointer: '/data/waitSeconds', code: 'wrong-type', found: '"5"' },
      { pointer: '/data/greeting', code: 'wrong-type', expected: 'true or false' },
    ]);
  });

  it('keep and name what the event type does not declare', () => {
    expect(check({ waitSeconds: 5, wiatSeconds: 7 })).toEqual({
      faults: [],
      data: { waitSeconds: 5, wiatSeconds: 7 },
      undeclared: ['wiatSeconds'],
    });
  });
});
