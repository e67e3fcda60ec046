import type { LedgerEntry } from '../../domain/penalty/penalty-ledger.js';
import type { Transaction } from '../../platform/database/database.js';

/**
 * Adds the entries of a penalty; what takes points back names the entry that it takes back. The database refuses a second
 * posting to an account and a second reversal of an entry.
 */
export async function enterPoints(
  tx: Transaction,
  penaltyId: string,
  entries: readonly LedgerEntry[],
  reason: string,
): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(({ entry, account, points, at, actAt }) => ({
    entry,
    kind: account.kind,
    points,
    at,
    actAt,
  }));
  await tx.query(
    `INSERT INTO ledger_entry (penalty_id, account, staff_code, unit_code, points, reverses_id, reason, act_at, at)
     SELECT p.id, given.kind, CASE given.kind WHEN 'staff' THEN p.staff_code END, p.unit_code, given.points,
       CASE given.entry WHEN 'reversal' THEN (
         SELECT posted.id FROM ledger_entry AS posted
         WHERE posted.penalty_id = p.id AND posted.account = given.kind AND posted.reverses_id IS NULL) END,
       $3, given."actAt", given.at
     FROM penalty AS p, jsonb_to_recordset($2::jsonb)
       AS given (entry text, kind text, points int, at timestamptz, "actAt" timestamptz)
     WHERE p.id = $1`,
    [penaltyId, JSON.stringify(rows), reason],
  );
}
