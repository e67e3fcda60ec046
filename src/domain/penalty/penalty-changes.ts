import type { PenaltyTier } from '../rulebook/penalty-policy.schema.js';
import type { PenaltyVerdict } from './fold-penalties.js';

/** A penalty as it is recorded: of one policy and one subject, superseded ones left out. */
export interface RecordedPenalty {
  /** id of the penalty */
  readonly penalty: string;
  /** id of the finding it is for */
  readonly finding: string;
  readonly tier: PenaltyTier;
  /** taken back by a person */
  readonly revoked: boolean;
}

/** A verdict by which its finding bears a penalty. */
export type BearingVerdict = PenaltyVerdict & { readonly tier: PenaltyTier };

export const supersessions = ['finding-withdrawn', 'absorbed', 'held', 'no-row-applies', 'tier-changed'] as const;
export type Supersession = (typeof supersessions)[number];

export interface PenaltyChanges {
  readonly propose: readonly BearingVerdict[];
  /** to be reversed by new entries where points were posted */
  readonly supersede: readonly { readonly penalty: string; readonly because: Supersession }[];
  /** of the same tier as before; what was counted may be different, so the verdict comes along */
  readonly stays: readonly { readonly penalty: string; readonly verdict: BearingVerdict }[];
}

/**
 * What has to be written so that the recorded penalties become what the fold says. Applying it once and folding again
 * leaves nothing to write. What a person has revoked is never proposed again for the same finding.
 */
export function penaltyChanges(
  recorded: readonly RecordedPenalty[],
  verdicts: readonly PenaltyVerdict[],
): PenaltyChanges {
  const live = recorded.filter(({ revoked }) => !revoked);
  const byFinding = new Map(verdicts.map((verdict) => [verdict.finding, verdict]));
  const settled = new Set(recorded.filter(({ revoked }) => revoked).map(({ finding }) => finding));
  const supersede: { penalty: string; because: Supersession }[] = [];
  const stays: { penalty: string; verdict: BearingVerdict }[] = [];
  for (const { penalty, finding, tier } of live) {
    const verdict = byFinding.get(finding);
    if (verdict !== undefined && bearsPenalty(verdict) && verdict.tier === tier) {
      stays.push({ penalty, verdict });
      settled.add(finding);
    } else supersede.push({ penalty, because: becauseOf(verdict) });
  }
  return { propose: verdicts.filter(bearsPenalty).filter(({ finding }) => !settled.has(finding)), supersede, stays };
}

export const bearsPenalty = (verdict: PenaltyVerdict): verdict is BearingVerdict =>
  verdict.tier !== 'held' && verdict.tier !== 'none' && verdict.absorbedBy === undefined;

function becauseOf(verdict: PenaltyVerdict | undefined): Supersession {
  if (verdict === undefined) return 'finding-withdrawn';
  if (verdict.absorbedBy !== undefined) return 'absorbed';
  if (verdict.tier === 'held') return 'held';
  return verdict.tier === 'none' ? 'no-row-applies' : 'tier-changed';
}
