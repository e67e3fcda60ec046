import type { FindingRecord } from '../../domain/finding/finding-record.js';
import type { Release } from '../../pipeline/releases.js';
import type { Transaction } from '../../platform/database/database.js';

/** A finding that may oblige its unit to something. */
export interface RectifiableFinding {
  readonly id: string;
  readonly rule: string;
  readonly releaseId: number;
  readonly standard: string;
  readonly dimension: string;
  readonly occasion: string;
  readonly kind: string;
  readonly severity: string;
  readonly unit: string;
  readonly staff: string | null;
  readonly occurredAt: Date;
  readonly detectedAt: Date;
}

/** Those of `ids` that stand, may have consequences and name a unit, by id. */
export async function rectifiableFindings(tx: Transaction, ids: readonly string[]): Promise<RectifiableFinding[]> {
  return tx.query<RectifiableFinding>(
    `SELECT id, rule_code AS rule, release_id AS "releaseId", standard_code AS standard, dimension, occasion, kind, severity,
       unit_code AS unit, staff_code AS staff, occurred_at AS "occurredAt", detected_at AS "detectedAt"
     FROM finding
     WHERE id = ANY($1::bigint[]) AND status = 'standing' AND consequences AND NOT trial AND unit_code IS NOT NULL
     ORDER BY id`,
    [ids],
  );
}

/** Those of `ids` that a corrective action deals with already. */
export async function attachedAmong(tx: Transaction, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }>(
    'SELECT finding_id AS id FROM corrective_action_finding WHERE finding_id = ANY($1::bigint[])',
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * The finding as policies read it, by the documents of its release. Whom a critical error harms is what the rule says; where
 * it says nothing it is no critical error, unless the standard is critical: then nobody knows, and it is missing.
 */
export function recordOf(finding: RectifiableFinding, { rulebook }: Pick<Release, 'rulebook'>): FindingRecord {
  const harms = rulebook.rules.get(finding.rule)?.finding.critical;
  const isCritical = rulebook.standards.get(finding.standard)?.critical;
  return {
    id: finding.id,
    at: finding.occurredAt.toISOString(),
    detectedAt: finding.detectedAt.toISOString(),
    kind: finding.kind as FindingRecord['kind'],
    severity: finding.severity as FindingRecord['severity'],
    critical: harms ?? (isCritical === false ? null : undefined),
    rule: finding.rule,
    standard: finding.standard,
    dimension: finding.dimension as FindingRecord['dimension'],
    event: finding.occasion,
    staff: finding.staff ?? undefined,
    unit: finding.unit,
  };
}
