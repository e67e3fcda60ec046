import { zoneClock } from '../calendar/zone-clock.js';
import { organizationZone } from '../organization/organization.js';
import { refusal, type Refusal } from '../shared/refusal.js';

const clock = zoneClock(organizationZone);

/** Nothing is made due on a local date that was over at the instant `at`. */
export function needsNotPast(dueOn: string, at: string): Refusal | null {
  const today = clock.localDateOf(at);
  return dueOn < today ? refusal('due-date-past', { dueOn, today }) : null;
}
