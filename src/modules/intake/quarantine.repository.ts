import type { QuarantineReason } from '../../domain/service-event/assess-event.js';
import type { Fault } from '../../domain/service-event/fault.js';
import type { Transaction } from '../../platform/database/database.js';

export interface HeldBack {
  readonly eventId: string;
  /** at least one; the first gives the reason */
  readonly faults: readonly Fault<QuarantineReason>[];
}

/** Puts events where a person finds them, with all that stands against judging them. */
export async function quarantine(tx: Transaction, entries: readonly HeldBack[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.query(
    'INSERT INTO quarantine_entry (event_id, reason, details) SELECT * FROM unnest($1::bigint[], $2::text[], $3::jsonb[])',
    [
      entries.map(({ eventId }) => eventId),
      entries.map(({ faults }) => faults[0]?.code),
      entries.map(({ faults }) => JSON.stringify({ faults })),
    ],
  );
}

/** Lets events out of quarantine and returns those that were in it. Of two that try, one gets the event. */
export async function releaseOpen(
  tx: Transaction,
  eventIds: readonly string[],
  actor: string,
): Promise<ReadonlySet<string>> {
  if (eventIds.length === 0) return new Set();
  const rows = await tx.query<{ event_id: string }>(
    `UPDATE quarantine_entry SET released_at = clock_timestamp(), released_by = $2
     WHERE event_id = ANY($1::bigint[]) AND released_at IS NULL RETURNING event_id`,
    [eventIds, actor],
  );
  return new Set(rows.map(({ event_id }) => event_id));
}

/** Names the successor, and takes the release from the old event so that no work left over can have it judged. */
export async function markSuperseded(
  tx: Transaction,
  pairs: readonly { oldId: string; newId: string }[],
): Promise<void> {
  if (pairs.length === 0) return;
  await tx.query(
    `WITH pair AS (SELECT * FROM unnest($1::bigint[], $2::bigint[]) AS given (old_id, new_id)),
     unpinned AS (UPDATE service_event AS e SET release_id = NULL FROM pair WHERE e.id = pair.old_id)
     UPDATE quarantine_entry AS q SET details = q.details || jsonb_build_object('supersededBy', pair.new_id::text)
     FROM pair WHERE q.event_id = pair.old_id`,
    [pairs.map(({ oldId }) => oldId), pairs.map(({ newId }) => newId)],
  );
}

/** Entries that were checked again and must go on waiting, perhaps for another reason now. */
export async function holdOn(tx: Transaction, entries: readonly (HeldBack & { readonly id: string })[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.query(
    `UPDATE quarantine_entry AS q SET reason = given.reason, details = q.details || given.details
     FROM unnest($1::bigint[], $2::text[], $3::jsonb[]) AS given (id, reason, details) WHERE q.id = given.id`,
    [
      entries.map(({ id }) => id),
      entries.map(({ faults }) => faults[0]?.code),
      entries.map(({ faults }) => JSON.stringify({ faults })),
    ],
  );
}
