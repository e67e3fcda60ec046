import type { PenaltyPolicy, PenaltySubject } from '../rulebook/penalty-policy.schema.js';

/** Whose findings a policy folds together. */
export interface PolicySubject {
  /** one text for the three: what is locked before history is read */
  readonly key: string;
  /** code of the policy */
  readonly policy: string;
  readonly kind: PenaltySubject;
  /** of the staff member or the unit */
  readonly code: string;
}

/** Who answers under a policy for a finding; undefined if it names nobody of those the policy is for. */
export function policySubject(
  { code: policy, for: kind }: Pick<PenaltyPolicy, 'code' | 'for'>,
  answering: Readonly<Record<PenaltySubject, string | null>>,
): PolicySubject | undefined {
  const code = answering[kind];
  return code === null ? undefined : { key: `${policy}/${kind}:${code}`, policy, kind, code };
}

/** Each once, in the one order in which everybody locks them. */
export function inLockOrder(subjects: readonly PolicySubject[]): readonly PolicySubject[] {
  const byKey = new Map(subjects.map((subject) => [subject.key, subject]));
  return [...byKey.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
}
