import { escalationTimers } from '../domain/escalation/escalation-timers.js';
import type { EscalationPolicy } from '../domain/rulebook/escalation-policy.schema.js';
import type { LocalizedText } from '../domain/shared/localized-text.js';
import type { Transaction } from '../platform/database/database.js';
import { localPath } from '../platform/pages/local-path.js';
import { armTimerAt, cancelTimers } from './timers.js';

/** What falls due, and all that a notice about it says. */
export interface NewLadder {
  /** what is due, as the trail names it: `corrective-action:12` */
  readonly subject: string;
  readonly policy: EscalationPolicy;
  /** the release that holds the policy */
  readonly releaseId: number;
  /** canonical UTC text */
  readonly dueAt: string;
  /** code of the unit that owes it */
  readonly unit: string;
  /** how people call it: `CA-2026-0017` */
  readonly number: string;
  readonly title: LocalizedText;
  /** page on which it stands, a path of this site: `/corrective-actions/12` */
  readonly path: string;
}

/**
 * Arms the ladder of something that falls due, in the caller's transaction. Arming it again with another due time, policy
 * or unit begins a new round: the levels of the old one act no more. Arming it again as it is changes nothing.
 */
export async function armLadder(tx: Transaction, ladder: NewLadder): Promise<void> {
  const { subject, policy, releaseId, dueAt, unit, number, title, path } = ladder;
  // its notices come long after it was armed: nobody would be there any more to hear of the mistake
  if (localPath(path) !== path)
    throw new Error(`the path of ${subject} is ${JSON.stringify(path)}; wanted: a path of this site`);
  const [standing] = await tx.query(
    `SELECT FROM ladder WHERE subject = $1 AND ended_at IS NULL AND policy_code = $2 AND release_id = $3
       AND due_at = $4 AND unit_code = $5`,
    [subject, policy.code, releaseId, dueAt, unit],
  );
  if (standing !== undefined) return;
  await endLadder(tx, subject);
  const [row] = await tx.query<{ id: string }>(
    `INSERT INTO ladder (subject, policy_code, release_id, due_at, unit_code, number, title, path)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
    [subject, policy.code, releaseId, dueAt, unit, number, JSON.stringify(title), path],
  );
  if (row === undefined) throw new Error(`no ladder for ${subject}`);
  await armLevel(tx, row.id, policy, dueAt, 1);
}

/**
 * Ends the ladder of a subject: what has acted stays, no further level acts. Without an open ladder it changes nothing.
 * The timer before the ladder, as firing locks them; a level that acts at this moment comes first or not at all.
 */
export async function endLadder(tx: Transaction, subject: string): Promise<void> {
  const open = await tx.query<{ id: string }>('SELECT id FROM ladder WHERE subject = $1 AND ended_at IS NULL', [
    subject,
  ]);
  for (const { id } of open) {
    await cancelTimers(tx, 'escalate', timerSubject(id));
    // locked before the clock is read: what acted while this waited did so before the end
    await tx.query(
      `WITH locked AS (SELECT id FROM ladder WHERE id = $1 AND ended_at IS NULL FOR UPDATE)
       UPDATE ladder AS l SET ended_at = clock_timestamp() FROM locked WHERE l.id = locked.id`,
      [id],
    );
  }
}

/**
 * Arms the timer of one level, from 1; beyond the last level it does nothing. Each level arms the next one, so that they act
 * in order however many pollers there are and however late they look.
 */
export async function armLevel(
  tx: Transaction,
  ladderId: string,
  policy: Pick<EscalationPolicy, 'levels'>,
  dueAt: string,
  level: number,
): Promise<void> {
  const timer = escalationTimers(policy, dueAt)[level - 1];
  if (timer !== undefined) await armTimerAt(tx, 'escalate', timerSubject(ladderId), level, timer.firesAt);
}

/** One ladder, one round of what it stands for: `ladder:7`; the round of its timers is the level. */
const timerSubject = (ladderId: string): string => `ladder:${ladderId}`;
