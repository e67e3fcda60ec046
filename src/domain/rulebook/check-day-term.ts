import { shown } from '../shared/document-fault.js';
import type { JsonPath } from '../shared/json-pointer.js';
import { checkName } from './check-names.js';
import { membersOf, type Report } from './draft.js';
import { oneOf } from './fault-words.js';

/** Working days need a calendar that exists; calendar days may name one, for its time zone. */
export function checkDayTerm(term: unknown, path: JsonPath, calendars: ReadonlySet<string>, report: Report): void {
  const { count, calendar } = Object.fromEntries(membersOf(term));
  if (calendar !== undefined) checkName(calendar, calendars, 'unknown-calendar', [...path, 'calendar'], report);
  else if (count === 'working-days') {
    report([...path, 'calendar'], 'calendar-missing', { found: shown(count), expected: oneOf(calendars) });
  }
}
