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

/** An act that the fold has been through. However many findings it made, it counts once. */
export interface PastAct {
  /** the finding that bears its penalty */
  readonly bearer: FindingRecord;
  /** the same; more when missing data leaves open which of its findings that is */
  readonly candidates: readonly FindingRecord[];
  readonly actMs: number;
  /** whether it was consumed, by the name of the count; absent: it was not */
  readonly consumed: Map<string, Ternary>;
}

const dayMs = 86_400_000;

/**
 * Counts for every `let` of a policy the acts before `current` and `current` itself. The window is closed on both ends
 * and looks back from the act. Three-valued: what depends on missing data is doubtful, never counted for certain.
 */
export function countFindings(
  forms: NonNullable<PenaltyPolicy['let']>,
  current: FindingRecord,
  actMs: number,
  past: readonly PastAct[],
): ReadonlyMap<string, Count> {
  return new Map(
    Object.entries(forms).map(([name, form]) => {
      const from = actMs - daysOf(form.within) * dayMs;
      const counted = past
        .filter((act) => act.actMs >= from && act.actMs <= actMs)
        .map((act) => ({ id: act.bearer.id, counts: countsFor(name, form, act, current) }));
      const weighed = [...counted, { id: current.id, counts: belongs(form, current) }];
      const idsOf = (truth: Ternary) => weighed.filter(({ counts }) => counts === truth).map(({ id }) => id);
      return [name, { certain: idsOf('true'), doubtful: idsOf('unknown') }];
    }),
  );
}

function countsFor(name: string, form: FindingCount, act: PastAct, current: FindingRecord): Ternary {
  const [first = 'unknown', ...others] = act.candidates.map((one) =>
    all([...form.by.map((key) => sameKey(one[key], current[key])), belongs(form, one)]),
  );
  const counts = others.every((truth) => truth === first) ? first : 'unknown';
  return all([counts, not(act.consumed.get(name) ?? 'false')]);
}

const sameKey = (one: string | undefined, other: string | undefined): Ternary =>
  one === undefined || other === undefined ? 'unknown' : ternary(one === other);

const belongs = ({ where }: FindingCount, finding: FindingRecord): Ternary =>
  where === undefined ? 'true' : evaluateCondition(where, (name) => readFinding(finding, name));
