import { Injectable } from '@nestjs/common';
import type { Scope } from '../../domain/shared/principal.js';
import { Database } from '../../platform/database/database.js';
import { scopeFilter } from '../../platform/database/scope-filter.js';
import type { EventSummaryQuery, Filters, FindingSummaryQuery, Grouping } from './findings.dto.js';

export interface FindingSummaryRow {
  /** one value per grouping, null where the event does not say */
  readonly group: readonly (string | null)[];
  readonly findings: number;
  /** how often the rules in question could be judged: the denominator */
  readonly judged: number;
  /** how often they applied but lacked data */
  readonly notEvaluable: number;
  /** findings / judged; null when nothing was judged */
  readonly rate: number | null;
}

export interface EventSummaryRow {
  readonly group: readonly (string | null)[];
  readonly events: number;
  readonly distinct?: number;
}

/** The rules of each release with the standard they test; a handful of rows per release. */
const ruleOfRelease = `
  rule_of_release AS (
    SELECT m.release_id, r.id, r.code, r.body ->> 'standard' AS standard, s.body ->> 'dimension' AS dimension,
      r.body #>> '{finding,severity}' AS severity, r.body #>> '{finding,as}' AS kind
    FROM release_document AS m JOIN rulebook_document AS r ON r.id = m.document_id AND r.kind = 'rule'
    JOIN release_document AS n ON n.release_id = m.release_id
    JOIN rulebook_document AS s ON s.id = n.document_id AND s.kind = 'standard' AND s.code = r.body ->> 'standard')`;

/** Months and days are those of the organisation. */
const zone = 'Asia/Shanghai';

const columns: Readonly<Record<Grouping, string>> = {
  rule: 'r.code',
  standard: 'r.standard',
  dimension: 'r.dimension',
  severity: 'r.severity',
  unit: 'e.unit_code',
  staff: 'e.staff_code',
  type: 'e.type',
  source: 'e.source',
  month: `to_char(e.occurred_at AT TIME ZONE '${zone}', 'YYYY-MM')`,
};

/** Counts over findings and events. Every query is limited to the caller's scope. */
@Injectable()
export class SummariesReadModel {
  constructor(private readonly database: Database) {}

  async findings(query: FindingSummaryQuery, scope: Scope): Promise<FindingSummaryRow[]> {
    const values: unknown[] = [];
    const groups = query.by.map((by) => groupColumn(by, values));
    const where = [
      scopeFilter(scope, { unit: 'e.unit_code', staff: 'e.staff_code' }, values),
      ...narrow(query, values),
    ];
    // an event of theirs may have findings about others
    const about = scopeFilter(scope, { unit: 'f.unit_code', staff: 'f.staff_code' }, values);
    const found = [...where, about, `f.status = ${bind(values, query.status ?? 'standing')}`];
    const keys = groups.map((_, index) => `g${index}`);
    const select = groups.map((column, index) => `${column} AS g${index}`).join(', ');
    const order = { findings: 'findings DESC', rate: 'rate DESC NULLS LAST', judged: 'judged DESC', group: '1' }[
      query.sort
    ];
    const rows = await this.database.query<Record<string, string | number | null>>(
      `WITH ${ruleOfRelease},
       outcome AS (
         SELECT ${select}, count(*) FILTER (WHERE o.judged) AS judged, count(*) FILTER (WHERE NOT o.judged) AS not_evaluable
         FROM evaluation AS v JOIN service_event AS e ON e.id = v.event_id
         CROSS JOIN LATERAL (SELECT unnest(v.judged) AS rule, true AS judged UNION ALL SELECT unnest(v.not_evaluable), false) AS o
         JOIN rule_of_release AS r ON r.release_id = v.release_id AND r.id = o.rule
         WHERE ${where.join(' AND ')} GROUP BY ${keys.join(', ')}),
       found AS (
         SELECT ${select}, count(*) AS findings
         FROM finding AS f JOIN service_event AS e ON e.id = f.event_id
         JOIN rule_of_release AS r ON r.release_id = f.release_id AND r.id = f.document_id
         WHERE ${found.join(' AND ')} GROUP BY ${keys.join(', ')})
       SELECT ${keys.map((key) => `outcome.${key}`).join(', ')}, judged, not_evaluable, coalesce(findings, 0) AS findings,
         coalesce(findings, 0)::float8 / nullif(judged, 0) AS rate
       FROM outcome LEFT JOIN found ON ${keys.map((key) => `outcome.${key} IS NOT DISTINCT FROM found.${key}`).join(' AND ')}
       WHERE judged >= ${bind(values, query.minJudged)}
       ORDER BY ${order}, ${keys.map((key) => `outcome.${key} COLLATE "C"`).join(', ')} LIMIT ${bind(values, query.limit)}`,
      values,
    );
    return rows.map((row) => ({
      group: keys.map((key) => (typeof row[key] === 'string' ? row[key] : null)),
      findings: Number(row['findings']),
      judged: Number(row['judged']),
      notEvaluable: Number(row['not_evaluable']),
      rate: typeof row['rate'] === 'number' ? row['rate'] : null,
    }));
  }

  async events(query: EventSummaryQuery, scope: Scope): Promise<EventSummaryRow[]> {
    const values: unknown[] = [];
    const groups = query.by.map((by) => groupColumn(by, values));
    const distinct = query.distinct === undefined ? undefined : groupColumn(query.distinct, values);
    const where = [
      scopeFilter(scope, { unit: 'e.unit_code', staff: 'e.staff_code' }, values),
      ...narrow(query, values),
    ];
    const keys = groups.map((_, index) => `g${index}`);
    const rows = await this.database.query<Record<string, string | null>>(
      `SELECT ${groups.map((column, index) => `${column} AS g${index}`).join(', ')}, count(*) AS events,
         ${distinct === undefined ? 'NULL' : `count(DISTINCT ${distinct})`} AS different
       FROM service_event AS e WHERE ${where.join(' AND ')} GROUP BY ${keys.join(', ')}
       ORDER BY events DESC, ${keys.join(', ')} LIMIT ${bind(values, query.limit)}`,
      values,
    );
    return rows.map((row) => ({
      group: keys.map((key) => row[key] ?? null),
      events: Number(row['events']),
      ...(distinct === undefined ? {} : { distinct: Number(row['different']) }),
    }));
  }
}

function bind(values: unknown[], value: unknown): string {
  values.push(value);
  return `$${values.length}`;
}

function groupColumn(by: string, values: unknown[]): string {
  return by.startsWith('fact:')
    ? `e.data ->> ${bind(values, by.slice('fact:'.length))}::text`
    : columns[by as Grouping];
}

function narrow(
  query: Filters & { kind?: string | undefined; severity?: string | undefined },
  values: unknown[],
): string[] {
  const conditions: string[] = [];
  const equal = (column: string, value: string | undefined) => {
    if (value !== undefined) conditions.push(`${column} = ${bind(values, value)}`);
  };
  equal('r.code', query.rule);
  equal('r.standard', query.standard);
  equal('r.dimension', query.dimension);
  equal('r.kind', query.kind);
  equal('r.severity', query.severity);
  equal('e.type', query.type);
  equal('e.unit_code', query.unit);
  equal('e.staff_code', query.staff);
  if (query.from !== undefined) conditions.push(`e.occurred_at >= ${bind(values, query.from)}`);
  if (query.to !== undefined) conditions.push(`e.occurred_at < ${bind(values, query.to)}`);
  return conditions;
}
