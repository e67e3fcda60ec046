import { zoneClock } from '../../calendar/zone-clock.js';
import { cellReader, occurrenceReader } from './read-cell.js';
import type { CellType } from './mapping.schema.js';

const conventions = (zone: string, formats: { instant?: string; date?: string } = {}) => ({
  clock: zoneClock(zone),
  formats,
  separator: ';',
});
const shanghai = conventions('Asia/Shanghai');

describe('the value of a cell', () => {
  it.each<[CellType, string, unknown]>([
    ['text', ' as it stands ', ' as it stands '],
    ['integer', '42', 42],
    ['integer', '-007', -7],
    ['integer', '-0', 0],
    ['decimal', '1.50', 1.5],
    ['decimal', '1e3', 1000],
    ['money', '1234.5', 123_450],
    ['money', '0.00', 0],
    ['money', '-19.99', -1999],
    ['money', '0.29', 29], // 0.29 * 100 is 28.999999999999996
    ['money', '331380214', 33_138_021_400],
    ['boolean', 'TRUE', true],
    ['boolean', '否', false],
    ['date', '2026-03-02', '2026-03-02'],
    ['instant', '2026-03-02T10:00:00+09:00', '2026-03-02T01:00:00.000Z'],
    ['instant', '2026-03-02 10:00:00', '2026-03-02T02:00:00.000Z'],
    ['list', 'a;b;', ['a', 'b', '']],
  ])('as %s, written %j, is %j', (as, cell, expected) => {
    expect(cellReader(as, shanghai)(cell)).toEqual(expected);
  });

  it.each<[CellType, string]>([
    ['integer', '1.0'],
    ['integer', '1,000'],
    ['integer', '9007199254740993'],
    ['integer', '٤٢'],
    ['integer', ' 1'],
    ['decimal', '1,5'],
    ['decimal', '.5'],
    ['decimal', '1e400'],
    ['decimal', 'NaN'],
    ['money', '1.005'],
    ['money', '$1'],
    ['money', '1,234.50'],
    ['money', '99999999999999.99'],
    ['boolean', 'maybe'],
    ['boolean', 'constructor'],
    ['date', '2026-02-30'],
    ['date', '2026-03-02T00:00:00Z'],
    ['instant', '2026-03-02'],
    ['instant', '2/3/2026 10:00'],
  ])('as %s cannot be %j', (as, cell) => {
    expect(cellReader(as, shanghai)(cell)).toBeUndefined();
  });

  it('is exact about the hours that a zone skips and repeats', () => {
    const instant = cellReader('instant', conventions('America/New_York', { instant: 'M/D/YYYY H:mm' }));
    expect(instant('3/8/2026 1:59')).toBe('2026-03-08T06:59:00.000Z');
    expect(instant('3/8/2026 2:30')).toBeUndefined();
    expect(instant('3/8/2026 3:00')).toBe('2026-03-08T07:00:00.000Z');
    expect(instant('11/1/2026 1:30')).toBe('2026-11-01T05:30:00.000Z');
  });

  it('of the time an event occurred may be a date, which is its first moment', () => {
    expect(occurrenceReader(conventions('America/New_York'))('2018-02-15')).toBe('2018-02-15T05:00:00.000Z');
    // the clocks go from 0:00 to 1:00 on that night
    expect(occurrenceReader(conventions('America/Sao_Paulo'))('2018-11-04')).toBe('2018-11-04T03:00:00.000Z');
    expect(occurrenceReader(conventions('UTC', { instant: 'D/M/YYYY H:mm' }))('5/3/2016 12:00')).toBe(
      '2016-03-05T12:00:00.000Z',
    );
    expect(occurrenceReader(shanghai)('someday')).toBeUndefined();
  });
});
