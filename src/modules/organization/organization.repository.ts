import { Injectable } from '@nestjs/common';
import type { Changes, OrganizationChanges } from '../../domain/organization/organization-changes.js';
import type { Organization, StaffMember, Unit } from '../../domain/organization/organization.js';
import type { Transaction } from '../../platform/database/database.js';

/** Tables unit, unit_placement, staff and staff_placement. */
@Injectable()
export class OrganizationRepository {
  /** Loads follow one another: each is checked against what the one before left behind. */
  async lock(tx: Transaction): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('plumbline:organization', 0))`);
  }

  async read(tx: Transaction): Promise<Organization> {
    const units = await tx.query<Unit>(
      `SELECT u.code, u.title, u.level, u.opened_on::text AS "openedOn", u.closed_on::text AS "closedOn",
         (SELECT coalesce(json_agg(json_build_object('parent', p.parent_code, 'from', p.valid_from, 'to', p.valid_to)
                                   ORDER BY p.valid_from), '[]')
          FROM unit_placement AS p WHERE p.unit_code = u.code) AS placements
       FROM unit AS u`,
    );
    const staff = await tx.query<StaffMember>(
      `SELECT s.code, s.name, s.employed_from::text AS "employedFrom", s.employed_to::text AS "employedTo",
         (SELECT coalesce(json_agg(json_build_object('unit', p.unit_code, 'from', p.valid_from, 'to', p.valid_to)
                                   ORDER BY p.valid_from), '[]')
          FROM staff_placement AS p WHERE p.staff_code = s.code) AS placements
       FROM staff AS s`,
    );
    return {
      units: new Map(units.map((unit) => [unit.code, unit])),
      staff: new Map(staff.map((one) => [one.code, one])),
    };
  }

  /** Units first, all of them: placements refer to parents that may be in the same load. */
  async write(tx: Transaction, changes: OrganizationChanges): Promise<void> {
    await this.writeUnits(tx, written(changes.units));
    await this.writeStaff(tx, written(changes.staff));
  }

  private async writeUnits(tx: Transaction, units: readonly Unit[]): Promise<void> {
    if (units.length === 0) return;
    const codes = units.map(({ code }) => code);
    await tx.query(
      `INSERT INTO unit (code, title, level, opened_on, closed_on)
       SELECT code, title::jsonb, level, opened_on, closed_on
       FROM unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::date[]) AS given (code, title, level, opened_on, closed_on)
       ON CONFLICT (code) DO UPDATE SET title = excluded.title, level = excluded.level,
         opened_on = excluded.opened_on, closed_on = excluded.closed_on`,
      [
        codes,
        units.map(({ title }) => JSON.stringify(title)),
        units.map(({ level }) => level),
        units.map(({ openedOn }) => openedOn),
        units.map(({ closedOn }) => closedOn),
      ],
    );
    const placements = units.flatMap(({ code, placements: all }) => all.map((placement) => ({ code, ...placement })));
    await tx.query('DELETE FROM unit_placement WHERE unit_code = ANY($1::text[])', [codes]);
    await tx.query(
      `INSERT INTO unit_placement (unit_code, valid_from, valid_to, parent_code)
       SELECT * FROM unnest($1::text[], $2::date[], $3::date[], $4::text[])`,
      [...columnsOf(placements), placements.map(({ parent }) => parent)],
    );
  }

  private async writeStaff(tx: Transaction, staff: readonly StaffMember[]): Promise<void> {
    if (staff.length === 0) return;
    const codes = staff.map(({ code }) => code);
    await tx.query(
      `INSERT INTO staff (code, name, employed_from, employed_to)
       SELECT * FROM unnest($1::text[], $2::text[], $3::date[], $4::date[])
       ON CONFLICT (code) DO UPDATE SET name = excluded.name,
         employed_from = excluded.employed_from, employed_to = excluded.employed_to`,
      [
        codes,
        staff.map(({ name }) => name),
        staff.map(({ employedFrom }) => employedFrom),
        staff.map(({ employedTo }) => employedTo),
      ],
    );
    const placements = staff.flatMap(({ code, placements: all }) => all.map((placement) => ({ code, ...placement })));
    await tx.query('DELETE FROM staff_placement WHERE staff_code = ANY($1::text[])', [codes]);
    await tx.query(
      `INSERT INTO staff_placement (staff_code, valid_from, valid_to, unit_code)
       SELECT * FROM unnest($1::text[], $2::date[], $3::date[], $4::text[])`,
      [...columnsOf(placements), placements.map(({ unit }) => unit)],
    );
  }
}

const written = <T>({ created, changed }: Changes<T>): readonly T[] => [
  ...created,
  ...changed.map(({ after }) => after),
];

const columnsOf = (placements: readonly { code: string; from: string; to: string | null }[]) => [
  placements.map(({ code }) => code),
  placements.map(({ from }) => from),
  placements.map(({ to }) => to),
];
