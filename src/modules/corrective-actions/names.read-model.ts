import { Injectable } from '@nestjs/common';
import { organizationZone } from '../../domain/organization/organization.js';
import type { LocalizedText } from '../../domain/shared/localized-text.js';
import { Database } from '../../platform/database/database.js';

export interface NamedStaff {
  readonly code: string;
  readonly name: string;
}

/** What units and people are called, for those who read pages. */
@Injectable()
export class NamesReadModel {
  constructor(private readonly database: Database) {}

  async unitTitles(codes: readonly string[]): Promise<ReadonlyMap<string, LocalizedText>> {
    const rows = await this.database.query<{ code: string; title: LocalizedText }>(
      'SELECT code, title FROM unit WHERE code = ANY($1::text[])',
      [codes],
    );
    return new Map(rows.map(({ code, title }) => [code, title]));
  }

  async staffNames(codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.query<NamedStaff>('SELECT code, name FROM staff WHERE code = ANY($1::text[])', [
      codes,
    ]);
    return new Map(rows.map(({ code, name }) => [code, name]));
  }

  /** Who works in a unit today, `limit` at most. */
  async staffOf(unit: string, limit: number): Promise<NamedStaff[]> {
    return this.database.query<NamedStaff>(
      `SELECT s.code, s.name FROM staff_placement AS p JOIN staff AS s ON s.code = p.staff_code,
         LATERAL (SELECT (clock_timestamp() AT TIME ZONE $2)::date AS day) AS today
       WHERE p.unit_code = $1 AND p.valid_from <= today.day AND (p.valid_to IS NULL OR today.day < p.valid_to)
       ORDER BY s.code LIMIT $3`,
      [unit, organizationZone, limit],
    );
  }
}
