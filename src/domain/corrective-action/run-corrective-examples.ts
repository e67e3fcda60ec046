import type { WorkingCalendar } from '../calendar/compile-calendar.js';
import { lastDateOf } from '../calendar/end-of-term.js';
import { exampleFinding } from '../finding/example-finding.js';
import type { CorrectivePolicy } from '../rulebook/corrective-policy.schema.js';
import { obligationOf } from './obligation-of.js';

export interface CorrectiveExampleFailure {
  /** place of the example in the policy, from 0 */
  readonly index: number;
  readonly says: string;
  /** `opens, dueOn 2026-05-11` */
  readonly expected: string;
  readonly actual: string;
}

/** Issues a notice for the finding of every example; empty if all come out as they say. */
export function runCorrectiveExamples(
  policy: CorrectivePolicy,
  calendar?: WorkingCalendar,
): readonly CorrectiveExampleFailure[] {
  return policy.examples.flatMap(({ says, finding: given, expect, acknowledgeOn, dueOn }, index) => {
    const finding = exampleFinding({ id: 'example', ...given });
    const obligation = obligationOf(policy, finding, finding.at, calendar);
    const opens = obligation.outcome === 'opens';
    // what an example leaves out it does not compare
    const told = (date: string | undefined, instant: 'acknowledgeBy' | 'dueAt') =>
      date === undefined || !opens ? undefined : lastDateOf(obligation.terms[instant], calendar);
    const expected = line(expect, acknowledgeOn, dueOn);
    const actual = line(obligation.outcome, told(acknowledgeOn, 'acknowledgeBy'), told(dueOn, 'dueAt'));
    return expected === actual ? [] : [{ index, says, expected, actual }];
  });
}

const line = (outcome: string, acknowledgeOn: string | undefined, dueOn: string | undefined): string =>
  [
    outcome,
    ...(acknowledgeOn === undefined ? [] : [`acknowledgeOn ${acknowledgeOn}`]),
    ...(dueOn === undefined ? [] : [`dueOn ${dueOn}`]),
  ].join(', ');
