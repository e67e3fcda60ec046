import type { FactValue } from '../../domain/shared/fact-value.js';
import type { ServiceEvent } from '../../domain/service-event/service-event.js';
import type { Transaction } from '../../platform/database/database.js';

export interface PinnedEvent {
  readonly event: ServiceEvent;
  readonly releaseId: number;
  readonly history: boolean;
}

interface Row {
  id: string;
  source: string;
  external_id: string;
  type: string;
  occurred_at: Date;
  received_at: Date;
  unit_code: string | null;
  staff_code: string | null;
  customer: string | null;
  data: Record<string, FactValue>;
  unit_path: string[];
  release_id: number;
  history: boolean;
}

/** The events of a batch that are pinned to a release and were not judged yet. */
export async function eventsToJudge(tx: Transaction, ids: readonly string[]): Promise<PinnedEvent[]> {
  const rows = await tx.query<Row>(
    `SELECT id, source, external_id, type, occurred_at, received_at, unit_code, staff_code, customer, data, unit_path, release_id, history
     FROM service_event AS e
     WHERE id = ANY($1::bigint[]) AND release_id IS NOT NULL AND NOT EXISTS (SELECT FROM evaluation WHERE event_id = e.id)
     ORDER BY id`,
    [ids],
  );
  return rows.map((row) => ({
    event: {
      id: row.id,
      source: row.source,
      externalId: row.external_id,
      type: row.type,
      occurredAt: row.occurred_at.toISOString(),
      receivedAt: row.received_at.toISOString(),
      unit: row.unit_code,
      staff: row.staff_code,
      customer: row.customer,
      unitPath: row.unit_path,
      data: row.data,
    },
    releaseId: row.release_id,
    history: row.history,
  }));
}
