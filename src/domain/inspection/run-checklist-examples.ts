import type { Checklist, ChecklistExample } from '../rulebook/checklist.schema.js';
import { scoreChecklist } from './score-checklist.js';

export interface ChecklistExampleFailure {
  /** place of the example in the checklist, from 0 */
  readonly index: number;
  readonly says: string;
  readonly expected: string;
  readonly actual: string;
}

/** Scores every example; empty if all come out as they say. An example need not name score, critical or missing. */
export function runChecklistExamples(
  checklist: Pick<Checklist, 'passAt' | 'items' | 'examples'>,
): readonly ChecklistExampleFailure[] {
  return checklist.examples.flatMap((example, index) => {
    const difference = differenceIn(checklist, example);
    return difference === undefined ? [] : [{ index, says: example.says, ...difference }];
  });
}

type Difference = Pick<ChecklistExampleFailure, 'expected' | 'actual'>;

function differenceIn(
  checklist: Pick<Checklist, 'passAt' | 'items'>,
  { answers, expect }: ChecklistExample,
): Difference | undefined {
  const known = new Set(checklist.items.map(({ code }) => code));
  const stranger = Object.keys(answers).find((code) => !known.has(code));
  if (stranger !== undefined) return { expected: `an item of the checklist`, actual: JSON.stringify(stranger) };
  const words = Object.entries(answers).map(([code, answer]) => [code, { answer }] as const);
  const scored = scoreChecklist(checklist, Object.fromEntries(words));
  const actual = {
    result: scored.result,
    score: 'score' in scored ? scored.score : null,
    critical: scored.criticalFailures.map(({ item }) => item).sort(),
    missing: [...scored.missing].sort(),
  };
  const wanted = {
    result: expect.result,
    score: expect.score ?? actual.score,
    critical: expect.critical === undefined ? actual.critical : [...expect.critical].sort(),
    missing: expect.missing === undefined ? actual.missing : [...expect.missing].sort(),
  };
  const [expectedText, actualText] = [JSON.stringify(wanted), JSON.stringify(actual)];
  return expectedText === actualText ? undefined : { expected: expectedText, actual: actualText };
}
