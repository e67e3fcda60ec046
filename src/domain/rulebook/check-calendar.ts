import type { DayWindow, Weekday } from '../calendar/calendar-definition.js';
import { weekdays } from '../calendar/calendar-definition.js';
import { defaultZone, isZone } from '../calendar/zone-clock.js';
import { shown } from '../shared/document-fault.js';
import type { JsonPath } from '../shared/json-pointer.js';
import { calendar, window } from './calendar.schema.js';
import { checkUnique } from './check-names.js';
import { itemsOf, membersOf, part, type Report, textsOf } from './draft.js';
import { nearestName } from './nearest-name.js';

type Written = Readonly<Record<string, unknown>>;

/** What makes a calendar contradict itself, or leave days without an answer. */
export function checkCalendar(value: Written, report: Report): void {
  checkZone(value['zone'], report);
  checkDays(value, report);
  const week = membersOf(value['week']).map(([day, windows]) => [day, windowsOf(windows)] as const);
  for (const [day, windows] of week) checkWindows(windows, ['week', day], report);
  checkNights(new Map(week), report);
  checkWindows(windowsOf(value['makeUpWindows']), ['makeUpWindows'], report);
  for (const [name, written] of membersOf(value['windows'])) {
    const named = part(window, written);
    if (named !== undefined) checkNotEmpty(named, ['windows', name], report);
  }
  const hasMakeUpDays = itemsOf(value['makeUpDays']).length > 0;
  if (hasMakeUpDays && value['makeUpWindows'] === undefined && (new Map(week).get('monday') ?? []).length === 0) {
    const expected = { 'zh-CN': 'makeUpWindows，或星期一的时段', en: 'makeUpWindows, or windows on Monday' };
    report(['makeUpDays'], 'make-up-windows-missing', { found: '', expected });
  }
}

function checkZone(zone: unknown, report: Report): void {
  // an offset such as +08:00 is no zone: it knows no summer time
  if (typeof zone !== 'string' || (isZone(zone) && /^[A-Za-z]/.test(zone))) return;
  const expected = { 'zh-CN': `IANA 时区，如 ${defaultZone}`, en: `an IANA time zone, such as ${defaultZone}` };
  const nearest = nearestName(zone, Intl.supportedValuesOf('timeZone'));
  report(['zone'], 'unknown-zone', { found: shown(zone), expected, nearest });
}

function checkDays(value: Written, report: Report): void {
  const years = part(calendar.shape.years, value['years']);
  if (years !== undefined && years.from > years.to) {
    const expected = { 'zh-CN': 'from 不晚于 to', en: 'from not later than to' };
    report(['years'], 'dates-reversed', { found: shown(years), expected });
  }
  for (const key of ['holidays', 'makeUpDays'] as const) {
    checkUnique(value[key], [key], report);
    textsOf(value[key]).forEach((date, index) => {
      const year = Number(date.slice(0, 4));
      if (years === undefined || years.from > years.to || (year >= years.from && year <= years.to)) return;
      const expected = {
        'zh-CN': `${years.from} 至 ${years.to} 年内的日期`,
        en: `a day in ${years.from} to ${years.to}`,
      };
      report([key, index], 'date-outside-years', { found: shown(date), expected });
    });
  }
  const holidays = new Set(textsOf(value['holidays']));
  textsOf(value['makeUpDays']).forEach((date, index) => {
    if (!holidays.has(date)) return;
    const expected = { 'zh-CN': '只列入 holidays 或 makeUpDays 之一', en: 'the day in holidays or in makeUpDays only' };
    report(['makeUpDays', index], 'holiday-and-make-up', { found: shown(date), expected });
  });
}

interface PlacedWindow {
  readonly index: number;
  readonly window: DayWindow;
  readonly from: number;
  /** minutes after midnight of the day on which it starts; more than a day's when it crosses midnight */
  readonly to: number;
}

const dayMinutes = 24 * 60;
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const windowsOf = (written: unknown): readonly PlacedWindow[] =>
  itemsOf(written).flatMap((each, index) => {
    const right = part(window, each);
    if (right === undefined) return [];
    const [from, to] = [minutesOf(right[0]), minutesOf(right[1])];
    return [{ index, window: right, from, to: from > to ? to + dayMinutes : to }];
  });

function checkWindows(windows: readonly PlacedWindow[], path: JsonPath, report: Report): void {
  for (const { window, index } of windows) checkNotEmpty(window, [...path, index], report);
  for (const later of windows) {
    const earlier = windows.find(
      (other) => other.index < later.index && other.from < later.to && later.from < other.to,
    );
    if (earlier !== undefined) reportOverlap(later, earlier.window, [...path, later.index], report);
  }
}

/** A window that crosses midnight reaches into the next day, Sunday's into Monday. */
function checkNights(week: ReadonlyMap<string, readonly PlacedWindow[]>, report: Report): void {
  weekdays.forEach((day: Weekday, position) => {
    const next: Weekday = weekdays[(position + 1) % weekdays.length] ?? 'monday';
    for (const night of week.get(day) ?? []) {
      const met = (week.get(next) ?? []).find((morning) => morning.from < night.to - dayMinutes);
      if (met !== undefined) reportOverlap(met, night.window, ['week', next, met.index], report);
    }
  });
}

function checkNotEmpty(window: DayWindow, path: JsonPath, report: Report): void {
  if (window[0] !== window[1] && window[0] !== '24:00') return;
  const expected = {
    'zh-CN': '起点早于终点（跨零点时起点晚于终点），且不从 24:00 开始',
    en: 'a start other than the end, and not 24:00',
  };
  report(path, 'empty-window', { found: shown(window), expected });
}

function reportOverlap(later: PlacedWindow, earlier: DayWindow, path: JsonPath, report: Report): void {
  const expected = {
    'zh-CN': `不与 ${shown(earlier)} 重叠的时段`,
    en: `a window that does not meet ${shown(earlier)}`,
  };
  report(path, 'windows-overlap', { found: shown(later.window), expected });
}
