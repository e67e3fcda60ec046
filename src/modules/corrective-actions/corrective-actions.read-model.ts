import { Injectable } from '@nestjs/common';
import type { Directive, DirectiveStatus } from '../../domain/corrective-action/directive-workflow.js';
import type { CorrectiveKind } from '../../domain/corrective-action/number.js';
import type { Rectification, RectificationStatus } from '../../domain/corrective-action/rectification.js';
import { organizationZone } from '../../domain/organization/organization.js';
import type { Scope } from '../../domain/shared/principal.js';
import { Database } from '../../platform/database/database.js';
import { scopeFilter } from '../../platform/database/scope-filter.js';
import type { HoldsQuery, ListQuery } from './corrective-actions.dto.js';

/** A corrective action as lists show it. */
export interface CorrectiveActionRow {
  readonly id: string;
  readonly number: string;
  readonly kind: CorrectiveKind;
  readonly status: RectificationStatus | DirectiveStatus;
  readonly open: boolean;
  readonly unit: string;
  readonly standard: string | null;
  /** what a directive says; null for a rectification */
  readonly text: string | null;
  readonly policy: string | null;
  /** the release of its standard and policy */
  readonly release: number | null;
  /** id of the report that a directive answers */
  readonly report: string | null;
  /** from when on it is overdue; null while nothing is owed, or no date was set */
  readonly dueAt: Date | null;
  readonly overdue: boolean;
  /** findings attached */
  readonly findings: number;
  /** times that it was sent back */
  readonly returns: number;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
}

export type CorrectiveAction = CorrectiveActionRow &
  (
    | { readonly kind: 'rectification'; readonly state: Rectification }
    | { readonly kind: 'directive'; readonly state: Directive }
  );

/** A finding of which cannot be told what it obliges to. */
export interface HoldRow {
  readonly finding: string;
  readonly policy: string;
  readonly unit: string;
  readonly missing: readonly string[];
  readonly since: Date;
}

/** What is late is so by the clock of the database. */
const overdue = 'coalesce(a.due_at <= clock_timestamp(), false)';
const columns = `a.id, a.number, a.kind, a.status, a.open, a.unit_code AS unit, a.standard_code AS standard,
  a.state #>> '{order,text}' AS text,
  a.policy_code AS policy, a.release_id AS release, a.report_id AS report, a.due_at AS "dueAt", ${overdue} AS overdue,
  coalesce(jsonb_array_length(a.state -> 'findings'), 0) AS findings,
  coalesce(jsonb_array_length(a.state -> 'returns'), 0) AS returns, a.created_at AS "createdAt", a.closed_at AS "closedAt"`;

/** The unit of parameter `top` and everything below it today, closed units where they last stood. */
const subtree = (top: string, zone: string): string => `(
  WITH RECURSIVE today (day) AS MATERIALIZED (SELECT (clock_timestamp() AT TIME ZONE ${zone})::date),
  below (code) AS (
    SELECT ${top}
    UNION
    SELECT p.unit_code FROM today, below AS b JOIN unit_placement AS p ON p.parent_code = b.code
    WHERE p.valid_from <= today.day AND NOT EXISTS (
      SELECT FROM unit_placement AS later
      WHERE later.unit_code = p.unit_code AND later.valid_from > p.valid_from AND later.valid_from <= today.day))
  SELECT code FROM below)`;

/** Corrective actions within the caller's scope, newest first. */
@Injectable()
export class CorrectiveActionsReadModel {
  constructor(private readonly database: Database) {}

  async list(query: ListQuery, scope: Scope): Promise<CorrectiveActionRow[]> {
    const values: unknown[] = [];
    const conditions = [scopeFilter(scope, { unit: 'a.unit_code', staff: null }, values)];
    const narrow = (condition: (parameter: string) => string, value: unknown) => {
      if (value === undefined) return;
      values.push(value);
      conditions.push(condition(`$${values.length}`));
    };
    narrow((given) => `a.kind = ${given}`, query.kind);
    narrow((given) => `a.status = ${given}`, query.status);
    narrow((given) => `a.unit_code = ${given}`, query.unit);
    narrow((given) => `a.standard_code = ${given}`, query.standard);
    narrow((given) => `${overdue} = ${given}`, query.overdue);
    narrow((given) => `(a.closed_at IS NULL OR a.closed_at >= ${given})`, query.from);
    narrow((given) => `a.created_at < ${given}`, query.to);
    narrow((given) => `a.id < ${given}`, query.before);
    if (query.within !== undefined) {
      values.push(query.within, organizationZone);
      conditions.push(`a.unit_code IN ${subtree(`$${values.length - 1}::text`, `$${values.length}`)}`);
    }
    values.push(query.limit);
    return this.database.query<CorrectiveActionRow>(
      `SELECT ${columns} FROM corrective_action AS a WHERE ${conditions.join(' AND ')}
       ORDER BY a.id DESC LIMIT $${values.length}`,
      values,
    );
  }

  /** Undefined when there is none, or none that the caller may see. */
  async find(id: string, scope: Scope): Promise<CorrectiveAction | undefined> {
    const values: unknown[] = [id];
    const visible = scopeFilter(scope, { unit: 'a.unit_code', staff: null }, values);
    const [row] = await this.database.query<CorrectiveAction>(
      `SELECT ${columns}, a.state FROM corrective_action AS a WHERE a.id = $1 AND ${visible}`,
      values,
    );
    return row;
  }

  /** Findings that wait for data, the newest first. */
  async holds({ unit, before, limit }: HoldsQuery, scope: Scope): Promise<HoldRow[]> {
    const values: unknown[] = [unit ?? null, before ?? null, limit];
    return this.database.query<HoldRow>(
      `SELECT h.finding_id AS finding, h.policy_code AS policy, h.unit_code AS unit, h.missing, h.since
       FROM rectification_hold AS h
       WHERE ($1::text IS NULL OR h.unit_code = $1) AND ($2::bigint IS NULL OR h.finding_id < $2)
         AND ${scopeFilter(scope, { unit: 'h.unit_code', staff: null }, values)}
       ORDER BY h.finding_id DESC LIMIT $3`,
      values,
    );
  }
}
