/** A moment of the wall clock in China, in seconds since 1970-01-01T00:00 of that clock. There is no summer time. */
export type Moment = number;
/** Days since 1970-01-01. */
export type Day = number;

const daySeconds = 86_400;
const morning = { opens: 9 * 60, minutes: 180 };
const afternoon = { opens: 13 * 60 + 30, minutes: 240 };

/** Working minutes of one day: 09:00–12:00 and 13:30–17:30. */
export const minutesOfDay = morning.minutes + afternoon.minutes;

export const dayOf = (date: string): Day => Date.parse(`${date}T00:00:00Z`) / (daySeconds * 1000);
export const dateOf = (day: Day): string => new Date(day * daySeconds * 1000).toISOString().slice(0, 10);
/** The moment of a day at `hour`:`minute`. */
export const clockTime = (day: Day, hour: number, minute = 0): Moment => day * daySeconds + hour * 3600 + minute * 60;
/** `2026-07-01T09:00:00+08:00` */
export const instantOf = (moment: Moment): string => `${new Date(moment * 1000).toISOString().slice(0, 19)}+08:00`;
/** 0 Sunday … 6 Saturday */
export const weekdayOf = (day: Day): number => (((day + 4) % 7) + 7) % 7;

/**
 * The simulator's own notion of working time. It is kept apart from the engine's calendar on purpose: what the
 * simulator plants is the yardstick for what the engine finds.
 */
export class OfficeHours {
  private readonly holidays: ReadonlySet<Day>;
  private readonly makeUpDays: ReadonlySet<Day>;

  constructor(holidays: readonly string[], makeUpDays: readonly string[]) {
    this.holidays = new Set(holidays.map(dayOf));
    this.makeUpDays = new Set(makeUpDays.map(dayOf));
  }

  isWorkingDay(day: Day): boolean {
    if (this.makeUpDays.has(day)) return true;
    return weekdayOf(day) >= 1 && weekdayOf(day) <= 5 && !this.holidays.has(day);
  }

  isHoliday(day: Day): boolean {
    return this.holidays.has(day);
  }

  /** The working day from which `count` working days lead up to the working day `day`, the first not counted. */
  workingDaysBefore(day: Day, count: number): Day {
    let before = day;
    for (let left = count; left > 0; left -= 1) {
      do before -= 1;
      while (!this.isWorkingDay(before));
    }
    return before;
  }

  /** The moment when so many minutes of a working day have passed, 0 to {@link minutesOfDay}. */
  at(day: Day, minutes: number): Moment {
    return minutes <= morning.minutes
      ? clockTime(day, 0, morning.opens + minutes)
      : clockTime(day, 0, afternoon.opens + minutes - morning.minutes);
  }

  /** The moment that lies `count` working minutes before `at(day, minutes)`. */
  workingMinutesBefore(day: Day, minutes: number, count: number): Moment {
    let [on, left] = [day, minutes - count];
    while (left < 0) {
      on = this.workingDaysBefore(on, 1);
      left += minutesOfDay;
    }
    return this.at(on, left);
  }
}
