import type { FindingRecord } from '../../domain/finding/finding-record.js';
import type { PolicySubject } from '../../domain/penalty/policy-subject.js';
import type { Release } from '../../pipeline/releases.js';
import type { Transaction } from '../../platform/database/database.js';

/** A finding that may have consequences, as far as penalty policies read it. */
export interface PenalisedFinding {
  readonly id: string;
  readonly rule: string;
  readonly releaseId: number;
  readonly standard: string;
  readonly dimension: string;
  readonly occasion: string;
  readonly kind: string;
  readonly severity: string;
  /** the unit that answers, otherwise the one in which it happened */
  readonly unit: string | null;
  /** the unit only if it answers */
  readonly answeringUnit: string | null;
  readonly staff: string | null;
  readonly occurredAt: Date;
  readonly detectedAt: Date;
}

const columns = `f.id, f.rule_code AS rule, f.release_id AS "releaseId", f.standard_code AS standard, f.dimension, f.occasion,
  f.kind, f.severity, f.unit_code AS unit, f.subject ->> 'unit' AS "answeringUnit", f.staff_code AS staff,
  f.occurred_at AS "occurredAt", f.detected_at AS "detectedAt"`;

/** Those of `ids` from which anything may follow, whether they still stand or were withdrawn. */
export async function findingsWithConsequences(tx: Transaction, ids: readonly string[]): Promise<PenalisedFinding[]> {
  return tx.query<PenalisedFinding>(
    `SELECT ${columns} FROM finding AS f WHERE f.id = ANY($1::bigint[]) AND f.consequences`,
    [ids],
  );
}

/**
 * All standing findings of these subjects whose rules name the policy, whatever version of it. All of them: what was
 * consumed long ago decides what counts today.
 */
export async function standingFindings(
  tx: Transaction,
  subjects: readonly PolicySubject[],
): Promise<(PenalisedFinding & { readonly subjectKey: string })[]> {
  const under = `JOIN rulebook_document AS d ON d.id = f.document_id AND d.body -> 'consequences' ? s.policy
    WHERE f.status = 'standing' AND f.consequences`;
  return tx.query(
    `WITH s AS (SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS given (key, policy, kind, code))
     SELECT s.key AS "subjectKey", ${columns} FROM s JOIN finding AS f ON s.kind = 'staff' AND f.staff_code = s.code ${under}
     UNION ALL
     SELECT s.key, ${columns} FROM s
     JOIN finding AS f ON s.kind = 'unit' AND f.unit_code = s.code AND f.subject ->> 'unit' = s.code ${under}`,
    [
      subjects.map(({ key }) => key),
      subjects.map(({ policy }) => policy),
      subjects.map(({ kind }) => kind),
      subjects.map(({ code }) => code),
    ],
  );
}

/**
 * The finding as policies read it, by the documents of its release. Whom a critical error harms is what the rule says; where
 * it says nothing it is no critical error, unless the standard is critical: then nobody knows, and it is missing.
 */
export function recordOf(finding: PenalisedFinding, { rulebook }: Pick<Release, 'rulebook'>): FindingRecord {
  const rule = rulebook.rules.get(finding.rule);
  const isCritical = rulebook.standards.get(finding.standard)?.critical;
  return {
    id: finding.id,
    at: finding.occurredAt.toISOString(),
    detectedAt: finding.detectedAt.toISOString(),
    kind: finding.kind as FindingRecord['kind'],
    severity: finding.severity as FindingRecord['severity'],
    critical: rule?.finding.critical ?? (isCritical === false ? null : undefined),
    rule: finding.rule,
    standard: finding.standard,
    dimension: finding.dimension as FindingRecord['dimension'],
    event: finding.occasion,
    staff: finding.staff ?? undefined,
    unit: finding.unit ?? undefined,
  };
}
