import { Injectable } from '@nestjs/common';
import type { Penalty, PenaltyStatus } from '../../domain/penalty/penalty-workflow.js';
import type { Principal } from '../../domain/shared/principal.js';
import type { PenaltyTier } from '../../domain/rulebook/penalty-policy.schema.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { scopeFilter } from '../../platform/database/scope-filter.js';
import type { HoldsQuery, PenaltiesQuery } from './penalties.dto.js';

/** A penalty as lists show it. */
export interface PenaltyRow {
  readonly id: string;
  readonly policy: string;
  readonly release: number;
  readonly finding: string;
  readonly tier: PenaltyTier;
  readonly status: PenaltyStatus;
  readonly staff: string | null;
  readonly unit: string | null;
  readonly points: number;
  readonly unitPoints: number;
  /** how many have confirmed, and must */
  readonly confirmed: number;
  readonly confirmations: number;
  readonly appealEndsAt: Date | null;
  readonly occurredAt: Date;
  readonly createdAt: Date;
}

export interface HoldRow {
  readonly id: string;
  readonly policy: string;
  readonly finding: string;
  readonly staff: string | null;
  readonly unit: string | null;
  readonly inDoubt: readonly string[];
  readonly since: Date;
}

const columns = `p.id, p.policy_code AS policy, p.release_id AS release, p.finding_id AS finding, p.tier, p.status,
  p.staff_code AS staff, p.unit_code AS unit, (p.state #>> '{case,points}')::int AS points,
  (p.state #>> '{case,unitPoints}')::int AS "unitPoints",
  coalesce(jsonb_array_length(p.state -> 'signatures'), 0) AS confirmed,
  (p.state #>> '{case,confirmations}')::int AS confirmations, (p.state ->> 'appealEndsAt')::timestamptz AS "appealEndsAt",
  p.occurred_at AS "occurredAt", p.created_at AS "createdAt"`;

/** Everybody sees what is in their part of the organisation, and what is about themselves wherever it happened. */
export function visiblePenalties({ scope, staff }: Principal, alias: string, values: unknown[]): string {
  const inScope = scopeFilter(scope, { unit: `${alias}.unit_code`, staff: `${alias}.staff_code` }, values);
  if (staff === null) return inScope;
  values.push(staff);
  return `(${inScope} OR ${alias}.staff_code = $${values.length})`;
}

/** Penalties that the caller may see, newest first. */
@Injectable()
export class PenaltiesReadModel {
  constructor(private readonly database: Database) {}

  async list(query: PenaltiesQuery, principal: Principal): Promise<PenaltyRow[]> {
    const { where, values } = narrowed(principal, 'p', {
      'p.status =': query.status,
      'p.tier =': query.tier,
      'p.policy_code =': query.policy,
      'p.unit_code =': query.unit,
      'p.staff_code =': query.staff,
      'p.finding_id =': query.finding,
      'p.occurred_at >=': query.from,
      'p.occurred_at <': query.to,
      'p.id <': query.before,
    });
    values.push(query.limit);
    return this.database.query<PenaltyRow>(
      `SELECT ${columns} FROM penalty AS p WHERE ${where} ORDER BY p.id DESC LIMIT $${values.length}`,
      values,
    );
  }

  /** Undefined when there is none, or none that the caller may see. */
  async find(
    id: string,
    principal: Principal,
    tx: Transaction = this.database,
  ): Promise<(PenaltyRow & { readonly state: Penalty }) | undefined> {
    const values: unknown[] = [id];
    const visible = visiblePenalties(principal, 'p', values);
    const [row] = await tx.query<PenaltyRow & { state: Penalty }>(
      `SELECT ${columns}, p.state FROM penalty AS p WHERE p.id = $1 AND ${visible}`,
      values,
    );
    return row;
  }

  /** Findings about which a policy cannot tell, newest first. */
  async holds(query: HoldsQuery, principal: Principal): Promise<HoldRow[]> {
    const { where, values } = narrowed(principal, 'h', {
      'h.unit_code =': query.unit,
      'h.staff_code =': query.staff,
      'h.id <': query.before,
    });
    values.push(query.limit);
    return this.database.query<HoldRow>(
      `SELECT h.id, h.policy_code AS policy, h.finding_id AS finding, h.staff_code AS staff, h.unit_code AS unit,
         h.in_doubt AS "inDoubt", h.since
       FROM penalty_hold AS h WHERE ${where} ORDER BY h.id DESC LIMIT $${values.length}`,
      values,
    );
  }
}

function narrowed(
  principal: Principal,
  alias: string,
  filters: Readonly<Record<string, string | undefined>>,
): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const conditions = [visiblePenalties(principal, alias, values)];
  for (const [condition, value] of Object.entries(filters)) {
    if (value === undefined) continue;
    values.push(value);
    conditions.push(`${condition} $${values.length}`);
  }
  return { where: conditions.join(' AND '), values };
}
