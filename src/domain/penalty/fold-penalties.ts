import { type FindingRecord, inOrder, readFinding } from '../finding/finding-record.js';
import {
  type PenaltyPolicy,
  type PenaltyRow,
  type PenaltyTier,
  penaltyTiers,
} from '../rulebook/penalty-policy.schema.js';
import type { Ternary } from '../shared/ternary.js';
import { type Count, countFindings, type PastAct } from './count-findings.js';
import { factsIn, factsInDoubt, judgeRow, type PossibleValues } from './judge-row.js';

/** What a policy makes of one finding. */
export interface PenaltyVerdict {
  /** id of the finding */
  readonly finding: string;
  /** `held`: a row, or a heavier one, may apply but data is missing, so that a person must look. `none`: no row applies */
  readonly tier: PenaltyTier | 'held' | 'none';
  /** place of the deciding row in the policy's `tiers`, from 0; of the row in doubt if held; null if none applies */
  readonly row: number | null;
  /** ids of the findings counted by that row, this one included, in the order in which they occurred */
  readonly counted: readonly string[];
  /** those of them that are used up by it */
  readonly consumed: readonly string[];
  /** why it is held: facts that are missing and counts that are not certain */
  readonly inDoubt: readonly string[];
  /** the finding of the same act that bears the penalty, or, if that one is held, may come to bear it */
  readonly absorbedBy?: string;
}

type Policy = Pick<PenaltyPolicy, 'for' | 'onePer' | 'let' | 'tiers'>;

/** The policy that judges a finding: that of its release. Findings of one act have one and the same. */
export type PolicyOf = (finding: FindingRecord) => Policy;

/**
 * Folds a policy over the standing findings of one subject (others among them do not disturb). A pure function of the
 * set: any order of arrival gives the same verdicts, and after a withdrawal or a late arrival one folds again. One
 * verdict per finding, by (occurred at, id). Where the policy changed from release to release, each finding is judged by
 * its own; what the old version consumed stays consumed for a count of the same name.
 */
export function foldPenalties(
  policy: Policy | PolicyOf,
  findings: readonly FindingRecord[],
): readonly PenaltyVerdict[] {
  const policyOf = typeof policy === 'function' ? policy : () => policy;
  const ordered = findings.toSorted(inOrder);
  const rowsOf = rowsByPolicy();
  const past: PastAct[] = [];
  const verdicts = new Map<string, PenaltyVerdict>();
  for (const act of actsOf(policyOf, ordered)) {
    const own = policyOf(act[0]);
    const rows = rowsOf(own);
    const actMs = Date.parse(act[0].at);
    // findings of one act do not count each other: however many rules it breaks, it is one act
    const judged = act.map((finding) => judge(rows, finding, countFindings(own.let ?? {}, finding, actMs, past)));
    for (const verdict of settle(judged, actMs, past)) verdicts.set(verdict.finding, verdict);
  }
  return ordered.map(({ id }) => verdicts.get(id) ?? unpunished(id));
}

interface PlacedRow extends PenaltyRow {
  readonly place: number;
}

const rankOf = (tier: PenaltyTier): number => penaltyTiers.indexOf(tier) + 1;

const rowsHeaviestFirst = ({ tiers }: Policy): readonly PlacedRow[] =>
  tiers.map((row, place) => ({ ...row, place })).sort((one, other) => rankOf(other.tier) - rankOf(one.tier));

/** The rows of each policy, sorted once. */
function rowsByPolicy(): (policy: Policy) => readonly PlacedRow[] {
  const known = new Map<Policy, readonly PlacedRow[]>();
  return (policy) => {
    const rows = known.get(policy) ?? rowsHeaviestFirst(policy);
    known.set(policy, rows);
    return rows;
  };
}

type Act = readonly [FindingRecord, ...FindingRecord[]];

/** The findings that can be punished, by act; an act is dated by its first finding. */
function actsOf(policyOf: PolicyOf, ordered: readonly FindingRecord[]): Iterable<Act> {
  const acts = new Map<string, [FindingRecord, ...FindingRecord[]]>();
  for (const finding of ordered) {
    const whose = finding[policyOf(finding).for];
    if (finding.kind !== 'nonconformity' || finding.trial === true || whose === undefined) continue;
    // which act a finding without an event belongs to is not known: it stands alone, nothing is absorbed by guess
    const key = JSON.stringify(finding.event === undefined ? [finding.id] : [whose, finding.event]);
    const act = acts.get(key);
    if (act === undefined) acts.set(key, [finding]);
    else act.push(finding);
  }
  return acts.values();
}

const unpunished = (finding: string): PenaltyVerdict => ({
  finding,
  tier: 'none',
  row: null,
  counted: [],
  consumed: [],
  inDoubt: [],
});

interface Judgement {
  readonly finding: FindingRecord;
  readonly verdict: PenaltyVerdict;
  /** the heaviest it may turn out to be, as a rank; 0 is no penalty */
  readonly worst: number;
  readonly counts: ReadonlyMap<string, Count>;
  /** the counts that the rows which apply, or may, would use up */
  readonly consuming: readonly string[];
}

/** Tries the rows from the heaviest down. A row in doubt holds the finding: it never falls through to a lighter one. */
function judge(rows: readonly PlacedRow[], finding: FindingRecord, counts: ReadonlyMap<string, Count>): Judgement {
  const possible = possibleValues(finding, counts);
  const applicable: PlacedRow[] = [];
  let verdict: PenaltyVerdict | undefined;
  for (const row of rows) {
    const truth = judgeRow(row.when, possible);
    if (truth === 'false') continue;
    applicable.push(row);
    verdict ??= verdictOf(row, truth, finding, counts);
    if (truth === 'true') break;
  }
  const [first] = applicable;
  return {
    finding,
    verdict: verdict ?? unpunished(finding.id),
    worst: first === undefined ? 0 : rankOf(first.tier),
    counts,
    consuming: applicable.flatMap(({ consumes }) => consumes ?? []),
  };
}

function verdictOf(
  { tier, when, consumes, place }: PlacedRow,
  truth: Ternary,
  finding: FindingRecord,
  counts: ReadonlyMap<string, Count>,
): PenaltyVerdict {
  const applies = truth === 'true';
  const countedIn = (name: string) => counts.get(name)?.certain ?? [];
  return {
    finding: finding.id,
    tier: applies ? tier : 'held',
    row: place,
    counted: [...new Set(factsIn(when).flatMap(countedIn))],
    consumed: applies && consumes !== undefined ? countedIn(consumes) : [],
    inDoubt: applies ? [] : factsInDoubt(when, possibleValues(finding, counts)),
  };
}

function possibleValues(finding: FindingRecord, counts: ReadonlyMap<string, Count>): PossibleValues {
  return (name) => {
    const count = counts.get(name);
    if (count === undefined) {
      const value = readFinding(finding, name);
      return value === undefined ? [] : [value];
    }
    const least = count.certain.length;
    return count.doubtful.length === 0 ? [least] : [least, least + count.doubtful.length];
  };
}

/** Lets the heaviest finding of an act bear its penalty, and takes down what later findings will count. */
function settle(judged: readonly Judgement[], actMs: number, past: PastAct[]): readonly PenaltyVerdict[] {
  const bearer = judged.reduce((most, one) => (weightOf(one) > weightOf(most) ? one : most));
  // a held finding that may outweigh the bearer, or draw level with it, leaves open which of them bears the penalty
  const inDoubt = judged.some(({ verdict, worst }) => verdict.tier === 'held' && worst >= bearer.worst);
  const candidates = inDoubt ? judged : [bearer];
  past.push({
    bearer: bearer.finding,
    candidates: candidates.map(({ finding }) => finding),
    actMs,
    consumed: new Map(),
  });
  for (const { counts, consuming } of candidates) {
    for (const name of consuming) consume(name, counts.get(name), inDoubt, past);
  }
  return judged.map(({ verdict }) =>
    verdict === bearer.verdict ? verdict : { ...verdict, consumed: [], absorbedBy: bearer.finding.id },
  );
}

/** A finding in doubt weighs less than the tier it may get, and more than the tiers below. */
const weightOf = ({ verdict, worst }: Judgement): number => (verdict.tier === 'held' ? worst - 0.5 : worst);

function consume(name: string, count: Count | undefined, inDoubt: boolean, past: readonly PastAct[]): void {
  for (const { candidates, consumed } of past) {
    const isAmong = (ids: readonly string[] = []) => candidates.some(({ id }) => ids.includes(id));
    if (consumed.get(name) === 'true') continue;
    if (isAmong(count?.certain)) consumed.set(name, inDoubt ? 'unknown' : 'true');
    else if (isAmong(count?.doubtful)) consumed.set(name, 'unknown');
  }
}
