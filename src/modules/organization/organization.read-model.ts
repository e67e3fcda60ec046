import { Injectable } from '@nestjs/common';
import { organizationZone } from '../../domain/organization/organization.js';
import type { LocalizedText } from '../../domain/shared/localized-text.js';
import type { Scope } from '../../domain/shared/principal.js';
import { Database } from '../../platform/database/database.js';
import { scopeFilter } from '../../platform/database/scope-filter.js';
import type { StaffQuery, UnitsQuery } from './organization.dto.js';

export interface UnitNode {
  readonly code: string;
  readonly title: LocalizedText;
  readonly level: string;
  readonly openedOn: string;
  readonly closedOn: string | null;
  readonly children: UnitNode[];
}

export interface StaffRow {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly employedFrom: string;
  readonly employedTo: string | null;
}

type UnitRow = Omit<UnitNode, 'children'> & { readonly parent: string | null };

/** The organisation within the caller's scope. */
@Injectable()
export class OrganizationReadModel {
  constructor(private readonly database: Database) {}

  /** The units open on that day, as trees: a unit whose parent the caller may not see is a root. */
  async units(query: UnitsQuery, scope: Scope): Promise<{ on: string; units: UnitNode[] }> {
    const on = query.on ?? (await this.today());
    const values: unknown[] = [on];
    const rows = await this.database.query<UnitRow>(
      `SELECT u.code, u.title, u.level, u.opened_on::text AS "openedOn", u.closed_on::text AS "closedOn", p.parent_code AS parent
       FROM unit AS u
       JOIN unit_placement AS p ON p.unit_code = u.code AND p.valid_from <= $1::date AND (p.valid_to IS NULL OR $1::date < p.valid_to)
       WHERE ${scopeFilter(scope, { unit: 'u.code', staff: null }, values)}
       ORDER BY u.code`,
      values,
    );
    return { on, units: treesOf(rows) };
  }

  /** Who worked where on that day, by code. */
  async staff(query: StaffQuery, scope: Scope): Promise<{ on: string; staff: StaffRow[]; next: string | null }> {
    const on = query.on ?? (await this.today());
    const values: unknown[] = [on, query.unit ?? null, query.after ?? null, query.limit + 1];
    const rows = await this.database.query<StaffRow>(
      `SELECT s.code, s.name, p.unit_code AS unit, s.employed_from::text AS "employedFrom", s.employed_to::text AS "employedTo"
       FROM staff AS s
       JOIN staff_placement AS p ON p.staff_code = s.code AND p.valid_from <= $1::date AND (p.valid_to IS NULL OR $1::date < p.valid_to)
       WHERE ($2::text IS NULL OR p.unit_code = $2) AND ($3::text IS NULL OR s.code > $3)
         AND ${scopeFilter(scope, { unit: 'p.unit_code', staff: 's.code' }, values)}
       ORDER BY s.code LIMIT $4`,
      values,
    );
    const staff = rows.slice(0, query.limit);
    return { on, staff, next: rows.length > query.limit ? (staff.at(-1)?.code ?? null) : null };
  }

  private async today(): Promise<string> {
    const [row] = await this.database.query<{ today: string }>(
      `SELECT (clock_timestamp() AT TIME ZONE $1)::date::text AS today`,
      [organizationZone],
    );
    if (row === undefined) throw new Error('PostgreSQL did not say what day it is');
    return row.today;
  }
}

function treesOf(rows: readonly UnitRow[]): UnitNode[] {
  const nodes = new Map<string, UnitNode>();
  for (const { code, title, level, openedOn, closedOn } of rows) {
    nodes.set(code, { code, title, level, openedOn, closedOn, children: [] });
  }
  const roots: UnitNode[] = [];
  for (const { code, parent } of rows) {
    const node = nodes.get(code);
    if (node !== undefined) (nodes.get(parent ?? '')?.children ?? roots).push(node);
  }
  return roots;
}
