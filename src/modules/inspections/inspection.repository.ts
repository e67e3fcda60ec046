import type { Seen } from '../../domain/inspection/inspection-view.js';
import type { Inspection } from '../../domain/inspection/inspection-workflow.js';
import type { InspectionForm } from '../../domain/inspection/plan.js';
import type { Scope } from '../../domain/shared/principal.js';
import type { Transaction } from '../../platform/database/database.js';
import { scopeFilter } from '../../platform/database/scope-filter.js';

/** An inspection as its workflow goes on from it. */
export interface Stored {
  readonly id: string;
  readonly seen: Seen;
  readonly state: Inspection;
}

interface Row {
  id: string;
  form: InspectionForm;
  inspector_id: string | null;
  started_at: Date | null;
  confirmed_at: Date | null;
  state: Inspection;
}

/** Locked; undefined when there is none in that scope. */
export async function lockInspection(tx: Transaction, id: string, scope: Scope): Promise<Stored | undefined> {
  const values: unknown[] = [id];
  const inScope = scopeFilter(scope, { unit: 'i.unit_code', staff: null }, values);
  const [row] = await tx.query<Row>(
    `SELECT id, form, inspector_id, started_at, confirmed_at, state FROM inspection AS i
     WHERE id = $1 AND ${inScope} FOR UPDATE`,
    values,
  );
  if (row === undefined) return undefined;
  const { form, inspector_id: inspector, started_at, confirmed_at, state } = row;
  return { id, seen: { form, inspector, hasBegun: started_at !== null, isConfirmed: confirmed_at !== null }, state };
}

/** The id of one to come: the trail names it before its row is there. */
export async function newInspectionId(tx: Transaction): Promise<string> {
  const [row] = await tx.query<{ id: string }>(`SELECT nextval(pg_get_serial_sequence('inspection', 'id')) AS id`);
  if (row === undefined) throw new Error('no id for an inspection');
  return row.id;
}

export async function insertInspection(
  tx: Transaction,
  { id, state }: Pick<Stored, 'id' | 'state'>,
  releaseId: number,
): Promise<void> {
  const { number, unit, sheet, form, plannedOn } = state.plan;
  await tx.query(
    `INSERT INTO inspection (id, number, unit_code, checklist_code, release_id, form, status, planned_on, state)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, number, unit, sheet.code, releaseId, form, state.status, plannedOn, JSON.stringify(state)],
  );
}

/** What lists, summaries and reports read beside the state. A cancelled one keeps who it was assigned to and when it began. */
export async function saveInspection(tx: Transaction, { id, state }: Pick<Stored, 'id' | 'state'>): Promise<void> {
  const confirmed = 'confirmation' in state ? state : null;
  const verdict = confirmed?.submission.verdict;
  const score = verdict === undefined || verdict.result === 'not-scorable' ? null : Math.round(verdict.score * 10);
  await tx.query(
    `UPDATE inspection SET status = $2, state = $3, inspector_id = coalesce($4, inspector_id),
       started_at = coalesce($5, started_at), confirmed_at = $6, score = $7, result = $8
     WHERE id = $1`,
    [
      id,
      state.status,
      JSON.stringify(state),
      'assignment' in state ? state.assignment.inspector.id : null,
      'work' in state ? state.work.startedAt : null,
      confirmed?.confirmation.at ?? null,
      score,
      verdict?.result ?? null,
    ],
  );
}
