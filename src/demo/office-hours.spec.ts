import { compileCalendar } from '../domain/calendar/compile-calendar.js';
import { dateOf, dayOf, instantOf, minutesOfDay, OfficeHours } from './office-hours.js';
import { insuranceRulebook } from '../../test/support/insurance-rulebook.js';
import { quarterSettings } from '../../test/support/quarter-settings.js';

const { holidays, makeUpDays } = quarterSettings();
const hours = new OfficeHours(holidays, makeUpDays);

const officeCalendar = () => {
  const office = insuranceRulebook().calendars.get('office');
  if (office === undefined) throw new Error('the insurance pack has no calendar office');
  return compileCalendar(office);
};

describe('OfficeHours', () => {
  it('writes moments with the offset of China', () => {
    expect(instantOf(hours.at(dayOf('2026-07-01'), 0))).toBe('2026-07-01T09:00:00+08:00');
    expect(instantOf(hours.at(dayOf('2026-07-01'), 240))).toBe('2026-07-01T14:30:00+08:00');
    expect(instantOf(hours.at(dayOf('2026-07-01'), minutesOfDay))).toBe('2026-07-01T17:30:00+08:00');
  });

  it('steps back over weekends and holidays, and works on a make-up Sunday', () => {
    expect(dateOf(hours.workingDaysBefore(dayOf('2026-07-06'), 1))).toBe('2026-07-03');
    expect(dateOf(hours.workingDaysBefore(dayOf('2026-06-22'), 1))).toBe('2026-06-18');
    expect(dateOf(hours.workingDaysBefore(dayOf('2026-09-21'), 1))).toBe('2026-09-20');
  });

  it('steps back by working minutes over lunch and over night', () => {
    const monday = dayOf('2026-07-06');
    expect(instantOf(hours.workingMinutesBefore(monday, 240, 120))).toBe('2026-07-06T11:00:00+08:00');
    expect(instantOf(hours.workingMinutesBefore(monday, 30, 60))).toBe('2026-07-03T17:00:00+08:00');
  });

  it("has the working days of the pack's calendar from three months before the quarter to its end", () => {
    const calendar = officeCalendar();
    for (let day = dayOf('2026-04-01'); day <= dayOf('2026-09-30'); day += 1) {
      expect([dateOf(day), hours.isWorkingDay(day)]).toEqual([dateOf(day), calendar.isWorkingDay(dateOf(day))]);
    }
  });
});
