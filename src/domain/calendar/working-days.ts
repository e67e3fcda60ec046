import { weekdays } from './calendar-definition.js';
import type { CalendarDefinition, DayWindow } from './calendar-definition.js';
import { dayNumberOf } from './local-date.js';

/** The covered days of a calendar, by day number. */
export interface WorkingDays {
  readonly firstDay: number;
  /** inclusive */
  readonly lastDay: number;
  /** The windows of a covered day; undefined if it is no working day. */
  windowsOf(day: number): readonly DayWindow[] | undefined;
  /** How many of the covered days up to and including `day` are working days. */
  countUpTo(day: number): number;
}

/** Which days are worked, with running totals so that a count over years costs two look-ups. */
export function workingDaysOf(definition: CalendarDefinition): WorkingDays {
  const firstDay = dayNumberOf(`${definition.years.from}-01-01`);
  const lastDay = dayNumberOf(`${definition.years.to}-12-31`);
  const holidays = new Set(definition.holidays.map(dayNumberOf));
  const makeUpDays = new Set(definition.makeUpDays.map(dayNumberOf));
  const makeUpWindows = definition.makeUpWindows ?? definition.week.monday ?? [];

  function windowsOf(day: number): readonly DayWindow[] | undefined {
    if (makeUpDays.has(day)) return makeUpWindows;
    const windows = definition.week[weekdayOf(day)] ?? [];
    return holidays.has(day) || windows.length === 0 ? undefined : windows;
  }

  const totals = new Int32Array(lastDay - firstDay + 2);
  for (let day = firstDay; day <= lastDay; day += 1) {
    const index = day - firstDay;
    totals[index + 1] = (totals[index] ?? 0) + (windowsOf(day) === undefined ? 0 : 1);
  }
  return { firstDay, lastDay, windowsOf, countUpTo: (day) => totals[day - firstDay + 1] ?? 0 };
}

// 1970-01-01, day 0, was a Thursday
function weekdayOf(day: number): (typeof weekdays)[number] {
  return weekdays[(((day + 3) % 7) + 7) % 7] ?? 'monday';
}
