import type { Transaction } from '../../platform/database/database.js';

/** Whether there is such a unit, and it is open on that local date. */
export async function unitStands(tx: Transaction, unit: string, on: string): Promise<boolean> {
  const rows = await tx.query(
    'SELECT FROM unit WHERE code = $1 AND opened_on <= $2::date AND (closed_on IS NULL OR $2::date < closed_on)',
    [unit, on],
  );
  return rows.length > 0;
}

/** Version of the document that a release holds of a checklist; null if it holds none. */
export async function checklistVersion(tx: Transaction, releaseId: number, code: string): Promise<number | null> {
  const [row] = await tx.query<{ version: number }>(
    `SELECT d.version FROM release_document AS r JOIN rulebook_document AS d ON d.id = r.document_id
     WHERE r.release_id = $1 AND d.kind = 'checklist' AND d.code = $2`,
    [releaseId, code],
  );
  return row?.version ?? null;
}
