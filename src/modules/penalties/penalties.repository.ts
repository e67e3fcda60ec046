import type { PolicySubject } from '../../domain/penalty/policy-subject.js';
import type { RecordedPenalty } from '../../domain/penalty/penalty-changes.js';
import type { Penalty } from '../../domain/penalty/penalty-workflow.js';
import type { Transaction } from '../../platform/database/database.js';

/** A penalty as it is kept, with the state that its workflow goes on from. */
export interface StoredPenalty {
  readonly id: string;
  readonly policy: string;
  /** the release that holds the policy */
  readonly releaseId: number;
  readonly state: Penalty;
}

export interface NewPenalty extends StoredPenalty {
  /** one act bears one penalty: the occasion of the finding */
  readonly act: string;
}

interface Row {
  id: string;
  policy_code: string;
  release_id: number;
  subject: string;
  state: Penalty;
}

const storedOf = (row: Row): StoredPenalty => ({
  id: row.id,
  policy: row.policy_code,
  releaseId: row.release_id,
  state: row.state,
});

/**
 * Waits until nobody else folds for any of these subjects; until the transaction ends nobody else begins to. Subjects come
 * in the one order of everybody. Two workers that counted side by side would each miss what the other proposes (DESIGN 2.7).
 */
export async function lockSubjects(tx: Transaction, subjects: readonly PolicySubject[]): Promise<void> {
  await tx.query(
    `SELECT pg_advisory_xact_lock(hashtextextended('plumbline:penalty:' || key, 0))
     FROM unnest($1::text[]) WITH ORDINALITY AS given (key, place) ORDER BY place`,
    [subjects.map(({ key }) => key)],
  );
}

/** What is recorded for these subjects, by the key of the subject; superseded ones are history. Locked, by id. */
export async function recordedPenalties(
  tx: Transaction,
  subjects: readonly PolicySubject[],
): Promise<ReadonlyMap<string, readonly StoredPenalty[]>> {
  const rows = await tx.query<Row>(
    `SELECT id, policy_code, release_id, subject, state FROM penalty
     WHERE (policy_code, subject) IN (SELECT * FROM unnest($1::text[], $2::text[])) AND status <> 'superseded'
     ORDER BY id FOR UPDATE`,
    [subjects.map(({ policy }) => policy), subjects.map(({ kind, code }) => `${kind}:${code}`)],
  );
  return new Map(
    subjects.map(({ key }) => [
      key,
      rows.filter((row) => `${row.policy_code}/${row.subject}` === key).map((row) => storedOf(row)),
    ]),
  );
}

export const recordOfPenalty = ({ id, state }: StoredPenalty): RecordedPenalty => ({
  penalty: id,
  finding: state.case.finding,
  tier: state.case.tier,
  revoked: state.status === 'revoked',
});

/** One penalty, locked; undefined if there is none. */
export async function lockPenalty(tx: Transaction, id: string): Promise<StoredPenalty | undefined> {
  const [row] = await tx.query<Row>(
    'SELECT id, policy_code, release_id, subject, state FROM penalty WHERE id = $1 FOR UPDATE',
    [id],
  );
  return row === undefined ? undefined : storedOf(row);
}

/** Ids for penalties to come: the trail names a penalty before its row is there. */
export async function newPenaltyIds(tx: Transaction, count: number): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT nextval(pg_get_serial_sequence('penalty', 'id')) AS id FROM generate_series(1, $1)`,
    [count],
  );
  return rows.map(({ id }) => id);
}

export async function insertPenalties(tx: Transaction, penalties: readonly NewPenalty[]): Promise<void> {
  await tx.query(
    `INSERT INTO penalty (id, policy_code, release_id, finding_id, subject, act, unit_code, staff_code, tier, status, state,
       occurred_at)
     SELECT id, policy, release, (about ->> 'finding')::bigint, (about ->> 'for') || ':' || (about ->> (about ->> 'for')), act,
       about ->> 'unit', about ->> 'staff', about ->> 'tier', state ->> 'status', state, (about ->> 'actAt')::timestamptz
     FROM unnest($1::bigint[], $2::text[], $3::int[], $4::text[], $5::jsonb[]) AS given (id, policy, release, act, state),
       LATERAL (SELECT state -> 'case' AS about) AS c`,
    [
      penalties.map(({ id }) => id),
      penalties.map(({ policy }) => policy),
      penalties.map(({ releaseId }) => releaseId),
      penalties.map(({ act }) => act),
      penalties.map(({ state }) => JSON.stringify(state)),
    ],
  );
}

export async function savePenalty(tx: Transaction, id: string, state: Penalty): Promise<void> {
  await tx.query('UPDATE penalty SET status = $2, state = $3 WHERE id = $1', [id, state.status, JSON.stringify(state)]);
}
