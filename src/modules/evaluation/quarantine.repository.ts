import type { Transaction } from '../../platform/database/database.js';

/** Puts an event where a person finds it and can have it judged again. */
export async function putAside(tx: Transaction, eventId: string, reason: string, details: object): Promise<void> {
  await tx.query(
    `INSERT INTO quarantine_entry (event_id, reason, details) SELECT $1, $2, $3
     WHERE NOT EXISTS (SELECT FROM quarantine_entry WHERE event_id = $1 AND released_at IS NULL)`,
    [eventId, reason, JSON.stringify(details)],
  );
}
