import type { PolicySubject } from '../../domain/penalty/policy-subject.js';
import type { Transaction } from '../../platform/database/database.js';

/** A finding about which a policy cannot tell because data is missing. */
export interface PenaltyHold {
  readonly policy: string;
  readonly finding: string;
  /** `staff:HZ01-03` */
  readonly subject: string;
  readonly unit: string | null;
  readonly staff: string | null;
  readonly inDoubt: readonly string[];
}

/** Makes the holds of these subjects what the fold says. */
export async function replaceHolds(
  tx: Transaction,
  subjects: readonly PolicySubject[],
  holds: readonly PenaltyHold[],
): Promise<void> {
  await tx.query(
    `DELETE FROM penalty_hold WHERE (policy_code, subject) IN (SELECT * FROM unnest($1::text[], $2::text[]))
       AND (policy_code, finding_id) NOT IN (SELECT * FROM unnest($3::text[], $4::bigint[]))`,
    [
      subjects.map(({ policy }) => policy),
      subjects.map(({ kind, code }) => `${kind}:${code}`),
      holds.map(({ policy }) => policy),
      holds.map(({ finding }) => finding),
    ],
  );
  if (holds.length === 0) return;
  await tx.query(
    `INSERT INTO penalty_hold (policy_code, finding_id, subject, unit_code, staff_code, in_doubt)
     SELECT policy, finding, subject, unit, staff, ARRAY(SELECT jsonb_array_elements_text("inDoubt"))
     FROM jsonb_to_recordset($1::jsonb)
       AS given (policy text, finding bigint, subject text, unit text, staff text, "inDoubt" jsonb)
     ON CONFLICT (policy_code, finding_id) DO UPDATE SET in_doubt = excluded.in_doubt`,
    [JSON.stringify(holds)],
  );
}

/** Holds a finding that could not be folded, under every policy that its rule names, so that a person looks. */
export async function holdForFault(tx: Transaction, findingId: string): Promise<void> {
  await tx.query(
    `INSERT INTO penalty_hold (policy_code, finding_id, subject, unit_code, staff_code, in_doubt)
     SELECT p.code, f.id, s.kind || ':' || s.code, f.unit_code, CASE s.kind WHEN 'staff' THEN f.staff_code END, '{internal-error}'
     FROM finding AS f
     JOIN rulebook_document AS r ON r.id = f.document_id
     JOIN release_document AS m ON m.release_id = f.release_id
     JOIN rulebook_document AS p ON p.id = m.document_id AND p.kind = 'penalty-policy' AND r.body -> 'consequences' ? p.code,
       LATERAL (SELECT p.body ->> 'for' AS kind, f.subject ->> (p.body ->> 'for') AS code) AS s
     WHERE f.id = $1 AND s.code IS NOT NULL
     ON CONFLICT (policy_code, finding_id) DO NOTHING`,
    [findingId],
  );
}
