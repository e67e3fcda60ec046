import type { FactValue } from '../../domain/shared/fact-value.js';
import type { QuarantineReason } from '../../domain/service-event/assess-event.js';
import type { Fault } from '../../domain/service-event/fault.js';
import type { Envelope } from '../../domain/service-event/parse-envelope.js';
import type { Transaction } from '../../platform/database/database.js';
import { scopeFilter } from '../../platform/database/scope-filter.js';
import type { QuarantineQuery, QuarantineRow, QuarantineViewer, ReplayOrder } from './quarantine.dto.js';

/** An open entry with the event as it was posted, locked until the transaction ends. */
export interface OpenEntry {
  readonly id: string;
  readonly eventId: string;
  readonly faults: readonly Fault<QuarantineReason>[];
  readonly envelope: Envelope;
}

/** Open entries with their events; an event that names only a staff member stands where that person worked. */
const openEntries = `
  FROM quarantine_entry AS q
  JOIN (SELECT *, coalesce(unit_code, unit_path[1]) AS place FROM service_event) AS e ON e.id = q.event_id
  WHERE q.released_at IS NULL`;

function visible(viewer: QuarantineViewer, values: unknown[]): string {
  const inScope = scopeFilter(viewer.scope, { unit: 'e.place', staff: 'e.staff_code' }, values);
  if (viewer.source === null) return inScope;
  values.push(viewer.source);
  return `${inScope} AND e.source = $${values.length}`;
}

/** Oldest first, so that pages stay put while new entries come. */
export async function listQuarantine(
  db: Transaction,
  query: QuarantineQuery,
  viewer: QuarantineViewer,
): Promise<QuarantineRow[]> {
  const values: unknown[] = [query.reason ?? null, query.source ?? null, query.after ?? '0', query.limit];
  return db.query<QuarantineRow>(
    `SELECT q.id, q.event_id AS "eventId", e.source, e.external_id AS "externalId", e.type, e.occurred_at AS "occurredAt",
       e.place AS unit, e.staff_code AS staff, q.reason, q.details, q.created_at AS since
     ${openEntries} AND ($1::text IS NULL OR q.reason = $1) AND ($2::text IS NULL OR e.source = $2) AND q.id > $3
       AND ${visible(viewer, values)}
     ORDER BY q.id LIMIT $4`,
    values,
  );
}

/** The ids of the next open entries of an order. Not locked: some may be released a moment later. */
export async function nextOpen(
  db: Transaction,
  order: ReplayOrder,
  viewer: QuarantineViewer,
  after: string,
  limit: number,
): Promise<string[]> {
  const values: unknown[] = ['ids' in order ? order.ids : null, 'reason' in order ? order.reason : null, after, limit];
  const rows = await db.query<{ id: string }>(
    `SELECT q.id ${openEntries} AND ($1::bigint[] IS NULL OR q.id = ANY($1)) AND ($2::text IS NULL OR q.reason = $2) AND q.id > $3
       AND ${visible(viewer, values)}
     ORDER BY q.id LIMIT $4`,
    values,
  );
  return rows.map(({ id }) => id);
}

interface OpenRow {
  id: string;
  event_id: string;
  details: { faults?: readonly Fault<QuarantineReason>[] };
  external_id: string;
  source: string;
  type: string;
  occurred_at: Date;
  unit_code: string | null;
  staff_code: string | null;
  customer: string | null;
  data: Record<string, FactValue>;
}

/** Those of the entries that are still open, locked. */
export async function lockOpen(tx: Transaction, ids: readonly string[]): Promise<OpenEntry[]> {
  const rows = await tx.query<OpenRow>(
    `SELECT q.id, q.event_id, q.details, e.external_id, e.source, e.type, e.occurred_at, e.unit_code, e.staff_code, e.customer, e.data
     FROM quarantine_entry AS q JOIN service_event AS e ON e.id = q.event_id
     WHERE q.id = ANY($1::bigint[]) AND q.released_at IS NULL
     ORDER BY q.id FOR UPDATE OF q`,
    [ids],
  );
  return rows.map((row) => ({
    id: row.id,
    eventId: row.event_id,
    faults: row.details.faults ?? [],
    envelope: {
      id: row.external_id,
      source: row.source,
      type: row.type,
      occurredAt: row.occurred_at.toISOString(),
      unit: row.unit_code,
      staff: row.staff_code,
      customer: row.customer,
      data: row.data,
    },
  }));
}
