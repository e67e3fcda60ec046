import type { Inspection } from '../../domain/inspection/inspection-workflow.js';
import { organizationZone } from '../../domain/organization/organization.js';
import type { Transaction } from '../../platform/database/database.js';
import { scopeFilter } from '../../platform/database/scope-filter.js';
import type { Among } from './row-sources.read-model.js';

/** Inspections by the day they began, or were planned for as long as they have not. */
export async function inspectionsAmong(
  tx: Transaction,
  { units, from, to, scope }: Among,
): Promise<readonly Inspection[]> {
  const values: unknown[] = [[...units], from, to, organizationZone];
  const visible = scopeFilter(scope, { unit: 'i.unit_code', staff: null }, values);
  const rows = await tx.query<{ state: Inspection }>(
    `SELECT i.state FROM inspection AS i, LATERAL (
       SELECT coalesce((i.state #>> '{work,startedAt}')::timestamptz, i.planned_on::timestamp AT TIME ZONE $4) AS at) AS began
     WHERE i.unit_code = ANY($1::text[]) AND began.at >= $2::timestamptz AND began.at < $3::timestamptz AND ${visible}
     ORDER BY i.id`,
    values,
  );
  return rows.map(({ state }) => state);
}
