import { refusal, type Refusal } from '../shared/refusal.js';

/** A set of documents on its way into force. It is decided once, by somebody else than who submitted it. */
export type Release = { readonly id: number; readonly submittedBy: string } & (
  { readonly status: 'in-review' } | ApprovedRelease | RejectedRelease
);

export interface ApprovedRelease {
  readonly status: 'approved';
  readonly decidedBy: string;
  /** UTC with milliseconds; null: since the beginning of time, as the first release of an installation is */
  readonly effectiveFrom: string | null;
}

export interface RejectedRelease {
  readonly status: 'rejected';
  readonly decidedBy: string;
  readonly reason: string;
}

export type Decision =
  | { readonly kind: 'approve'; readonly by: string; readonly effectiveFrom: string | null }
  | { readonly kind: 'reject'; readonly by: string; readonly reason: string };

/** What the decision depends on besides the release itself. Instants are UTC with milliseconds. */
export interface Surroundings {
  /** the database's clock, cut to milliseconds */
  readonly now: string;
  /** when each approved release takes effect; null stands for the first one */
  readonly approved: readonly (string | null)[];
}

/**
 * Decides a release. The first approved one is effective from the beginning of time; a later one from its approval or a
 * later instant that was asked for, never before: judgements already made stay as they are.
 */
export function decideRelease(
  release: Release,
  decision: Decision,
  surroundings: Surroundings,
): ApprovedRelease | RejectedRelease | Refusal {
  const { id, status, submittedBy } = release;
  if (status !== 'in-review') return refusal('release-already-decided', { id, status });
  if (decision.by === submittedBy) return refusal('same-person', { id, actor: decision.by });
  if (decision.kind === 'reject') return { status: 'rejected', decidedBy: decision.by, reason: decision.reason };
  const { now, approved } = surroundings;
  const requested = decision.effectiveFrom;
  if (approved.length === 0) {
    if (requested !== null) return refusal('first-release-has-no-start', { id, requested });
    return { status: 'approved', decidedBy: decision.by, effectiveFrom: null };
  }
  if (requested !== null && requested <= now) return refusal('effective-from-too-early', { id, requested, now });
  return { status: 'approved', decidedBy: decision.by, effectiveFrom: firstFree(requested ?? later(now), approved) };
}

/** Two releases never take effect at one instant, or it would be open which of them is in force. */
function firstFree(instant: string, taken: readonly (string | null)[]): string {
  let free = instant;
  while (taken.includes(free)) free = later(free);
  return free;
}

const later = (instant: string): string => new Date(Date.parse(instant) + 1).toISOString();

export const isRefusal = (outcome: object): outcome is Refusal => 'code' in outcome;
