import { Injectable } from '@nestjs/common';
import type { LocalizedText } from '../../domain/shared/localized-text.js';
import type { Scope } from '../../domain/shared/principal.js';
import { Database } from '../../platform/database/database.js';
import { scopeFilter } from '../../platform/database/scope-filter.js';
import type { EscalationsQuery } from './escalations.dto.js';

/** A level that was reached, and who was told. */
export interface EscalationRow {
  readonly id: string;
  readonly at: Date;
  /** what is late: `corrective-action:12` */
  readonly subject: string;
  readonly number: string;
  readonly title: LocalizedText;
  /** page on which it stands */
  readonly path: string;
  readonly unit: string;
  readonly dueAt: Date;
  readonly policy: string;
  readonly level: number;
  readonly recipients: readonly { readonly username: string; readonly name: string }[];
  readonly why: LocalizedText;
}

/** Escalations within the caller's scope, newest first. */
@Injectable()
export class EscalationsReadModel {
  constructor(private readonly database: Database) {}

  async list(query: EscalationsQuery, scope: Scope): Promise<{ escalations: EscalationRow[]; next: string | null }> {
    const { subject = null, policy = null, unit = null, from = null, to = null, before = null, limit } = query;
    const values: unknown[] = [subject, policy, unit, from, to, before, limit + 1];
    const rows = await this.database.query<EscalationRow>(
      `SELECT e.id, e.at, e.subject, l.number, l.title, l.path, e.unit_code AS unit, l.due_at AS "dueAt",
         e.policy_code AS policy, e.level, e.why,
         (SELECT coalesce(jsonb_agg(told - 'id'), '[]') FROM jsonb_array_elements(e.recipients) AS told) AS recipients
       FROM escalation AS e JOIN ladder AS l ON l.id = e.ladder_id
       WHERE ($1::text IS NULL OR e.subject = $1) AND ($2::text IS NULL OR e.policy_code = $2)
         AND ($3::text IS NULL OR e.unit_code = $3) AND ($4::timestamptz IS NULL OR e.at >= $4)
         AND ($5::timestamptz IS NULL OR e.at < $5) AND ($6::bigint IS NULL OR e.id < $6)
         AND ${scopeFilter(scope, { unit: 'e.unit_code', staff: null }, values)}
       ORDER BY e.id DESC LIMIT $7`,
      values,
    );
    const escalations = rows.slice(0, limit);
    return { escalations, next: rows.length > limit ? (escalations.at(-1)?.id ?? null) : null };
  }
}
