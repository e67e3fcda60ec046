import { organizationZone } from '../../domain/organization/organization.js';
import type { Scope } from '../../domain/shared/principal.js';
import type { Transaction } from '../../platform/database/database.js';
import { scopeFilter } from '../../platform/database/scope-filter.js';

/** Those of `codes` who work in the scope today. */
export async function staffWithin(
  tx: Transaction,
  codes: readonly string[],
  scope: Scope,
): Promise<ReadonlySet<string>> {
  const values: unknown[] = [codes, organizationZone];
  const today = `(clock_timestamp() AT TIME ZONE $2)::date`;
  const rows = await tx.query<{ code: string }>(
    `SELECT DISTINCT p.staff_code AS code FROM staff_placement AS p
     WHERE p.staff_code = ANY($1::text[]) AND p.valid_from <= ${today} AND (p.valid_to IS NULL OR ${today} < p.valid_to)
       AND ${scopeFilter(scope, { unit: 'p.unit_code', staff: 'p.staff_code' }, values)}`,
    values,
  );
  return new Set(rows.map(({ code }) => code));
}
