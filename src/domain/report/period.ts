import { dayNumberOf, localDateOfDay } from '../calendar/local-date.js';
import { zoneClock } from '../calendar/zone-clock.js';
import { organizationZone } from '../organization/organization.js';

/** Local days of the organisation, half open: `to` is the first day that no longer belongs to it. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** A calendar month, or the part of it that lies in a period. */
export interface Month extends Period {
  /** `2026-03` */
  readonly month: string;
}

const clock = zoneClock(organizationZone);

/** The instant at which a local day begins, as canonical UTC text. */
export const startOf = (day: string): string =>
  new Date(clock.firstInstantAt(dayNumberOf(day) * 86_400_000)).toISOString();

/** The months of a period in order, the first and the last cut to it. A period without a day is a RangeError. */
export function monthsOf({ from, to }: Period): readonly Month[] {
  if (!(dayNumberOf(from) < dayNumberOf(to))) {
    throw new RangeError(
      `period from ${JSON.stringify(from)} to ${JSON.stringify(to)}: expected two dates, the first one earlier`,
    );
  }
  const months: Month[] = [];
  for (let start = from; start < to;) {
    const next = firstOfNextMonth(start);
    const end = next < to ? next : to;
    months.push({ month: start.slice(0, 7), from: start, to: end });
    start = end;
  }
  return months;
}

// 31 days after the first of a month lies in the next one
const firstOfNextMonth = (day: string): string =>
  `${localDateOfDay(dayNumberOf(`${day.slice(0, 7)}-01`) + 31).slice(0, 7)}-01`;
