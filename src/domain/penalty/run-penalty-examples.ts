import { exampleFinding } from '../finding/example-finding.js';
import type { PenaltyPolicy } from '../rulebook/penalty-policy.schema.js';
import { foldPenalties, type PenaltyVerdict } from './fold-penalties.js';

export interface PenaltyExampleFailure {
  /** place of the example in the policy, from 0 */
  readonly index: number;
  readonly says: string;
  /** one line per finding: `f1: light` */
  readonly expected: readonly string[];
  readonly actual: readonly string[];
}

/** Folds the findings of every example; empty if all come out as they say. */
export function runPenaltyExamples(policy: PenaltyPolicy): readonly PenaltyExampleFailure[] {
  return policy.examples.flatMap(({ says, findings, expect }, index) => {
    const verdicts = foldPenalties(policy, findings.map(exampleFinding));
    const actual = verdicts.map((verdict) => `${verdict.finding}: ${wordOf(verdict)}`).sort();
    const expected = Object.entries(expect)
      .map(([finding, verdict]) => `${finding}: ${verdict}`)
      .sort();
    return expected.join('\n') === actual.join('\n') ? [] : [{ index, says, expected, actual }];
  });
}

const wordOf = ({ tier, absorbedBy }: PenaltyVerdict): string => (absorbedBy === undefined ? tier : 'absorbed');
