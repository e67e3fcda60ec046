import type { Transaction } from '../../platform/database/database.js';

/** Id of the release in force now; null while there is none. */
export async function releaseInForce(tx: Transaction): Promise<number | null> {
  const [row] = await tx.query<{ id: number }>(
    `SELECT id FROM rulebook_release
     WHERE status = 'approved' AND (effective_from IS NULL OR effective_from <= clock_timestamp())
     ORDER BY effective_from DESC NULLS LAST, id DESC LIMIT 1`,
  );
  return row?.id ?? null;
}
