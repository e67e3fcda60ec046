import type {
  Organization,
  StaffMember,
  StaffPlacement,
  Unit,
  UnitPlacement,
} from '../../domain/organization/organization.js';
import type { LocalizedText } from '../../domain/shared/localized-text.js';
import type { Transaction } from '../../platform/database/database.js';

/**
 * The part of the organisation that these events need: their staff, the units they name and those their staff ever
 * worked in, and all ancestors of these at any time. Two queries however many events there are.
 */
export async function directoryOf(
  tx: Transaction,
  unitCodes: ReadonlySet<string>,
  staffCodes: ReadonlySet<string>,
): Promise<Organization> {
  const staff = staffCodes.size === 0 ? new Map<string, StaffMember>() : await staffOf(tx, staffCodes);
  const wanted = new Set(unitCodes);
  for (const { placements } of staff.values()) for (const { unit } of placements) wanted.add(unit);
  return { units: wanted.size === 0 ? new Map() : await unitsOf(tx, wanted), staff };
}

interface StaffRow {
  code: string;
  name: string;
  employed_from: string;
  employed_to: string | null;
  unit_code: string;
  valid_from: string;
  valid_to: string | null;
}

async function staffOf(tx: Transaction, codes: ReadonlySet<string>): Promise<Map<string, StaffMember>> {
  const rows = await tx.query<StaffRow>(
    `SELECT s.code, s.name, s.employed_from::text, s.employed_to::text, p.unit_code, p.valid_from::text, p.valid_to::text
     FROM staff AS s JOIN staff_placement AS p ON p.staff_code = s.code
     WHERE s.code = ANY($1::text[]) ORDER BY s.code, p.valid_from`,
    [[...codes]],
  );
  const staff = new Map<string, StaffMember & { placements: StaffPlacement[] }>();
  for (const row of rows) {
    const { code, name, employed_from: employedFrom, employed_to: employedTo } = row;
    const member = staff.get(code) ?? { code, name, employedFrom, employedTo, placements: [] };
    member.placements.push({ from: row.valid_from, to: row.valid_to, unit: row.unit_code });
    staff.set(code, member);
  }
  return staff;
}

interface UnitRow {
  code: string;
  title: LocalizedText;
  level: string;
  opened_on: string;
  closed_on: string | null;
  parent_code: string | null;
  valid_from: string;
  valid_to: string | null;
}

async function unitsOf(tx: Transaction, codes: ReadonlySet<string>): Promise<Map<string, Unit>> {
  const rows = await tx.query<UnitRow>(
    `WITH RECURSIVE wanted (code) AS (
       SELECT unnest($1::text[])
       UNION
       SELECT p.parent_code FROM wanted AS w JOIN unit_placement AS p ON p.unit_code = w.code WHERE p.parent_code IS NOT NULL
     )
     SELECT u.code, u.title, u.level, u.opened_on::text, u.closed_on::text, p.parent_code, p.valid_from::text, p.valid_to::text
     FROM wanted AS w JOIN unit AS u ON u.code = w.code JOIN unit_placement AS p ON p.unit_code = u.code
     ORDER BY u.code, p.valid_from`,
    [[...codes]],
  );
  const units = new Map<string, Unit & { placements: UnitPlacement[] }>();
  for (const row of rows) {
    const { code, title, level, opened_on: openedOn, closed_on: closedOn } = row;
    const unit = units.get(code) ?? { code, title, level, openedOn, closedOn, placements: [] };
    unit.placements.push({ from: row.valid_from, to: row.valid_to, parent: row.parent_code });
    units.set(code, unit);
  }
  return units;
}
