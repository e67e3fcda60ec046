import fc from 'fast-check';
import { escalationPolicy, offsetMs } from '../rulebook/escalation-policy.schema.js';
import { escalationTimers } from './escalation-timers.js';

const aLevel = (offset: string) => ({
  offset,
  to: { role: 'unit-manager', level: 'unit' } as const,
  notice: { 'zh-CN': '已到期', en: 'due' },
});
const firing = (dueAt: string, ...offsets: string[]) =>
  escalationTimers({ levels: offsets.map(aLevel) }, dueAt).map(({ level, firesAt }) => [level, firesAt]);

describe('the timers of an escalation policy', () => {
  it('stand before, at and after the due instant, one per level', () => {
    expect(firing('2026-03-17T16:00:00.000Z', '-P1D', 'PT0S', '+PT2H')).toEqual([
      [1, '2026-03-16T16:00:00.000Z'],
      [2, '2026-03-17T16:00:00.000Z'],
      [3, '2026-03-17T18:00:00.000Z'],
    ]);
  });

  it('count exact elapsed time: a day is 24 hours, also over a month end and a leap day', () => {
    expect(firing('2028-02-28T23:30:00.500Z', 'P1DT1H', '+P1W')).toEqual([
      [1, '2028-03-01T00:30:00.500Z'],
      [2, '2028-03-06T23:30:00.500Z'],
    ]);
  });

  it('refuse a due instant that is none, quoting it', () => {
    expect(() => firing('tomorrow', 'PT0S')).toThrow('"tomorrow" is no instant');
  });

  it('are in order whenever the policy is valid', () => {
    const parts = fc.record({ sign: fc.constantFrom('-', '', '+'), days: fc.nat(400), hours: fc.nat(99) });
    const offset = parts.map(({ sign, days, hours }) => `${sign}P${days}DT${hours}H`);
    fc.assert(
      fc.property(fc.array(offset, { minLength: 1, maxLength: 6 }), (offsets) => {
        const levels = [...offsets].sort((one, other) => offsetMs(one) - offsetMs(other)).map(aLevel);
        expect(escalationPolicy.shape.levels.safeParse(levels).success).toBe(true);
        const instants = escalationTimers({ levels }, '2026-03-17T16:00:00.000Z').map(({ firesAt }) => firesAt);
        expect(instants).toEqual([...instants].sort());
      }),
    );
  });
});
