import { monthsOf, startOf } from './period.js';

describe('the period of a report', () => {
  it('begins when the local day does', () => {
    expect(startOf('2026-01-01')).toBe('2025-12-31T16:00:00.000Z');
  });

  it('is told by month, the first and last cut to it', () => {
    expect(monthsOf({ from: '2025-12-15', to: '2026-02-02' })).toEqual([
      { month: '2025-12', from: '2025-12-15', to: '2026-01-01' },
      { month: '2026-01', from: '2026-01-01', to: '2026-02-01' },
      { month: '2026-02', from: '2026-02-01', to: '2026-02-02' },
    ]);
    expect(monthsOf({ from: '2026-02-01', to: '2026-03-01' })).toHaveLength(1);
  });

  it.each([
    ['2026-01-01', '2026-01-01'],
    ['2026-02-01', '2026-01-01'],
    ['2026-13-01', '2027-01-01'],
  ])('has at least a day: not from %s to %s', (from, to) => {
    expect(() => monthsOf({ from, to })).toThrow(`period from "${from}" to "${to}"`);
  });
});
