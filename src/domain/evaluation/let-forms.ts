import type { WorkingCalendar } from '../calendar/compile-calendar.js';
import { calendarDaysBetween } from '../calendar/local-date.js';
import { defaultZone, zoneClock } from '../calendar/zone-clock.js';
import type { LetForm } from '../rulebook/let.schema.js';
import { isList, type FactValue } from '../shared/fact-value.js';
import { divide, subtract } from './decimal.js';
import type { ReadFact } from './read-fact.js';
import { yearsBetween } from './years-between.js';

export type LetForms = Readonly<Record<string, LetForm>>;
export type Calendars = ReadonlyMap<string, WorkingCalendar>;
type ElapsedForm = Extract<LetForm, { elapsed: unknown }>;

const defaultClock = zoneClock(defaultZone);
/** a date is a day of the same length everywhere */
const dateClock = zoneClock('UTC');
const millisecondsIn = { seconds: 1000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;

/** Adds local facts to a reader. Each is computed at most once, when first read; one that needs itself is missing. */
export function withLet(read: ReadFact, forms: LetForms, calendars: Calendars): ReadFact {
  const computed = new Map<string, FactValue | undefined>();
  const readLocal: ReadFact = (name) => {
    const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
    if (form === undefined) return read(name);
    if (!computed.has(name)) {
      computed.set(name, undefined);
      computed.set(name, valueOf(form, readLocal, calendars));
    }
    return computed.get(name);
  };
  return readLocal;
}

/** The facts that a form reads. */
export function operandsOf(form: LetForm): readonly string[] {
  if ('elapsed' in form) return form.elapsed;
  if ('difference' in form) return form.difference;
  return 'ratio' in form ? form.ratio : [form.size];
}

/** Null if an operand is null, otherwise missing (undefined) if one is missing or the form has no answer for them. */
function valueOf(form: LetForm, read: ReadFact, calendars: Calendars): FactValue | undefined {
  const [a, b] = operandsOf(form).map(read);
  if ('size' in form) return isList(a) ? a.length : a === null ? null : undefined;
  if (a === null || b === null) return null;
  if (a === undefined || b === undefined) return undefined;
  if ('elapsed' in form) return finite(elapsed(form, a, b, calendars));
  if (typeof a !== 'number' || typeof b !== 'number') return undefined;
  if ('difference' in form) return finite(subtract(a, b));
  return b === 0 ? undefined : finite(divide(a, b));
}

function elapsed(form: ElapsedForm, from: FactValue, until: FactValue, calendars: Calendars): number | undefined {
  // two instants or two dates; how a day compares with a moment inside it is anybody's guess
  if (typeof from !== 'string' || typeof until !== 'string' || isDate(from) !== isDate(until)) return undefined;
  const calendar = form.calendar === undefined ? undefined : calendars.get(form.calendar);
  const clock = isDate(from) ? dateClock : (calendar?.clock ?? defaultClock);
  const [fromMs, untilMs] = [Date.parse(from), Date.parse(until)];
  switch (form.in) {
    case 'seconds':
    case 'minutes':
    case 'hours':
    case 'days':
      return (untilMs - fromMs) / millisecondsIn[form.in];
    case 'years':
      return yearsBetween(fromMs, untilMs, clock);
    case 'calendar-days':
      return calendarDaysBetween(clock.localDateOf(from), clock.localDateOf(until));
    case 'working-days':
      return calendar?.workingDaysBetween(clock.localDateOf(from), clock.localDateOf(until));
    case 'working-minutes':
      return isDate(from) ? undefined : calendar?.workingMinutesBetween(fromMs, untilMs);
    default:
      return form.in satisfies never;
  }
}

const isDate = (time: string): boolean => time.length === 'YYYY-MM-DD'.length;
const finite = (value: number | undefined): number | undefined => (Number.isFinite(value) ? value : undefined);
