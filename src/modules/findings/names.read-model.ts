import { Injectable } from '@nestjs/common';
import type { LocalizedText } from '../../domain/shared/localized-text.js';
import type { Scope } from '../../domain/shared/principal.js';
import { Database } from '../../platform/database/database.js';
import { scopeFilter } from '../../platform/database/scope-filter.js';

export interface NamedUnit {
  readonly code: string;
  readonly title: LocalizedText;
}

/** What units and people are called, for those who read pages. */
@Injectable()
export class NamesReadModel {
  constructor(private readonly database: Database) {}

  async unitTitles(codes: readonly string[]): Promise<ReadonlyMap<string, LocalizedText>> {
    const rows = await this.database.query<NamedUnit>('SELECT code, title FROM unit WHERE code = ANY($1)', [codes]);
    return new Map(rows.map(({ code, title }) => [code, title]));
  }

  async staffNames(codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.query<{ code: string; name: string }>(
      'SELECT code, name FROM staff WHERE code = ANY($1)',
      [codes],
    );
    return new Map(rows.map(({ code, name }) => [code, name]));
  }

  /** Units to choose from, `limit` at most. */
  async visibleUnits(scope: Scope, limit: number): Promise<NamedUnit[]> {
    const values: unknown[] = [limit];
    const visible = scopeFilter(scope, { unit: 'u.code', staff: null }, values);
    return this.database.query<NamedUnit>(
      `SELECT u.code, u.title FROM unit AS u WHERE ${visible} ORDER BY u.code LIMIT $1`,
      values,
    );
  }

  /** The release that was approved last, undefined before the first. */
  async newestRelease(): Promise<number | undefined> {
    const [row] = await this.database.query<{ id: number }>(
      `SELECT id FROM rulebook_release WHERE status = 'approved' ORDER BY effective_from DESC NULLS LAST, id DESC LIMIT 1`,
    );
    return row?.id;
  }
}
