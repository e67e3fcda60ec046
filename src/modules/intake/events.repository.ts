import type { Assessment } from '../../domain/service-event/assess-event.js';
import type { Envelope } from '../../domain/service-event/parse-envelope.js';
import { arrayLiteral } from '../../platform/database/array-literal.js';
import type { Transaction } from '../../platform/database/database.js';
import type { Identified } from './identities.repository.js';

/** An admitted event, judgeable or not. */
export interface Candidate extends Identified {
  readonly envelope: Envelope;
  readonly assessment: Assessment;
  /** the release in force when it occurred */
  readonly releaseId: number | null;
  /** brought in as history: makes findings, but no consequences */
  readonly history: boolean;
}

export interface IdentifiedCandidate {
  readonly eventId: string;
  readonly candidate: Candidate;
}

export const isJudgeable = ({ assessment }: Candidate): boolean => assessment.faults.length === 0;

/** An event that goes to quarantine is stored as it was posted; place, release and types are filled in when it leaves. */
export async function insertEvents(tx: Transaction, events: readonly IdentifiedCandidate[]): Promise<void> {
  if (events.length === 0) return;
  const column = (read: (candidate: Candidate) => string | number | boolean | null): string =>
    arrayLiteral(events.map(({ candidate }) => read(candidate)));
  await tx.query(
    `INSERT INTO service_event (id, source, external_id, type, occurred_at, unit_code, staff_code, customer, data, unit_path, release_id, history)
     SELECT id, source, external_id, type, occurred_at, unit_code, staff_code, customer, data, unit_path::text[], release_id, history
     FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::text[], $8::text[],
       $9::jsonb[], $10::text[], $11::int[], $12::boolean[])
       AS given (id, source, external_id, type, occurred_at, unit_code, staff_code, customer, data, unit_path, release_id, history)`,
    [
      arrayLiteral(events.map(({ eventId }) => eventId)),
      column(({ source }) => source),
      column(({ externalId }) => externalId),
      column(({ envelope }) => envelope.type),
      column(({ envelope }) => envelope.occurredAt),
      column((candidate) => (isJudgeable(candidate) ? candidate.assessment.unit : candidate.envelope.unit)),
      column(({ envelope }) => envelope.staff),
      column(({ envelope }) => envelope.customer),
      column((candidate) => JSON.stringify((isJudgeable(candidate) ? candidate.assessment : candidate.envelope).data)),
      // PostgreSQL has no arrays of arrays of different length: paths travel as literals inside the array
      column(({ assessment }) => arrayLiteral(assessment.unitPath)),
      column((candidate) => (isJudgeable(candidate) ? candidate.releaseId : null)),
      column(({ history }) => history),
    ],
  );
}

/** What an event gets when it leaves quarantine. */
export interface Completion {
  readonly eventId: string;
  readonly assessment: Assessment;
  readonly releaseId: number | null;
}

/** Fills in place, release and canonical facts of events that can be judged at last. */
export async function completeEvents(tx: Transaction, completions: readonly Completion[]): Promise<void> {
  if (completions.length === 0) return;
  await tx.query(
    `UPDATE service_event AS e
     SET unit_code = given.unit_code, unit_path = given.unit_path::text[], data = given.data, release_id = given.release_id
     FROM unnest($1::bigint[], $2::text[], $3::text[], $4::jsonb[], $5::int[]) AS given (id, unit_code, unit_path, data, release_id)
     WHERE e.id = given.id`,
    [
      arrayLiteral(completions.map(({ eventId }) => eventId)),
      arrayLiteral(completions.map(({ assessment }) => assessment.unit)),
      arrayLiteral(completions.map(({ assessment }) => arrayLiteral(assessment.unitPath))),
      arrayLiteral(completions.map(({ assessment }) => JSON.stringify(assessment.data))),
      arrayLiteral(completions.map(({ releaseId }) => releaseId)),
    ],
  );
}
