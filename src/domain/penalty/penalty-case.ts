import type { FindingRecord } from '../finding/finding-record.js';
import type { PenaltyPolicy, PenaltySubject, PenaltyTier } from '../rulebook/penalty-policy.schema.js';
import type { BearingVerdict } from './penalty-changes.js';

/** What a penalty is about. It never changes: another tier is another penalty. */
export interface PenaltyCase {
  /** code of the policy */
  readonly policy: string;
  /** id of the finding */
  readonly finding: string;
  readonly for: PenaltySubject;
  /** the staff member, of a penalty for staff; null of one for a unit */
  readonly staff: string | null;
  readonly unit: string | null;
  readonly tier: PenaltyTier;
  /** place of the deciding row in the policy's `tiers`, from 0 */
  readonly row: number | null;
  /** ids of the findings counted by that row */
  readonly counted: readonly string[];
  /** when what was found occurred: points lapse from here */
  readonly actAt: string;
  /** borne by whom the penalty is for */
  readonly points: number;
  /** borne by the unit of a staff member beside them */
  readonly unitPoints: number;
  /** how many different persons must confirm */
  readonly confirmations: number;
}

/** The case that a policy makes of a verdict on a finding, with the points and confirmations of its tier. */
export function penaltyCase(
  policy: Pick<PenaltyPolicy, 'code' | 'for' | 'points' | 'unitPoints' | 'confirmations'>,
  finding: FindingRecord,
  { tier, row, counted }: BearingVerdict,
): PenaltyCase {
  const isForStaff = policy.for === 'staff';
  return {
    policy: policy.code,
    finding: finding.id,
    for: policy.for,
    staff: isForStaff ? (finding.staff ?? null) : null,
    unit: finding.unit ?? null,
    tier,
    row,
    counted,
    actAt: finding.at,
    points: policy.points[tier],
    unitPoints: isForStaff && finding.unit !== undefined ? (policy.unitPoints?.[tier] ?? 0) : 0,
    confirmations: policy.confirmations[tier],
  };
}
