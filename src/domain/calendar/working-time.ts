import type { CalendarDefinition, DayWindow } from './calendar-definition.js';
import type { WorkingDays } from './working-days.js';
import type { ZoneClock } from './zone-clock.js';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Milliseconds of working time up to an instant, counted from the start of the covered time; undefined outside it. */
export type WorkingTimeUpTo = (instantMs: number) => number | undefined;

/**
 * Lays all windows of the covered years on the time line. A window belongs to the day on which it starts; where windows
 * overlap, the time counts once.
 */
export function workingTimeOf(definition: CalendarDefinition, days: WorkingDays, clock: ZoneClock): WorkingTimeUpTo {
  const spans = mergedSpans(days, clock);
  const starts = Float64Array.from(spans, (span) => span.start);
  const totals = new Float64Array(spans.length + 1);
  spans.forEach((span, index) => (totals[index + 1] = (totals[index] ?? 0) + span.end - span.start));
  // a night shift of the day before the covered years reaches into them, and whether it was worked is not known
  const firstMs = clock.firstInstantAt(days.firstDay * dayMs + spillMinutes(definition) * minuteMs);
  const lastMs = clock.firstInstantAt((days.lastDay + 1) * dayMs);

  return (instantMs) => {
    if (!(instantMs >= firstMs && instantMs <= lastMs)) return undefined;
    const index = lastAtOrBefore(starts, instantMs);
    const span = spans[index];
    return span === undefined ? 0 : (totals[index] ?? 0) + Math.min(instantMs, span.end) - span.start;
  };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function mergedSpans(days: WorkingDays, clock: ZoneClock): Span[] {
  const spans: Span[] = [];
  for (let day = days.firstDay; day <= days.lastDay; day += 1) {
    for (const window of days.windowsOf(day) ?? []) spans.push(spanOf(day, window, clock));
  }
  spans.sort((a, b) => a.start - b.start);
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (span.end <= span.start) continue; // skipped by daylight saving time
    if (last === undefined || span.start > last.end) merged.push(span);
    else merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return merged;
}

function spanOf(day: number, window: DayWindow, clock: ZoneClock): Span {
  const [from, to] = window.map(minuteOfDay) as [number, number];
  const end = from > to ? to * minuteMs + dayMs : to * minuteMs;
  return { start: clock.firstInstantAt(day * dayMs + from * minuteMs), end: clock.firstInstantAt(day * dayMs + end) };
}

/** Minutes after midnight until which a window of the day before can last. */
function spillMinutes(definition: CalendarDefinition): number {
  const windows = [...Object.values(definition.week).flat(), ...(definition.makeUpWindows ?? [])];
  const crossing = windows.filter(([from, to]) => minuteOfDay(from) > minuteOfDay(to));
  return Math.max(0, ...crossing.map(([, to]) => minuteOfDay(to)));
}

const minuteOfDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Index of the last element <= `wanted` of an ascending list; -1 if there is none. */
function lastAtOrBefore(ascending: Float64Array, wanted: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? Infinity) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
