import type { InspectionReport } from '../../domain/report/build-report.js';
import type { ReportFile } from '../../domain/report/report-workflow.js';
import type { Transaction } from '../../platform/database/database.js';

/** One revision of a report, with the flow of the report as far as this revision. */
export interface StoredRevision {
  readonly id: string;
  readonly number: string;
  readonly revision: number;
  /** the revision that counts: only in it does anything happen */
  readonly newest: number;
  readonly state: ReportFile;
}

/** Locks all revisions of the report to which the revision belongs; undefined if there is none. */
export async function lockRevision(tx: Transaction, id: string): Promise<StoredRevision | undefined> {
  const rows = await tx.query<Omit<StoredRevision, 'newest'>>(
    `SELECT r.id, r.number, r.revision, r.state FROM inspection_report AS r
     WHERE r.number = (SELECT number FROM inspection_report WHERE id = $1) ORDER BY r.revision FOR UPDATE`,
    [id],
  );
  const found = rows.find((row) => row.id === id);
  if (found === undefined) return undefined;
  // whoever waited for the lock does not see a revision that was inserted meanwhile
  const [row] = await tx.query<{ newest: number }>(
    'SELECT max(revision) AS newest FROM inspection_report WHERE number = $1',
    [found.number],
  );
  return { ...found, newest: row?.newest ?? found.revision };
}

/** Stores a revision as it is frozen, and answers its id. */
export async function insertRevision(
  tx: Transaction,
  snapshot: InspectionReport,
  sha256: string,
  state: ReportFile,
): Promise<string> {
  const { number, revision, unit, period } = snapshot;
  const [row] = await tx.query<{ id: string }>(
    `INSERT INTO inspection_report (number, revision, unit_code, from_on, to_on, status, snapshot, sha256, state)
     VALUES ($1, $2, $3, $4, $5, $6, $7, decode($8, 'hex'), $9) RETURNING id`,
    [
      number,
      revision,
      unit?.code ?? null,
      period.from,
      period.to,
      state.status,
      JSON.stringify(snapshot),
      sha256,
      JSON.stringify(state),
    ],
  );
  if (row === undefined) throw new Error(`report ${number}, revision ${revision} was not stored`);
  return row.id;
}

export async function saveState(tx: Transaction, id: string, state: ReportFile): Promise<void> {
  await tx.query('UPDATE inspection_report SET status = $2, state = $3 WHERE id = $1', [
    id,
    state.status,
    JSON.stringify(state),
  ]);
}
