import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { AuditQuery } from './audit.dto.js';

export interface AuditRow {
  /** bigint as decimal text */
  readonly seq: string;
  readonly at: Date;
  readonly actor: string;
  readonly command: string;
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
}

/** The trail, newest first. */
@Injectable()
export class AuditReadModel {
  constructor(private readonly database: Database) {}

  async list(query: AuditQuery): Promise<{ entries: AuditRow[]; next: string | null }> {
    const rows = await this.database.query<AuditRow>(
      `SELECT seq, at, actor, command, subject, before, after, reason FROM audit_entry
       WHERE ($1::text IS NULL OR subject = $1) AND ($2::text IS NULL OR actor = $2) AND ($3::bigint IS NULL OR seq < $3)
       ORDER BY seq DESC LIMIT $4`,
      [query.subject ?? null, query.actor ?? null, query.before ?? null, query.limit + 1],
    );
    const entries = rows.slice(0, query.limit);
    return { entries, next: rows.length > query.limit ? (entries.at(-1)?.seq ?? null) : null };
  }
}
