import type { WorkingCalendar } from './compile-calendar.js';
import { dayNumberOf, localDateOfDay } from './local-date.js';
import { defaultZone, type ZoneClock, zoneClock } from './zone-clock.js';

/** How a term in days is counted. */
export const dayCounts = ['calendar-days', 'working-days'] as const;

export interface DayTerm {
  /** 0 ends with the day on which the term begins */
  readonly days: number;
  readonly count: (typeof dayCounts)[number];
}

const dayMs = 86_400_000;
const defaultClock = zoneClock(defaultZone);

/**
 * The first instant after a term that begins at `from`, both canonical UTC text: 24:00 of its last day. The first day is
 * not counted (Civil Code art. 201, 203). Calendar days without a calendar are those of Asia/Shanghai. Undefined when
 * working days are wanted and there is no calendar that covers them.
 */
export function endOfTerm(
  from: string,
  { days, count }: DayTerm,
  calendar?: Pick<WorkingCalendar, 'clock' | 'isWorkingDay'>,
): string | undefined {
  const clock = calendar?.clock ?? defaultClock;
  const first = dayNumberOf(clock.localDateOf(from));
  const last = count === 'calendar-days' ? first + days : workingDayAfter(first, days, calendar);
  return last === undefined ? undefined : endOfDay(last, clock);
}

/** 24:00 of a local date `YYYY-MM-DD` in Asia/Shanghai: the first instant after it, canonical UTC text. */
export const endOfDate = (date: string): string => endOfDay(dayNumberOf(date), defaultClock);

const endOfDay = (day: number, clock: ZoneClock): string =>
  new Date(clock.firstInstantAt((day + 1) * dayMs)).toISOString();

/** The last local date `YYYY-MM-DD` of a term that ends at `end`, as people are told it. */
export const lastDateOf = (end: string, calendar?: Pick<WorkingCalendar, 'clock'>): string =>
  (calendar?.clock ?? defaultClock).localDateOf(new Date(Date.parse(end) - 1).toISOString());

function workingDayAfter(
  first: number,
  days: number,
  calendar: Pick<WorkingCalendar, 'isWorkingDay'> | undefined,
): number | undefined {
  let day = first;
  for (let left = days; left > 0;) {
    day += 1;
    const works = calendar?.isWorkingDay(localDateOfDay(day));
    if (works === undefined) return undefined;
    if (works) left -= 1;
  }
  return day;
}
