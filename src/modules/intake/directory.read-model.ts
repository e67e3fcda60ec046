import type { Organization, StaffMember, Unit } from '../../domain/organization/organization.js';
import type { Transaction } from '../../platform/database/database.js';

/**
 * The part of the organisation that these events need: the units they name, those their staff ever worked in, all their
 * ancestors at any time, and the staff. Two queries however many events there are.
 */
export async function directoryOf(
  tx: Transaction,
  units: ReadonlySet<string>,
  staff: ReadonlySet<string>,
): Promise<Organization> {
  if (units.size === 0 && staff.size === 0) return { units: new Map(), staff: new Map() };
  const unitRows = await tx.query<Unit>(
    `WITH RECURSIVE wanted (code) AS (
       (SELECT unnest($1::text[]) UNION SELECT unit_code FROM staff_placement WHERE staff_code = ANY($2::text[]))
       UNION
       SELECT p.parent_code FROM wanted AS w JOIN unit_placement AS p ON p.unit_code = w.code WHERE p.parent_code IS NOT NULL
     )
     SELECT u.code, u.title, u.level, u.opened_on::text AS "openedOn", u.closed_on::text AS "closedOn",
       (SELECT coalesce(json_agg(json_build_object('from', p.valid_from, 'to', p.valid_to, 'parent', p.parent_code) ORDER BY p.valid_from), '[]')
        FROM unit_placement AS p WHERE p.unit_code = u.code) AS placements
     FROM wanted AS w JOIN unit AS u ON u.code = w.code`,
    [[...units], [...staff]],
  );
  return { units: byCode(unitRows), staff: byCode(staff.size === 0 ? [] : await staffOf(tx, staff)) };
}

async function staffOf(tx: Transaction, staff: ReadonlySet<string>): Promise<StaffMember[]> {
  return tx.query<StaffMember>(
    `SELECT s.code, s.name, s.employed_from::text AS "employedFrom", s.employed_to::text AS "employedTo",
       (SELECT coalesce(json_agg(json_build_object('from', p.valid_from, 'to', p.valid_to, 'unit', p.unit_code) ORDER BY p.valid_from), '[]')
        FROM staff_placement AS p WHERE p.staff_code = s.code) AS placements
     FROM staff AS s WHERE s.code = ANY($1::text[])`,
    [[...staff]],
  );
}

const byCode = <Row extends { readonly code: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row.code, row]));
