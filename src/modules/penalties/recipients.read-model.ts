import { type PostHolder, recipientsOf } from '../../domain/escalation/recipients-of.js';
import { wholeOrganization } from '../../domain/organization/scope.js';
import type { PenaltyCase } from '../../domain/penalty/penalty-case.js';
import type { Transaction } from '../../platform/database/database.js';
import { wayUpFrom } from './places.read-model.js';

export interface Recipients {
  /** ids of users */
  readonly recipients: readonly string[];
  /** they stand in for a staff member who has no account */
  readonly standsIn: boolean;
}

/**
 * The accounts of the staff member; without one, and for a unit, whoever manages the unit, or whoever stands in for that
 * post above it.
 */
export async function whomToTell(
  tx: Transaction,
  { for: subject, staff, unit }: Pick<PenaltyCase, 'for' | 'staff' | 'unit'>,
): Promise<Recipients> {
  if (subject === 'staff') {
    const own = await tx.query<{ id: string }>(
      'SELECT id FROM app_user WHERE staff_code = $1 AND disabled_at IS NULL ORDER BY id',
      [staff],
    );
    if (own.length > 0) return { recipients: own.map(({ id }) => id), standsIn: false };
  }
  const path = unit === null ? [] : await wayUpFrom(tx, unit);
  const holders = await tx.query<PostHolder>(
    `SELECT id, roles, scope_unit AS "scopeUnit" FROM app_user WHERE disabled_at IS NULL AND scope_unit = ANY($1::text[])`,
    [[...path, wholeOrganization]],
  );
  const { recipients } = recipientsOf({ to: { role: 'unit-manager', level: 'unit' } }, path, holders);
  return { recipients, standsIn: subject === 'staff' };
}
