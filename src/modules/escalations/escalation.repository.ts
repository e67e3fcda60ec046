import type { LocalizedText } from '../../domain/shared/localized-text.js';
import type { Transaction } from '../../platform/database/database.js';
import type { Ladder } from './ladder.repository.js';

/** Somebody who was told, as they were called then. */
export interface Recipient {
  /** of the user */
  readonly id: string;
  readonly username: string;
  readonly name: string;
}

export interface NewEscalation {
  readonly ladder: Ladder;
  readonly level: number;
  readonly recipients: readonly Recipient[];
  /** whom it went to and why, in words */
  readonly why: LocalizedText;
}

/** Records that a level was reached; false when it was before. */
export async function insertEscalation(tx: Transaction, escalation: NewEscalation): Promise<boolean> {
  const { ladder, level, recipients, why } = escalation;
  const rows = await tx.query(
    `INSERT INTO escalation (timer_key, ladder_id, subject, policy_code, level, unit_code, recipients, why)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (timer_key) DO NOTHING RETURNING id`,
    [
      timerKey(ladder, level),
      ladder.id,
      ladder.subject,
      ladder.policyCode,
      level,
      ladder.unit,
      JSON.stringify(recipients),
      JSON.stringify(why),
    ],
  );
  return rows.length > 0;
}

/** Names the timer for ever: `ladder:7/2` is level 2 of round 7. */
export const timerKey = ({ id }: Pick<Ladder, 'id'>, level: number): string => `ladder:${id}/${level}`;
