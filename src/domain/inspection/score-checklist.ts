import type { AnswerWord, ChecklistItem, CriticalKind } from '../rulebook/checklist.schema.js';
import { dimensions, type Standard } from '../rulebook/standard.schema.js';
import { percentOf } from '../shared/percent-of.js';

type Dimension = Standard['dimension'];

/** What scoring reads of a sheet or checklist. */
export interface Scored {
  readonly passAt: number;
  readonly items: readonly Pick<ChecklistItem, 'code' | 'weight' | 'mandatory' | 'critical' | 'dimension'>[];
}

export interface CriticalFailure {
  readonly item: string;
  readonly kind: CriticalKind;
}

export interface DimensionScore {
  /** null: items whose dimension is not known here */
  readonly dimension: Dimension | null;
  readonly passed: number;
  readonly failed: number;
  readonly notApplicable: number;
  /** by weight, as the score of the sheet; null when nothing with a weight applied */
  readonly score: number | null;
}

interface Tally {
  /** codes, in the order of the sheet, as are all lists here */
  readonly failedItems: readonly string[];
  readonly criticalFailures: readonly CriticalFailure[];
  /** without an answer, or mandatory and answered "not applicable" */
  readonly missing: readonly string[];
  /** in the order of the dimensions */
  readonly byDimension: readonly DimensionScore[];
}

/** Scores are percent by weight, 0 to 100 with one decimal. */
export type Verdict = Tally &
  (
    | {
        readonly result: 'pass' | 'fail';
        /** 0 when a critical item failed */
        readonly score: number;
        /** what the weights alone would give; null when nothing with a weight applied */
        readonly beforeCritical: number | null;
      }
    | { readonly result: 'not-scorable' }
  );

export type ChecklistScore = Verdict | (Tally & { readonly result: 'incomplete' });

/**
 * Passed weight of applicable weight. "Not applicable" counts on neither side; an unanswered item is not "not applicable":
 * the sheet is incomplete and judges nothing. One failed critical item fails the sheet. The rounded score is the one that
 * is compared with `passAt`, so that the figure people see decides.
 */
export function scoreChecklist(
  { passAt, items }: Scored,
  answers: Readonly<Record<string, { readonly answer: AnswerWord }>>,
): ChecklistScore {
  const answered = items.map((item) => ({ item, word: wordFor(item, answers) }));
  const failed = answered.filter(({ word }) => word === 'fail').map(({ item }) => item);
  const tally: Tally = {
    failedItems: failed.map(({ code }) => code),
    criticalFailures: failed.flatMap(({ code, critical }) =>
      critical === undefined ? [] : [{ item: code, kind: critical }],
    ),
    missing: answered.filter(({ word }) => word === undefined).map(({ item }) => item.code),
    byDimension: byDimension(answered),
  };
  if (tally.missing.length > 0) return { ...tally, result: 'incomplete' };
  const score = weighted(answered);
  if (tally.criticalFailures.length > 0) return { ...tally, result: 'fail', score: 0, beforeCritical: score };
  if (score === null) return { ...tally, result: 'not-scorable' };
  return { ...tally, result: score >= passAt ? 'pass' : 'fail', score, beforeCritical: score };
}

type Item = Scored['items'][number];
interface Answered {
  readonly item: Item;
  readonly word: AnswerWord | undefined;
}

function wordFor(
  { code, mandatory }: Item,
  answers: Readonly<Record<string, { readonly answer: AnswerWord }>>,
): AnswerWord | undefined {
  const word = Object.hasOwn(answers, code) ? answers[code]?.answer : undefined;
  return mandatory && word === 'not-applicable' ? undefined : word;
}

function weighted(answered: readonly Answered[]): number | null {
  const weightOf = (word: AnswerWord) =>
    answered.reduce((sum, one) => sum + (one.word === word ? one.item.weight : 0), 0);
  const passed = weightOf('pass');
  return percentOf(passed, passed + weightOf('fail'));
}

function byDimension(answered: readonly Answered[]): readonly DimensionScore[] {
  return [...dimensions, null].flatMap((dimension) => {
    const inside = answered.filter(({ item }) => (item.dimension ?? null) === dimension);
    if (inside.length === 0) return [];
    const count = (word: AnswerWord) => inside.filter((one) => one.word === word).length;
    return [
      {
        dimension,
        passed: count('pass'),
        failed: count('fail'),
        notApplicable: count('not-applicable'),
        score: weighted(inside),
      },
    ];
  });
}
