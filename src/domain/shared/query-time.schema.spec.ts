import { queryDate, queryInstant } from './query-time.schema.js';

describe('an instant in a query', () => {
  it.each([
    '1900-01-01T00:00:00Z',
    '2199-12-31T23:59:59.999999999Z',
    '2024-02-29T10:00:00+08:00',
    '2026-03-02T10:00:00+14:00',
    '2026-03-02T10:00:00.000-09:30',
  ])('%s is taken as it is written', (text) => {
    expect(queryInstant.safeParse(text)).toEqual({ success: true, data: text });
  });

  it.each([
    ['before 1900', '0000-01-01T00:00:00Z'],
    ['after 2199', '2200-01-01T00:00:00Z'],
    ['of a day that does not exist', '2026-02-29T10:00:00Z'],
    ['without seconds', '2026-03-02T10:00+08:00'],
    ['without an offset', '2026-03-02T10:00:00'],
    ['with an offset that nobody has', '2026-03-02T10:00:00+23:00'],
    ['just beyond the widest offset', '2026-03-02T10:00:00+14:01'],
    ['whose + became a space', '2026-03-02T10:00:00 08:00'],
    ['with endless fractions', `2026-03-02T10:00:00.${'1'.repeat(200)}Z`],
    ['with a NUL', '2026-03-02T10:00:00Z\u0000'],
    ['that is a day', '2026-03-02'],
  ])('%s is refused: %j', (_, text) => {
    expect(queryInstant.safeParse(text).success).toBe(false);
  });
});

describe('a day in a query', () => {
  it.each(['1900-01-01', '2199-12-31', '2024-02-29'])('%s is taken', (text) => {
    expect(queryDate.safeParse(text)).toEqual({ success: true, data: text });
  });

  it.each(['0000-01-01', '1899-12-31', '2200-01-01', '2026-02-29', '2026-3-2', '2026-03-02T10:00:00Z', ''])(
    '%j is refused',
    (text) => {
      expect(queryDate.safeParse(text).success).toBe(false);
    },
  );
});
