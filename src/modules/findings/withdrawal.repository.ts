import type { FindingStatus, WithdrawableFinding } from '../../domain/finding/withdraw-finding.js';
import type { Scope } from '../../domain/shared/principal.js';
import type { Transaction } from '../../platform/database/database.js';
import { scopeFilter } from '../../platform/database/scope-filter.js';

export interface LockedFinding extends WithdrawableFinding {
  readonly rule: string;
  readonly release: number;
  readonly consequences: boolean;
}

/** The finding, locked; undefined when there is none, or none that the caller may see. */
export async function lockFinding(tx: Transaction, id: string, scope: Scope): Promise<LockedFinding | undefined> {
  const values: unknown[] = [id];
  const visible = scopeFilter(scope, { unit: 'f.unit_code', staff: 'f.staff_code' }, values);
  const [row] = await tx.query<LockedFinding>(
    `SELECT f.status, f.unit_code AS unit, f.staff_code AS staff, f.rule_code AS rule, f.release_id AS release, f.consequences
     FROM finding AS f WHERE f.id = $1 AND ${visible} FOR UPDATE`,
    values,
  );
  return row;
}

export async function setFindingStatus(tx: Transaction, id: string, status: FindingStatus): Promise<void> {
  await tx.query('UPDATE finding SET status = $2 WHERE id = $1', [id, status]);
}
