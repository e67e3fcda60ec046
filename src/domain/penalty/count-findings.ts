import { evaluateCondition } from '../evaluation/evaluate-condition.js';
import { type FindingRecord, readFinding } from '../finding/finding-record.js';
import { daysOf } from '../rulebook/duration.schema.js';
import type { FindingCount, PenaltyPolicy } from '../rulebook/penalty-policy.schema.js';
import { all, not, ternary, type Ternary } from '../shared/ternary.js';

/** The ids of the findings that surely count, in the order of the fold, and of those that may. */
export interface Count {
  readonly certain: readonly string[];
  readonly doubtful: readonly string[];
}

/** A finding that the fold has been through. */
export interface PastFinding {
  readonly finding: FindingRecord;
  /** when its act occurred */
  readonly actMs: number;
  /** whether it stands for its act; unknown while a finding of the act is held */
  readonly stands: Ternary;
  /** whether it was consumed, by the name of the count; absent: it was not */
  readonly consumed: Map<string, Ternary>;
}

const dayMs = 86_400_000;

/**
 * Counts for every `let` of a policy the findings before `current` and `current` itself. The window is closed on both
 * ends and looks back from the act. Three-valued: what depends on missing data is doubtful, never counted for certain.
 */
export function countFindings(
  forms: NonNullable<PenaltyPolicy['let']>,
  current: FindingRecord,
  actMs: number,
  past: readonly PastFinding[],
): ReadonlyMap<string, Count> {
  return new Map(
    Object.entries(forms).map(([name, form]) => {
      const from = actMs - daysOf(form.within) * dayMs;
      const counted = past
        .filter((one) => one.actMs >= from && one.actMs <= actMs)
        .map((one) => ({ id: one.finding.id, counts: countsFor(name, form, one, current) }));
      const weighed = [...counted, { id: current.id, counts: belongs(form, current) }];
      const idsOf = (truth: Ternary) => weighed.filter(({ counts }) => counts === truth).map(({ id }) => id);
      return [name, { certain: idsOf('true'), doubtful: idsOf('unknown') }];
    }),
  );
}

const countsFor = (name: string, form: FindingCount, one: PastFinding, current: FindingRecord): Ternary =>
  all([
    one.stands,
    not(one.consumed.get(name) ?? 'false'),
    ...form.by.map((key) => sameKey(one.finding[key], current[key])),
    belongs(form, one.finding),
  ]);

const sameKey = (one: string | undefined, other: string | undefined): Ternary =>
  one === undefined || other === undefined ? 'unknown' : ternary(one === other);

const belongs = ({ where }: FindingCount, finding: FindingRecord): Ternary =>
  where === undefined ? 'true' : evaluateCondition(where, (name) => readFinding(finding, name));
