import type { EscalationExample, EscalationPolicy } from '../rulebook/escalation-policy.schema.js';
import { escalationTimers } from './escalation-timers.js';
import { recipientsOf } from './recipients-of.js';

export interface EscalationExampleFailure {
  /** place of the example in the policy, from 0 */
  readonly index: number;
  readonly says: string;
  /** one line per level: `1 2026-03-17T16:00:00.000Z → m1` */
  readonly expected: readonly string[];
  readonly actual: readonly string[];
}

/** Climbs the ladder of every example; empty if all come out as they say. */
export function runEscalationExamples(
  policy: Pick<EscalationPolicy, 'levels' | 'examples'>,
): readonly EscalationExampleFailure[] {
  return policy.examples.flatMap((example, index) => {
    const expected = example.expect.map(({ at, to }, level) => line(level + 1, utc(at), to));
    const actual = climb(policy, example);
    return expected.join('\n') === actual.join('\n') ? [] : [{ index, says: example.says, expected, actual }];
  });
}

function climb(
  { levels }: Pick<EscalationPolicy, 'levels'>,
  { due, path, posts }: EscalationExample,
): readonly string[] {
  const users = posts.map(({ user, role, unit }) => ({ id: user, roles: [role], scopeUnit: unit }));
  const timers = escalationTimers({ levels }, utc(due));
  return levels.map((level, index) =>
    line(index + 1, timers[index]?.firesAt ?? '', recipientsOf(level, path, users).recipients),
  );
}

const utc = (instant: string): string => new Date(instant).toISOString();

const line = (level: number, at: string, to: readonly string[]): string =>
  `${level} ${at} → ${to.length === 0 ? 'nobody' : [...to].sort().join(', ')}`;
