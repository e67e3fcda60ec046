import type { Fault } from '../../domain/service-event/fault.js';
import type { Transaction } from '../../platform/database/database.js';

export interface InternalEvent {
  readonly id: string;
  readonly envelope: unknown;
}

/** Those that are there, in the order of their reporting, locked: of two that take them in, one finds them. */
export async function lockInternalEvents(tx: Transaction, ids: readonly string[]): Promise<InternalEvent[]> {
  return tx.query<InternalEvent>(
    'SELECT id, envelope FROM internal_event WHERE id = ANY($1::bigint[]) ORDER BY id FOR UPDATE',
    [ids],
  );
}

export async function deleteInternalEvents(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.query('DELETE FROM internal_event WHERE id = ANY($1::bigint[])', [ids]);
}

/** Keeps an event that could not be taken in, with the reasons. */
export async function keepBack(tx: Transaction, id: string, faults: readonly Fault[]): Promise<void> {
  await tx.query('UPDATE internal_event SET faults = $2 WHERE id = $1', [id, JSON.stringify(faults)]);
}

export interface KeptBack extends InternalEvent {
  readonly reportedAt: Date;
  readonly faults: readonly Fault[];
}

/** Oldest first. */
export async function listKeptBack(db: Transaction, after: string, limit: number): Promise<KeptBack[]> {
  return db.query<KeptBack>(
    `SELECT id, envelope, reported_at AS "reportedAt", faults FROM internal_event
     WHERE faults IS NOT NULL AND id > $1 ORDER BY id LIMIT $2`,
    [after, limit],
  );
}

/** Sends an event that was kept back on its way again; false if there is none. */
export async function letGo(tx: Transaction, id: string): Promise<boolean> {
  const rows = await tx.query(
    'UPDATE internal_event SET faults = NULL WHERE id = $1 AND faults IS NOT NULL RETURNING id',
    [id],
  );
  return rows.length > 0;
}
