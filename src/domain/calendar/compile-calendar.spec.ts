import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { CalendarDefinition, DayWindow } from './calendar-definition.js';
import { compileCalendar } from './compile-calendar.js';
import { calendarDaysBetween, localDateOfDay } from './local-date.js';

const officeHours: readonly DayWindow[] = [
  ['09:00', '12:00'],
  ['13:30', '17:30'],
];
const nightShift: readonly DayWindow[] = [['22:00', '06:00']];
const weekdaysOnly = (windows: readonly DayWindow[]) => ({
  monday: windows,
  tuesday: windows,
  wednesday: windows,
  thursday: windows,
  friday: windows,
});
const days = (month: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `2026-${month}-${String(from + index).padStart(2, '0')}`);

/** The State Council's notice for 2026, as far as the spot checks below need it, and all its make-up days. */
const china2026: CalendarDefinition = {
  code: 'office',
  zone: 'Asia/Shanghai',
  week: weekdaysOnly(officeHours),
  holidays: [
    ...days('01', 1, 3),
    ...days('02', 15, 23),
    ...days('04', 4, 6),
    ...days('05', 1, 5),
    ...days('06', 19, 21),
    ...days('09', 25, 27),
    ...days('10', 1, 7),
  ],
  makeUpDays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  years: { from: 2026, to: 2026 },
};
const office = compileCalendar(china2026);

describe('working days in China in 2026', () => {
  test.each([
    ['2026-02-13', true, 'an ordinary Friday'],
    ['2026-02-14', true, 'the Saturday worked for the Spring Festival'],
    ['2026-02-15', false, 'first day of the Spring Festival'],
    ['2026-02-23', false, 'last day of the Spring Festival, a Monday'],
    ['2026-02-24', true, 'back at work'],
    ['2026-02-28', true, 'the other make-up Saturday'],
    ['2026-03-01', false, 'an ordinary Sunday'],
    ['2026-01-04', true, 'the make-up Sunday after New Year'],
    ['2026-12-31', true, 'last covered day'],
  ])('%s: %s (%s)', (date, expected) => {
    expect(office.isWorkingDay(date)).toBe(expected);
  });

  test('from Friday before the festival to the Tuesday after it there are two working days: Saturday and Tuesday', () => {
    expect(office.workingDaysBetween('2026-02-13', '2026-02-24')).toBe(2);
    expect(calendarDaysBetween('2026-02-13', '2026-02-24')).toBe(11);
  });

  test('a make-up day is worked even where a holiday names it too', () => {
    const both = compileCalendar({ ...china2026, holidays: [...china2026.holidays, '2026-02-14'] });
    expect(both.isWorkingDay('2026-02-14')).toBe(true);
  });

  test('the whole year has 248 working days', () => {
    expect(office.workingDaysBetween('2026-01-01', '2026-12-31')).toBe(248);
  });
});

describe('counting working days', () => {
  const monToFri = compileCalendar({
    code: 'mon-fri',
    zone: 'America/New_York',
    week: weekdaysOnly([['09:00', '17:00']]),
    holidays: [],
    makeUpDays: [],
    years: { from: 2018, to: 2026 },
  });
  const date = fc.integer({ min: 17_532, max: 20_818 }).map(localDateOfDay);

  test('the first day is not counted and the last one is', () => {
    expect(monToFri.workingDaysBetween('2026-03-02', '2026-03-02')).toBe(0);
    expect(monToFri.workingDaysBetween('2026-03-02', '2026-03-03')).toBe(1);
    expect(monToFri.workingDaysBetween('2026-03-06', '2026-03-08')).toBe(0);
    expect(monToFri.workingDaysBetween('2026-03-08', '2026-03-09')).toBe(1);
  });

  test('equals counting day by day', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 60 }), (after, length) => {
        let counted = 0;
        let day = DateTime.fromISO(after, { zone: 'utc' });
        for (let step = 0; step < length; step += 1) {
          day = day.plus({ days: 1 });
          if (day.weekday <= 5) counted += 1;
        }
        const expected = day.year > 2026 ? undefined : counted;
        expect(monToFri.workingDaysBetween(after, day.toISODate() ?? '')).toBe(expected);
      }),
    );
  });

  test('is additive, changes sign when reversed and never exceeds the calendar days', () => {
    fc.assert(
      fc.property(date, date, date, (a, b, c) => {
        const count = (from: string, to: string) => monToFri.workingDaysBetween(from, to) ?? NaN;
        expect(count(a, b) + count(b, c)).toBe(count(a, c));
        expect(count(a, b) + count(b, a)).toBe(0);
        expect(Math.abs(count(a, b))).toBeLessThanOrEqual(Math.abs(calendarDaysBetween(a, b)));
      }),
    );
  });

  test('outside the covered years nothing is said', () => {
    expect(monToFri.isWorkingDay('2017-12-31')).toBeUndefined();
    expect(monToFri.isWorkingDay('2027-01-01')).toBeUndefined();
    expect(monToFri.workingDaysBetween('2017-12-31', '2018-01-05')).toBeUndefined();
    expect(monToFri.workingDaysBetween('2026-12-31', '2027-01-01')).toBeUndefined();
    expect(monToFri.isWorkingDay('no date')).toBeUndefined();
  });
});

describe('working minutes', () => {
  const minutes = (from: string, until: string, calendar = office) =>
    calendar.workingMinutesBetween(Date.parse(`${from}+08:00`), Date.parse(`${until}+08:00`));

  test.each([
    ['2026-03-02T09:00', '2026-03-02T17:30', 420, 'a whole day, the lunch break left out'],
    ['2026-03-02T11:59:30', '2026-03-02T13:30:15', 0.75, 'across lunch, with seconds'],
    ['2026-03-02T12:00', '2026-03-02T13:30', 0, 'the lunch break itself'],
    ['2026-03-06T17:00', '2026-03-09T09:10', 40, 'across a weekend'],
    ['2026-02-13T17:00', '2026-02-24T09:30', 30 + 420 + 30, 'across the Spring Festival, the make-up Saturday worked'],
    ['2026-03-02T17:30', '2026-03-02T09:00', -420, 'reversed'],
  ])('%s to %s are %d (%s)', (from, until, expected) => {
    expect(minutes(from, until)).toBe(expected);
  });

  test('a make-up day uses its own windows if the calendar has them', () => {
    const short = compileCalendar({ ...china2026, makeUpWindows: [['10:00', '11:00']] });
    expect(minutes('2026-02-14T00:00', '2026-02-15T00:00', short)).toBe(60);
  });

  test('overlapping windows count once, also where a night shift meets the next morning', () => {
    const overlapping = compileCalendar({
      ...china2026,
      week: weekdaysOnly([...nightShift, ['05:00', '07:00'], ['06:30', '08:00']]),
      holidays: [],
      makeUpDays: [],
    });
    expect(minutes('2026-03-02T22:00', '2026-03-03T09:00', overlapping)).toBe(10 * 60);
  });

  test('outside the covered years nothing is said', () => {
    expect(minutes('2025-12-31T23:59', '2026-01-05T10:00')).toBeUndefined();
    expect(minutes('2026-12-31T10:00', '2027-01-01T00:01')).toBeUndefined();
    expect(minutes('2026-12-31T17:00', '2027-01-01T00:00')).toBe(30);
  });

  test('a night shift of the uncovered year before keeps the first morning unknown', () => {
    const night = compileCalendar({ ...china2026, week: weekdaysOnly(nightShift) });
    expect(minutes('2026-01-01T05:59', '2026-01-01T12:00', night)).toBeUndefined();
    expect(minutes('2026-01-01T06:00', '2026-01-01T12:00', night)).toBe(0);
  });

  describe.each(['Asia/Shanghai', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe'])('in %s', (zone) => {
    const saturdaysBeforeClockChanges = [
      '2026-03-07',
      '2026-03-28',
      '2026-04-04',
      '2026-10-03',
      '2026-10-24',
      '2026-10-31',
    ];
    const calendar = compileCalendar({
      code: 'shifts',
      zone,
      week: weekdaysOnly([...officeHours, ...nightShift]),
      holidays: ['2026-03-09', '2026-10-05'],
      makeUpDays: saturdaysBeforeClockChanges,
      years: { from: 2026, to: 2026 },
    });
    const count = (fromMs: number, untilMs: number) => calendar.workingMinutesBetween(fromMs, untilMs) ?? NaN;

    test('working minutes are additive and never decrease', () => {
      const instant = fc.integer({ min: Date.UTC(2026, 0, 2), max: Date.UTC(2026, 11, 30) });
      fc.assert(
        fc.property(instant, instant, instant, (a, b, c) => {
          expect(count(a, b) + count(b, c)).toBeCloseTo(count(a, c), 6);
          if (a <= b) expect(count(a, b)).toBeGreaterThanOrEqual(0);
          expect(Math.abs(count(a, b))).toBeLessThanOrEqual(Math.abs(b - a) / 60_000 + 1e-9);
        }),
      );
    });

    test('working minutes equal counting minute by minute on the wall clock', () => {
      const worked = (time: DateTime): boolean => {
        const isOn = (day: DateTime) => calendar.isWorkingDay(day.toISODate() ?? '') === true;
        const shown = time.hour * 60 + time.minute;
        const inOffice = (shown >= 540 && shown < 720) || (shown >= 810 && shown < 1050);
        return ((inOffice || shown >= 1320) && isOn(time)) || (shown < 360 && isOn(time.minus({ days: 1 })));
      };
      fc.assert(
        fc.property(
          fc.constantFrom(...saturdaysBeforeClockChanges),
          fc.nat(1440),
          fc.nat(1440),
          (day, offset, length) => {
            const from = DateTime.fromISO(day, { zone }).plus({ minutes: offset });
            let counted = 0;
            for (let minute = 0; minute < length; minute += 1) if (worked(from.plus({ minutes: minute }))) counted += 1;
            const until = from.plus({ minutes: length });
            expect(count(from.toMillis(), until.toMillis())).toBe(counted);
          },
        ),
        { numRuns: 10 },
      );
    });
  });
});
