import type { Transaction } from '../platform/database/database.js';

/** What somebody did, for the trail: in the words of the command, about one subject such as `user:li.na` or `unit:ZJ-1`. */
export interface TrailEntry {
  /** `Principal.actor` */
  readonly actor: string;
  /** `user.disable`, `organization.load` */
  readonly command: string;
  readonly subject: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string;
}

/** Appends to the audit trail inside the transaction of the act itself: both happen, or neither. */
export async function appendTrail(tx: Transaction, ...entries: readonly TrailEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const json = (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value));
  await tx.query(
    `INSERT INTO audit_entry (actor, command, subject, before, after, reason)
     SELECT actor, command, subject, before::jsonb, after::jsonb, reason
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
       WITH ORDINALITY AS given (actor, command, subject, before, after, reason, place)
     ORDER BY place`,
    [
      entries.map(({ actor }) => actor),
      entries.map(({ command }) => command),
      entries.map(({ subject }) => subject),
      entries.map(({ before }) => json(before)),
      entries.map(({ after }) => json(after)),
      entries.map(({ reason }) => reason ?? null),
    ],
  );
}
