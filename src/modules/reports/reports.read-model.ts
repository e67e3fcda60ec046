import { Injectable } from '@nestjs/common';
import type { InspectionReport } from '../../domain/report/build-report.js';
import type { ReportFile } from '../../domain/report/report-workflow.js';
import type { LocalizedText } from '../../domain/shared/localized-text.js';
import type { Scope } from '../../domain/shared/principal.js';
import { Database } from '../../platform/database/database.js';
import { scopeFilter } from '../../platform/database/scope-filter.js';
import type { ListQuery } from './reports.dto.js';

/** A report as the list shows it: its newest revision. */
export interface ReportRow {
  readonly id: string;
  readonly number: string;
  readonly revision: number;
  readonly unit: string | null;
  /** null: the whole organisation */
  readonly unitTitle: LocalizedText | null;
  /** local date */
  readonly from: string;
  /** the first local date that no longer belongs to it */
  readonly to: string;
  readonly status: string;
  readonly author: string;
  readonly createdAt: Date;
}

/** One revision with all there is to it. */
export interface ReportView extends ReportRow {
  /** of the canonical JSON of the snapshot, as it was recorded when the revision was made */
  readonly sha256: string;
  /** the revision that counts */
  readonly newest: { readonly id: string; readonly revision: number };
  readonly file: ReportFile;
  readonly report: InspectionReport;
}

const columns = `r.id, r.number, r.revision, r.unit_code AS unit, r.snapshot #> '{unit,title}' AS "unitTitle",
  to_char(r.from_on, 'YYYY-MM-DD') AS "from", to_char(r.to_on, 'YYYY-MM-DD') AS "to", r.status,
  r.state #>> '{draft,by,actor}' AS author, r.created_at AS "createdAt"`;

/** Reports on units within the caller's scope. */
@Injectable()
export class ReportsReadModel {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async list({ unit, status, before, limit }: ListQuery, scope: Scope): Promise<ReportRow[]> {
    const values: unknown[] = [unit ?? null, status ?? null, before ?? null, limit];
    return this.database.query<ReportRow>(
      `SELECT ${columns} FROM inspection_report AS r
       WHERE NOT EXISTS (SELECT FROM inspection_report AS n WHERE n.number = r.number AND n.revision > r.revision)
         AND ($1::text IS NULL OR r.unit_code = $1) AND ($2::text IS NULL OR r.status = $2)
         AND ($3::bigint IS NULL OR r.id < $3) AND ${scopeFilter(scope, { unit: 'r.unit_code', staff: null }, values)}
       ORDER BY r.id DESC LIMIT $4`,
      values,
    );
  }

  /** Undefined when there is none, or none that the caller may see. */
  async find(id: string, scope: Scope): Promise<ReportView | undefined> {
    const values: unknown[] = [id];
    const [row] = await this.database.query<ReportView>(
      `SELECT ${columns}, encode(r.sha256, 'hex') AS sha256, r.state AS file, r.snapshot AS report,
         (SELECT jsonb_build_object('id', n.id::text, 'revision', n.revision) FROM inspection_report AS n
          WHERE n.number = r.number ORDER BY n.revision DESC LIMIT 1) AS newest
       FROM inspection_report AS r
       WHERE r.id = $1 AND ${scopeFilter(scope, { unit: 'r.unit_code', staff: null }, values)}`,
      values,
    );
    return row;
  }

  /** The hash of a revision's content as the trail holds it, which nothing can change. */
  async hashInTrail(number: string, revision: number): Promise<string | null> {
    const [row] = await this.database.query<{ sha256: string }>(
      `SELECT event ->> 'contentSha256' AS sha256
       FROM audit_entry AS a CROSS JOIN LATERAL jsonb_array_elements(a.after -> 'events') AS event
       WHERE a.subject = 'report:' || $1 AND event ->> 'type' IN ('drafted', 'revised')
         AND coalesce((event ->> 'revision')::int, 1) = $2
       ORDER BY a.seq LIMIT 1`,
      [number, revision],
    );
    return row?.sha256 ?? null;
  }
}
