import { organizationZone } from '../../domain/organization/organization.js';
import type { rowPaths } from '../../domain/report/rows-link.js';
import type { Scope } from '../../domain/shared/principal.js';
import { scopeFilter } from '../../platform/database/scope-filter.js';

/** Which rows: of these units, with or without those of no unit, in a time that ends before `to` (instants). */
export interface Among {
  readonly units: readonly string[];
  readonly withoutUnit: boolean;
  readonly from: string;
  readonly to: string;
  /** what the reader may see */
  readonly scope: Scope;
}

export type RowList = keyof typeof rowPaths;
/** Inspections are read as a whole and counted in memory; there are few. */
export type SqlRowList = Exclude<RowList, 'inspections' | 'inspection-items'>;

/**
 * SQL of the rows behind the figures. Figures count these very rows and the lists show them, so that no figure can say
 * something else than its list. `values` gets what is bound.
 */
export function rowSource(list: SqlRowList, among: Among, values: unknown[]): string {
  const where = (unit: string, at: string) => {
    const bound = bind(values, among);
    return `${bound.unitIn(unit)} AND ${at} >= ${bound.from} AND ${at} < ${bound.to}
      AND ${scopeFilter(among.scope, { unit, staff: null }, values)}`;
  };
  switch (list) {
    case 'judgements':
      return judgements(where('e.unit_code', 'e.occurred_at'));
    case 'findings':
      return `SELECT f.id, f.unit_code AS unit, f.standard_code AS standard, f.dimension, f.severity, f.kind, f.status,
          f.rule_code AS rule, f.occurred_at AS "occurredAt"
        FROM finding AS f
        WHERE f.status IN ('standing', 'held') AND NOT f.trial AND ${where('f.unit_code', 'f.occurred_at')}`;
    case 'penalties':
      return `SELECT p.id, p.unit_code AS unit, p.policy_code AS policy, p.tier, p.status, p.created_at AS "proposedAt",
          coalesce((SELECT sum(l.points) FROM ledger_entry AS l WHERE l.penalty_id = p.id), 0)::int AS points
        FROM penalty AS p WHERE ${where('p.unit_code', 'p.created_at')}`;
    case 'corrective-actions': {
      const bound = bind(values, among);
      return `SELECT c.id, c.number, c.unit_code AS unit, c.kind, c.status, c.due_at AS "dueAt", c.created_at AS "issuedAt",
          c.open AND c.due_at IS NOT NULL AND c.due_at <= clock_timestamp() AS overdue
        FROM corrective_action AS c
        WHERE ${bound.unitIn('c.unit_code')} AND c.created_at < ${bound.to} AND (c.closed_at IS NULL OR c.closed_at >= ${bound.from})
          AND ${scopeFilter(among.scope, { unit: 'c.unit_code', staff: null }, values)}`;
    }
    case 'escalations':
      return `SELECT s.id, s.subject, s.unit_code AS unit, s.policy_code AS policy, s.level, s.at
        FROM escalation AS s WHERE ${where('s.unit_code', 's.at')}`;
    default:
      return list satisfies never;
  }
}

function bind(values: unknown[], { units, withoutUnit, from, to }: Among) {
  const first = values.push([...units], withoutUnit, from, to) - 3;
  return {
    unitIn: (column: string) =>
      `(${column} = ANY($${first}::text[]) OR ($${first + 1}::boolean AND ${column} IS NULL))`,
    from: `$${first + 2}::timestamptz`,
    to: `$${first + 3}::timestamptz`,
  };
}

const day = (at: string) => `(${at} AT TIME ZONE '${organizationZone}')::date`;

/**
 * One row per event and rule that finds nonconformities. Left out are events of inspections (they have no denominator here)
 * and rules on trial. `subjects` holds whom the rule blames besides unit and staff, without customers.
 */
const judgements = (where: string): string => `
  SELECT e.id AS event, e.unit_code AS unit, r.code AS rule, r.standard, r.dimension, r.touchpoints ->> e.type AS touchpoint,
    to_char(${day('e.occurred_at')}, 'YYYY-MM') AS month, e.occurred_at AS "occurredAt",
    CASE WHEN NOT o.judged THEN 'not-evaluable'
      WHEN EXISTS (SELECT FROM finding AS f WHERE f.event_id = e.id AND f.document_id = r.id
        AND f.status = 'standing' AND NOT f.trial) THEN 'fired'
      ELSE 'not-fired' END AS outcome,
    (SELECT jsonb_object_agg(role, e.data ->> fact) FROM jsonb_each_text(r.subject) AS named (role, fact)
      WHERE role NOT IN ('unit', 'staff') AND fact NOT IN ('unit', 'staff', 'customer')) AS subjects
  FROM service_event AS e
  JOIN evaluation AS v ON v.event_id = e.id
  CROSS JOIN LATERAL (
    SELECT unnest(v.judged) AS rule, true AS judged UNION ALL SELECT unnest(v.not_evaluable), false) AS o
  JOIN (
    SELECT m.release_id, r.id, r.code, r.body ->> 'standard' AS standard, s.body ->> 'dimension' AS dimension,
      r.body #> '{finding,subject}' AS subject, (r.body #>> '{trial,until}')::date AS trial_until,
      (SELECT jsonb_object_agg(t.code, t.body ->> 'touchpoint') FROM release_document AS k
        JOIN rulebook_document AS t ON t.id = k.document_id AND t.kind = 'event-type' WHERE k.release_id = m.release_id) AS touchpoints
    FROM release_document AS m
    JOIN rulebook_document AS r ON r.id = m.document_id AND r.kind = 'rule'
    JOIN release_document AS n ON n.release_id = m.release_id
    JOIN rulebook_document AS s ON s.id = n.document_id AND s.kind = 'standard' AND s.code = r.body ->> 'standard'
    WHERE coalesce(r.body #>> '{finding,as}', 'nonconformity') = 'nonconformity'
  ) AS r ON r.release_id = v.release_id AND r.id = o.rule
  WHERE lower(e.source) NOT LIKE 'plumbline.%' AND (r.trial_until IS NULL OR ${day('e.occurred_at')} >= r.trial_until)
    AND ${where}`;
