import { Injectable } from '@nestjs/common';
import { compileCalendar } from '../../domain/calendar/compile-calendar.js';
import { endOfTerm } from '../../domain/calendar/end-of-term.js';
import { daysOf } from '../../domain/rulebook/duration.schema.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { type Release, Releases, releaseInForce } from '../../pipeline/releases.js';
import type { Transaction } from '../../platform/database/database.js';
import type { StoredPenalty } from './penalties.repository.js';

/** Until when a penalty can be appealed against. */
@Injectable()
export class AppealWindows {
  constructor(private readonly releases: Releases) {}

  /**
   * The first instant after the appeal window that begins at `from`. The term is that of the policy that judged. Its calendar
   * may be older than the days to be counted: then that of the release in force today counts them. Refused when no calendar
   * reaches so far.
   */
  async endOf(tx: Transaction, { policy: code, releaseId }: StoredPenalty, from: string): Promise<string> {
    const release = await this.releases.load(releaseId);
    const policy = release.rulebook.penaltyPolicies.get(code);
    if (policy === undefined) throw new Error(`release ${releaseId} has no penalty policy ${code}`);
    const { within, count, calendar } = policy.appeal;
    const term = { days: daysOf(within), count };
    const end = endOfTerm(from, term, calendarOf(release, calendar));
    if (end !== undefined) return end;
    const current = await releaseInForce(tx);
    const later =
      current === null ? undefined : endOfTerm(from, term, calendarOf(await this.releases.load(current), calendar));
    if (later === undefined) throw new RefusalError(refusal('calendar-too-short', { calendar, from, term: within }));
    return later;
  }
}

function calendarOf({ rulebook }: Release, code: string | undefined) {
  const calendar = code === undefined ? undefined : rulebook.calendars.get(code);
  return calendar === undefined ? undefined : compileCalendar(calendar);
}
