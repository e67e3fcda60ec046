import { organizationZone } from '../../domain/organization/organization.js';
import { wholeOrganization } from '../../domain/organization/scope.js';
import type { Principal } from '../../domain/shared/principal.js';
import type { Transaction } from '../../platform/database/database.js';

const today = `(clock_timestamp() AT TIME ZONE $2)::date`;

/** The unit and its ancestors, nearest first, as the tree stands today; a closed unit where it last stood. */
export async function wayUpFrom(tx: Transaction, unit: string): Promise<readonly string[]> {
  const rows = await tx.query<{ code: string }>(
    `WITH RECURSIVE up (code, height) AS (
       SELECT code, 0 FROM unit WHERE code = $1
       UNION ALL
       SELECT p.parent_code, up.height + 1 FROM up CROSS JOIN LATERAL (
         SELECT parent_code FROM unit_placement WHERE unit_code = up.code AND valid_from <= ${today}
         ORDER BY valid_from DESC LIMIT 1) AS p
       WHERE p.parent_code IS NOT NULL)
     CYCLE code SET looped USING passed
     SELECT code FROM up WHERE NOT looped ORDER BY height`,
    [unit, organizationZone],
  );
  return rows.map(({ code }) => code);
}

/**
 * Where somebody belongs today, nearest first: the unit they work in and its ancestors, or those of their post if they are no
 * staff; whoever has a post for the whole organisation belongs to its root. Null if it is not known.
 */
export async function homePathOf(tx: Transaction, { id, staff }: Principal): Promise<readonly string[] | null> {
  const unit = staff === null ? await unitOfPost(tx, id) : await unitOfStaff(tx, staff);
  if (unit === undefined) return null;
  const path = await wayUpFrom(tx, unit);
  return path.length === 0 ? null : path;
}

async function unitOfStaff(tx: Transaction, staff: string): Promise<string | undefined> {
  const [row] = await tx.query<{ unit: string }>(
    `SELECT unit_code AS unit FROM staff_placement
     WHERE staff_code = $1 AND valid_from <= ${today} AND (valid_to IS NULL OR ${today} < valid_to)`,
    [staff, organizationZone],
  );
  return row?.unit;
}

async function unitOfPost(tx: Transaction, userId: string): Promise<string | undefined> {
  const [row] = await tx.query<{ unit: string }>(
    `SELECT CASE u.scope_unit WHEN $3 THEN (
         SELECT unit_code FROM unit_placement
         WHERE parent_code IS NULL AND valid_from <= ${today} AND (valid_to IS NULL OR ${today} < valid_to)
         ORDER BY unit_code LIMIT 1) ELSE u.scope_unit END AS unit
     FROM app_user AS u WHERE u.id::text = $1`,
    [userId, organizationZone, wholeOrganization],
  );
  return row?.unit;
}
