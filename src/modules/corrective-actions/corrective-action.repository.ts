import type { Directive } from '../../domain/corrective-action/directive-workflow.js';
import { type CorrectiveKind, numberOf, seriesOf } from '../../domain/corrective-action/number.js';
import type { Rectification } from '../../domain/corrective-action/rectification.js';
import type { Scope } from '../../domain/shared/principal.js';
import { nextNumber } from '../../pipeline/number-series.js';
import type { Transaction } from '../../platform/database/database.js';
import { scopeFilter } from '../../platform/database/scope-filter.js';

/** A corrective action as its workflow goes on from it. */
export interface Stored<State> {
  readonly id: string;
  readonly state: State;
}

/** What a new row says beside its state. */
export interface Origin {
  readonly kind: CorrectiveKind;
  readonly number: string;
  readonly unit: string;
  readonly standard: string | null;
  readonly policy: string | null;
  readonly release: number | null;
  readonly report: string | null;
}

/** What lists and timers read of a state. */
interface Columns {
  readonly status: string;
  readonly open: boolean;
  /** from when on it is overdue */
  readonly dueAt: string | null;
}

export interface UnitStandard {
  readonly unit: string;
  readonly standard: string;
}

/**
 * Waits until nobody else rectifies these, and keeps others waiting until the transaction ends; in one order for everybody.
 * Without it two workers that find nothing open would both issue a notice.
 */
export async function lockUnitStandards(tx: Transaction, pairs: readonly UnitStandard[]): Promise<void> {
  await tx.query(
    `SELECT pg_advisory_xact_lock(key) FROM (
       SELECT DISTINCT hashtextextended('plumbline:rectification:' || given.pair::text, 0) AS key
       FROM jsonb_array_elements($1::jsonb) AS given (pair) ORDER BY key) AS keys`,
    [JSON.stringify(pairs.map(({ unit, standard }) => [unit, standard]))],
  );
}

/** The open rectifications of these pairs, locked. */
export async function openRectifications(
  tx: Transaction,
  pairs: readonly UnitStandard[],
): Promise<readonly Stored<Rectification>[]> {
  return tx.query<Stored<Rectification>>(
    `SELECT id, state FROM corrective_action
     WHERE open AND kind = 'rectification'
       AND (unit_code, standard_code) IN (SELECT * FROM unnest($1::text[], $2::text[]))
     ORDER BY id FOR UPDATE`,
    [pairs.map(({ unit }) => unit), pairs.map(({ standard }) => standard)],
  );
}

/** One of a kind, locked; undefined when there is none, or none that the caller may see. */
export async function lockCorrectiveAction<State extends Rectification | Directive>(
  tx: Transaction,
  id: string,
  kind: State extends Rectification ? 'rectification' : 'directive',
  scope: Scope,
): Promise<Stored<State> | undefined> {
  const values: unknown[] = [id, kind];
  const visible = scopeFilter(scope, { unit: 'a.unit_code', staff: null }, values);
  const [row] = await tx.query<Stored<State>>(
    `SELECT a.id, a.state FROM corrective_action AS a WHERE a.id = $1 AND a.kind = $2 AND ${visible} FOR UPDATE`,
    values,
  );
  return row;
}

/** The id of one to come: the trail names it before its row is there. */
export async function newCorrectiveActionId(tx: Transaction): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    `SELECT nextval(pg_get_serial_sequence('corrective_action', 'id')) AS id`,
  );
  if (row === undefined) throw new Error('no id for a corrective action');
  return row.id;
}

/** The next number of the kind in a year. */
export async function newCorrectiveNumber(tx: Transaction, kind: CorrectiveKind, year: number): Promise<string> {
  return numberOf(kind, year, await nextNumber(tx, seriesOf[kind], year));
}

export async function insertCorrectiveAction(
  tx: Transaction,
  { id, state }: Stored<Rectification | Directive>,
  origin: Origin,
  { status, open, dueAt }: Columns,
): Promise<void> {
  const { kind, number, unit, standard, policy, release, report } = origin;
  await tx.query(
    `INSERT INTO corrective_action (id, number, kind, unit_code, standard_code, policy_code, release_id, report_id, status,
       open, due_at, state)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [id, number, kind, unit, standard, policy, release, report, status, open, dueAt, JSON.stringify(state)],
  );
}

export async function saveCorrectiveAction(
  tx: Transaction,
  { id, state }: Stored<Rectification | Directive>,
  { status, open, dueAt }: Columns,
): Promise<void> {
  await tx.query(
    `UPDATE corrective_action SET status = $2, open = $3, due_at = $4, state = $5,
       closed_at = CASE WHEN NOT $3 THEN coalesce(closed_at, clock_timestamp()) END
     WHERE id = $1`,
    [id, status, open, dueAt, JSON.stringify(state)],
  );
}

/** A finding is dealt with once: the database refuses a second time. What is dealt with waits for no data any more. */
export async function recordAttached(tx: Transaction, actionId: string, findings: readonly string[]): Promise<void> {
  if (findings.length === 0) return;
  await tx.query(
    `WITH told AS (DELETE FROM rectification_hold WHERE finding_id = ANY($2::bigint[]))
     INSERT INTO corrective_action_finding (finding_id, action_id) SELECT unnest($2::bigint[]), $1::bigint`,
    [actionId, findings],
  );
}
