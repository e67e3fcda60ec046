import fc from 'fast-check';
import type { CalendarDefinition } from './calendar-definition.js';
import { compileCalendar } from './compile-calendar.js';
import { endOfDate, endOfTerm, lastDateOf } from './end-of-term.js';

const nineToFive: readonly [string, string][] = [['09:00', '17:00']];
const definition: CalendarDefinition = {
  code: 'office',
  zone: 'Asia/Shanghai',
  week: { monday: nineToFive, tuesday: nineToFive, wednesday: nineToFive, thursday: nineToFive, friday: nineToFive },
  holidays: ['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05'],
  makeUpDays: ['2026-05-09'],
  years: { from: 2026, to: 2026 },
};
const office = compileCalendar(definition);
const thursday = '2026-04-16T02:00:00.000Z';

describe('the end of a term in days', () => {
  it('is 24:00 of the last day, the first day not counted', () => {
    expect(endOfTerm('2026-03-02T01:00:00.000Z', { days: 15, count: 'calendar-days' })).toBe(
      '2026-03-17T16:00:00.000Z',
    );
  });

  it('belongs to the local day on which the term begins, however late that is', () => {
    const term = { days: 1, count: 'calendar-days' } as const;
    expect(endOfTerm('2026-03-02T15:59:59.999Z', term)).toBe('2026-03-03T16:00:00.000Z');
    expect(endOfTerm('2026-03-02T16:00:00.000Z', term)).toBe('2026-03-04T16:00:00.000Z');
  });

  it('counts working days over holidays and make-up Saturdays', () => {
    const end = endOfTerm(thursday, { days: 15, count: 'working-days' }, office);
    expect(end).toBe('2026-05-11T16:00:00.000Z');
    expect(lastDateOf(end ?? '', office)).toBe('2026-05-11');
  });

  it('is not known beyond the years of the calendar, nor without one', () => {
    expect(endOfTerm('2026-12-30T02:00:00.000Z', { days: 1, count: 'working-days' }, office)).toBeDefined();
    expect(endOfTerm('2026-12-30T02:00:00.000Z', { days: 2, count: 'working-days' }, office)).toBeUndefined();
    expect(endOfTerm(thursday, { days: 1, count: 'working-days' })).toBeUndefined();
  });

  it('holds exactly as many days as the term, by the count of the calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 60 }), (start, days) => {
        const from = new Date(Date.parse('2026-01-01T02:00:00Z') + start * 86_400_000).toISOString();
        const end = endOfTerm(from, { days, count: 'working-days' }, office) ?? '';
        expect(office.workingDaysBetween(office.clock.localDateOf(from), lastDateOf(end, office))).toBe(days);
      }),
    );
  });
});

describe('the end of a local date', () => {
  it('is its 24:00 in Shanghai, of which the date can be told again', () => {
    expect(endOfDate('2026-02-28')).toBe('2026-02-28T16:00:00.000Z');
    expect(lastDateOf(endOfDate('2026-12-31'))).toBe('2026-12-31');
  });
});
