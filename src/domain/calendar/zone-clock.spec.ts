import fc from 'fast-check';
import { DateTime } from 'luxon';
import { zoneClock } from './zone-clock.js';

const zones = ['Asia/Shanghai', 'UTC', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
const instants = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2050, 0, 1) });

describe('the clock of a zone', () => {
  test.each(zones)('%s shows the same local time as luxon, daylight saving time included', (zone) => {
    const clock = zoneClock(zone);
    fc.assert(
      fc.property(instants, (ms) => {
        const expected = DateTime.fromMillis(ms, { zone });
        expect(clock.localTimeOf(ms)).toBe(ms + expected.offset * 60_000);
        expect(clock.localDateOf(new Date(ms).toISOString())).toBe(expected.toISODate());
      }),
      { numRuns: 300 },
    );
  });

  test.each(zones)(
    'in %s the first instant of a local time shows that time, or a later one if it is skipped',
    (zone) => {
      const clock = zoneClock(zone);
      fc.assert(
        fc.property(instants, (local) => {
          const first = clock.firstInstantAt(local);
          expect(clock.localTimeOf(first)).toBeGreaterThanOrEqual(local);
          expect(clock.localTimeOf(first - 1)).toBeLessThan(local);
        }),
        { numRuns: 300 },
      );
    },
  );

  test('a local day begins at midnight in Shanghai, 16:00 UTC of the day before', () => {
    const clock = zoneClock('Asia/Shanghai');
    expect(clock.localDateOf('2026-03-02T15:59:59.999Z')).toBe('2026-03-02');
    expect(clock.localDateOf('2026-03-02T16:00:00.000Z')).toBe('2026-03-03');
  });

  test('02:30 on the night New York springs forward is the moment of the jump', () => {
    const clock = zoneClock('America/New_York');
    expect(clock.firstInstantAt(Date.UTC(2026, 2, 8, 2, 30))).toBe(Date.parse('2026-03-08T07:00:00Z'));
  });

  test('01:30 on the night New York falls back is the first of the two', () => {
    const clock = zoneClock('America/New_York');
    expect(clock.firstInstantAt(Date.UTC(2026, 10, 1, 1, 30))).toBe(Date.parse('2026-11-01T05:30:00Z'));
  });

  test('an unknown zone is refused by name', () => {
    expect(() => zoneClock('Asia/Beijing')).toThrow('"Asia/Beijing"');
  });
});
