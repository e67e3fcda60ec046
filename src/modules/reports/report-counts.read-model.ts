import type {
  CorrectiveActionCount,
  EscalationCount,
  FindingCount,
  JudgementCount,
  Named,
  PenaltyCount,
  SubjectCount,
} from '../../domain/report/report-parts.js';
import type { Transaction } from '../../platform/database/database.js';
import { type Among, rowSource, type SqlRowList } from './row-sources.read-model.js';

/** Selects over the rows of one list, called `row` in `rest`. */
function overRows<Row extends object>(
  tx: Transaction,
  list: SqlRowList,
  among: Among,
  columns: string,
  rest: string,
): Promise<Row[]> {
  const values: unknown[] = [];
  const source = rowSource(list, among, values);
  return tx.query<Row>(`SELECT ${columns} FROM (${source}) AS row ${rest}`, values);
}

const outcomes = `count(*) FILTER (WHERE outcome <> 'not-evaluable')::int AS judged,
  count(*) FILTER (WHERE outcome = 'fired')::int AS findings,
  count(*) FILTER (WHERE outcome = 'not-evaluable')::int AS "notEvaluable"`;

export const judgementCounts = (tx: Transaction, among: Among): Promise<JudgementCount[]> =>
  overRows(
    tx,
    'judgements',
    among,
    `unit, rule, standard, dimension, touchpoint, month, ${outcomes}`,
    'GROUP BY 1, 2, 3, 4, 5, 6',
  );

export const subjectCounts = (tx: Transaction, among: Among): Promise<SubjectCount[]> =>
  overRows(
    tx,
    'judgements',
    among,
    `rule, named.role, named.subject, ${outcomes}`,
    `CROSS JOIN LATERAL jsonb_each_text(row.subjects) AS named (role, subject)
     WHERE named.subject IS NOT NULL GROUP BY 1, 2, 3`,
  );

export const findingCounts = (tx: Transaction, among: Among): Promise<FindingCount[]> =>
  overRows(
    tx,
    'findings',
    among,
    'unit, standard, dimension, severity, kind, status, count(*)::int AS count',
    'GROUP BY 1, 2, 3, 4, 5, 6',
  );

export const penaltyCounts = (tx: Transaction, among: Among): Promise<PenaltyCount[]> =>
  overRows(tx, 'penalties', among, 'tier, status, count(*)::int AS count, sum(points)::int AS points', 'GROUP BY 1, 2');

export const correctiveActionCounts = (tx: Transaction, among: Among): Promise<CorrectiveActionCount[]> =>
  overRows(tx, 'corrective-actions', among, 'kind, status, overdue, count(*)::int AS count', 'GROUP BY 1, 2, 3');

export const escalationCounts = (tx: Transaction, among: Among): Promise<EscalationCount[]> =>
  overRows(tx, 'escalations', among, 'level, count(*)::int AS count', 'GROUP BY 1');

/** Standards or rules as their newest approved version calls them. */
export const titlesOfDocuments = (tx: Transaction, kind: 'standard' | 'rule'): Promise<Named[]> =>
  tx.query<Named>(
    `SELECT DISTINCT ON (d.code) d.code, d.body -> 'title' AS title FROM rulebook_document AS d
     WHERE d.kind = $1 AND EXISTS (SELECT FROM release_document AS m JOIN rulebook_release AS r ON r.id = m.release_id
       WHERE m.document_id = d.id AND r.status = 'approved')
     ORDER BY d.code, d.version DESC`,
    [kind],
  );
