import { needsPerson, needsRole, needsUnit } from '../organization/principal-gates.js';
import type { Principal } from '../shared/principal.js';
import { refusal, type Refusal } from '../shared/refusal.js';
import { needsText } from '../shared/workflow-gates.js';

/** `held`: two evaluators disagree about it, a person decides. `withdrawn`: it stands no more, and nothing counts it. */
export const findingStatuses = ['standing', 'held', 'withdrawn'] as const;
export type FindingStatus = (typeof findingStatuses)[number];

/** What a withdrawal looks at. */
export interface WithdrawableFinding {
  readonly status: FindingStatus;
  readonly unit: string | null;
  readonly staff: string | null;
}

/** Why somebody may not withdraw a finding; null if they may. Nobody withdraws what is about themselves. */
export function refusedWithdrawal(finding: WithdrawableFinding, by: Principal, reason: string): Refusal | null {
  const barred =
    needsPerson(by) ??
    needsRole(by, 'supervisor', 'approver') ??
    needsUnit(by, finding.unit) ??
    needsDistance(by, finding);
  if (barred !== null) return barred;
  if (finding.status === 'withdrawn') {
    return refusal('not-in-this-state', { command: 'withdraw', status: finding.status });
  }
  return needsText(reason, 'reason');
}

const needsDistance = ({ staff, actor }: Principal, finding: WithdrawableFinding): Refusal | null =>
  staff !== null && staff === finding.staff ? refusal('own-case', { actor }) : null;
