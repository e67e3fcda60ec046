import { organizationZone } from '../../domain/organization/organization.js';
import type { Named } from '../../domain/report/report-parts.js';
import type { Transaction } from '../../platform/database/database.js';

/**
 * The units a report is about: one and everything below it, or all (null), as the tree stands today, a closed unit where it
 * last stood: what people may see is decided by the same tree. Units that were closed before `from` or opened from `to` on
 * are left out. Local dates.
 */
export async function unitsWithin(
  tx: Transaction,
  within: string | null,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly Named[]> {
  return tx.query<Named>(
    `WITH RECURSIVE place AS (
       SELECT DISTINCT ON (unit_code) unit_code, parent_code FROM unit_placement
       WHERE valid_from <= (clock_timestamp() AT TIME ZONE $4)::date ORDER BY unit_code, valid_from DESC),
     inside (code) AS (
       SELECT code FROM unit WHERE $1::text IS NULL OR code = $1
       UNION SELECT p.unit_code FROM place AS p JOIN inside ON p.parent_code = inside.code)
     SELECT u.code, u.title FROM unit AS u JOIN inside USING (code)
     WHERE u.opened_on < $3::date AND (u.closed_on IS NULL OR u.closed_on > $2::date)
     ORDER BY u.code COLLATE "C"`,
    [within, from, to, organizationZone],
  );
}

/** The unit as it is called today; undefined if there is none. */
export async function unitNamed(tx: Transaction, code: string): Promise<Named | undefined> {
  const [unit] = await tx.query<Named>('SELECT code, title FROM unit WHERE code = $1', [code]);
  return unit;
}
