import type { CalendarDefinition } from './calendar-definition.js';
import { dayNumberOf } from './local-date.js';
import { workingDaysOf } from './working-days.js';
import { workingTimeOf, type WorkingTimeUpTo } from './working-time.js';
import { zoneClock, type ZoneClock } from './zone-clock.js';

const minuteMs = 60_000;

/** A calendar that answers at once. Everything outside its covered years is undefined: there nothing is judged. */
export interface WorkingCalendar {
  readonly code: string;
  readonly clock: ZoneClock;
  /** `date` is a local date `YYYY-MM-DD`. */
  isWorkingDay(date: string): boolean | undefined;
  /** Working days d with `after` < d <= `until` (Civil Code: the first day is not counted); negative if reversed. */
  workingDaysBetween(after: string, until: string): number | undefined;
  /** Minutes of working time between two instants, with fractions; negative if reversed. */
  workingMinutesBetween(fromMs: number, untilMs: number): number | undefined;
}

/** Prepares a calendar for use. Throws a RangeError if its zone does not exist. */
export function compileCalendar(definition: CalendarDefinition): WorkingCalendar {
  const clock = zoneClock(definition.zone);
  const days = workingDaysOf(definition);
  const covered = (day: number) => day >= days.firstDay && day <= days.lastDay;
  // most calendars are only asked for days, so windows are laid out on first use
  let laidOut: WorkingTimeUpTo | undefined;
  const workingTimeUpTo: WorkingTimeUpTo = (instantMs) =>
    (laidOut ??= workingTimeOf(definition, days, clock))(instantMs);

  return {
    code: definition.code,
    clock,
    isWorkingDay(date) {
      const day = dayNumberOf(date);
      return covered(day) ? days.windowsOf(day) !== undefined : undefined;
    },
    workingDaysBetween(after, until) {
      const [first, last] = [dayNumberOf(after), dayNumberOf(until)];
      return covered(first) && covered(last) ? days.countUpTo(last) - days.countUpTo(first) : undefined;
    },
    workingMinutesBetween(fromMs, untilMs) {
      const [before, total] = [workingTimeUpTo(fromMs), workingTimeUpTo(untilMs)];
      return before === undefined || total === undefined ? undefined : (total - before) / minuteMs;
    },
  };
}
