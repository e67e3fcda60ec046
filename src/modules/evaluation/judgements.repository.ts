import type { Transaction } from '../../platform/database/database.js';

export interface NewEvaluation {
  readonly eventId: string;
  readonly releaseId: number;
  readonly judged: readonly number[];
  readonly notEvaluable: readonly number[];
}

export interface NewFinding {
  readonly documentId: number;
  readonly ruleCode: string;
  readonly ruleVersion: number;
  readonly releaseId: number;
  readonly standardCode: string;
  readonly dimension: string;
  readonly eventId: string;
  readonly kind: string;
  readonly severity: string;
  /** the unit whose people may see it: the one that answers, otherwise the event's */
  readonly unitCode: string | null;
  readonly subject: Readonly<Record<string, string>>;
  readonly subjectKey: string;
  readonly occurredAt: string;
  readonly status: 'standing' | 'held';
  readonly consequences: boolean;
  readonly trial: boolean;
  readonly trace: object;
}

/** PostgreSQL has no arrays of arrays of different length: inner arrays travel as `{1,2}` text. */
const intArray = (ids: readonly number[]): string => `{${ids.join(',')}}`;

export async function insertEvaluations(tx: Transaction, rows: readonly NewEvaluation[]): Promise<void> {
  await tx.query(
    `INSERT INTO evaluation (event_id, release_id, judged, not_evaluable)
     SELECT event_id, release_id, judged::int[], not_evaluable::int[]
     FROM unnest($1::bigint[], $2::int[], $3::text[], $4::text[]) AS given (event_id, release_id, judged, not_evaluable)
     ON CONFLICT (event_id) DO NOTHING`,
    [
      rows.map((row) => row.eventId),
      rows.map((row) => row.releaseId),
      rows.map((row) => intArray(row.judged)),
      rows.map((row) => intArray(row.notEvaluable)),
    ],
  );
}

/** A finding that is there now and was not before. */
export interface MadeFinding {
  readonly id: string;
  readonly ruleCode: string;
  readonly releaseId: number;
  readonly consequences: boolean;
}

/** Inserts what is not there yet and answers it; the natural key makes a second delivery change nothing. */
export async function insertFindings(tx: Transaction, rows: readonly NewFinding[]): Promise<readonly MadeFinding[]> {
  if (rows.length === 0) return [];
  return tx.query<MadeFinding>(
    `INSERT INTO finding (document_id, rule_code, rule_version, release_id, standard_code, dimension, occasion, event_id, kind,
       severity, unit_code, staff_code, subject, subject_key, occurred_at, status, consequences, trial, trace)
     SELECT document_id, rule_code, rule_version, release_id, standard_code, dimension, 'event:' || event_id, event_id, kind,
       severity, unit_code, subject ->> 'staff', subject, subject_key, occurred_at, status, consequences, trial, trace
     FROM unnest($1::int[], $2::text[], $3::int[], $4::int[], $5::text[], $6::text[], $7::bigint[], $8::text[], $9::text[],
       $10::text[], $11::jsonb[], $12::text[], $13::timestamptz[], $14::text[], $15::boolean[], $16::boolean[], $17::jsonb[])
       AS given (document_id, rule_code, rule_version, release_id, standard_code, dimension, event_id, kind,
         severity, unit_code, subject, subject_key, occurred_at, status, consequences, trial, trace)
     ON CONFLICT (rule_code, rule_version, occasion, subject_key, revision) DO NOTHING
     RETURNING id, rule_code AS "ruleCode", release_id AS "releaseId", consequences`,
    [
      rows.map((row) => row.documentId),
      rows.map((row) => row.ruleCode),
      rows.map((row) => row.ruleVersion),
      rows.map((row) => row.releaseId),
      rows.map((row) => row.standardCode),
      rows.map((row) => row.dimension),
      rows.map((row) => row.eventId),
      rows.map((row) => row.kind),
      rows.map((row) => row.severity),
      rows.map((row) => row.unitCode),
      rows.map((row) => JSON.stringify(row.subject)),
      rows.map((row) => row.subjectKey),
      rows.map((row) => row.occurredAt),
      rows.map((row) => row.status),
      rows.map((row) => row.consequences),
      rows.map((row) => row.trial),
      rows.map((row) => JSON.stringify(row.trace)),
    ],
  );
}
