import type { Answer } from './answer.schema.js';
import type { SheetItem } from './sheet.js';

export type Answers = Readonly<Record<string, Answer>>;

/** An answer as it stands. `answeredAt` is when its word was first given: a note or file added later moves nothing. */
export type RecordedAnswer = Answer & { readonly answeredAt: string };
export type RecordedAnswers = Readonly<Record<string, RecordedAnswer>>;

/** The answers after some were given at `at`: new ones replace those to the same items. */
export function withAnswers(recorded: RecordedAnswers, given: Answers, at: string): RecordedAnswers {
  const entries = Object.entries(given).map(([code, answer]): [string, RecordedAnswer] => {
    const before = recorded[code];
    return [code, { ...answer, answeredAt: before?.answer === answer.answer ? before.answeredAt : at }];
  });
  return { ...recorded, ...Object.fromEntries(entries) };
}

/** Codes of the failed items that lack the file which shows the failure. */
export const withoutEvidence = (items: readonly SheetItem[], answers: Answers): readonly string[] =>
  items
    .filter(({ code, evidenceOnFailure }) => {
      const given = answers[code];
      return evidenceOnFailure && given?.answer === 'fail' && given.evidence.length === 0;
    })
    .map(({ code }) => code);

/** Codes of the mandatory items that were answered "not applicable". */
export const evadedItems = (items: readonly SheetItem[], answers: Answers): readonly string[] =>
  items
    .filter(({ code, mandatory }) => mandatory && answers[code]?.answer === 'not-applicable')
    .map(({ code }) => code);
