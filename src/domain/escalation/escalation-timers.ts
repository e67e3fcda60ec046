import { type EscalationLevel, type EscalationPolicy, offsetMs } from '../rulebook/escalation-policy.schema.js';

export interface EscalationTimer {
  /** place in the policy's ladder, from 1 */
  readonly level: number;
  readonly offset: string;
  /** canonical UTC text; may lie in the past when the due instant does */
  readonly firesAt: string;
}

/**
 * When each level of the ladder acts on what falls due at `dueAt` (canonical UTC text): one timer per level, in order.
 * Offsets are exact elapsed time, not working time.
 */
export function escalationTimers(
  { levels }: Pick<EscalationPolicy, 'levels'>,
  dueAt: string,
): readonly EscalationTimer[] {
  const dueMs = Date.parse(dueAt);
  if (Number.isNaN(dueMs)) throw new RangeError(`${JSON.stringify(dueAt)} is no instant, expected canonical UTC text`);
  return levels.map(({ offset }: EscalationLevel, index) => ({
    level: index + 1,
    offset,
    firesAt: new Date(dueMs + offsetMs(offset)).toISOString(),
  }));
}
