import type { Late } from '../../domain/escalation/escalation-notice.js';
import type { LocalizedText } from '../../domain/shared/localized-text.js';
import type { Transaction } from '../../platform/database/database.js';

/** One round of a ladder that has not ended. */
export interface Ladder extends Late {
  readonly id: string;
  readonly subject: string;
  readonly policyCode: string;
  readonly releaseId: number;
  /** page on which what is late stands */
  readonly path: string;
}

interface Row {
  subject: string;
  policy_code: string;
  release_id: number;
  due_at: Date;
  unit_code: string;
  number: string;
  title: LocalizedText;
  path: string;
}

/** Undefined when it has ended. Otherwise it cannot end before this transaction does: who ends it waits for the lock. */
export async function lockOpenLadder(tx: Transaction, id: string): Promise<Ladder | undefined> {
  const [row] = await tx.query<Row>(
    `SELECT subject, policy_code, release_id, due_at, unit_code, number, title, path FROM ladder
     WHERE id = $1 AND ended_at IS NULL FOR SHARE`,
    [id],
  );
  if (row === undefined) return undefined;
  const { subject, policy_code: policyCode, release_id: releaseId, number, title, path } = row;
  return {
    id,
    subject,
    policyCode,
    releaseId,
    dueAt: row.due_at.toISOString(),
    unit: row.unit_code,
    number,
    title,
    path,
  };
}
