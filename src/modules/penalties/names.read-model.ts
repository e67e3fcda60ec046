import { Injectable } from '@nestjs/common';
import type { Locale, LocalizedText } from '../../domain/shared/localized-text.js';
import { Database } from '../../platform/database/database.js';

interface Placed {
  readonly unit: string | null;
  readonly staff: string | null;
}

/** What units and people are called, for those who read pages; what has no name is called by its code. */
@Injectable()
export class NamesReadModel {
  constructor(private readonly database: Database) {}

  async of<Row extends Placed>(
    rows: readonly Row[],
    locale: Locale,
  ): Promise<(Row & { readonly unitTitle: string | null; readonly staffName: string | null })[]> {
    const units = await this.database.query<{ code: string; title: LocalizedText }>(
      'SELECT code, title FROM unit WHERE code = ANY($1)',
      [rows.flatMap(({ unit }) => unit ?? [])],
    );
    const staff = await this.database.query<{ code: string; name: string }>(
      'SELECT code, name FROM staff WHERE code = ANY($1)',
      [rows.flatMap((row) => row.staff ?? [])],
    );
    const titles = new Map(units.map(({ code, title }) => [code, title[locale]]));
    const names = new Map(staff.map(({ code, name }) => [code, name]));
    return rows.map((row) => ({
      ...row,
      unitTitle: row.unit === null ? null : (titles.get(row.unit) ?? row.unit),
      staffName: row.staff === null ? null : (names.get(row.staff) ?? row.staff),
    }));
  }
}
