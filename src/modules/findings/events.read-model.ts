import { Injectable } from '@nestjs/common';
import type { FactValue } from '../../domain/shared/fact-value.js';
import type { Scope } from '../../domain/shared/principal.js';
import type { ServiceEvent } from '../../domain/service-event/service-event.js';
import { Database } from '../../platform/database/database.js';
import { scopeFilter } from '../../platform/database/scope-filter.js';

/** An event and where it stands in the flow. */
export interface EventFate {
  readonly event: ServiceEvent;
  readonly releaseId: number | null;
  readonly history: boolean;
  /** `waiting` for a worker, `quarantined`, `superseded` by a corrected version while it was there, or `judged` */
  readonly state: 'waiting' | 'quarantined' | 'superseded' | 'judged';
  /** id of the corrected version, if there is one */
  readonly supersededBy: string | null;
  readonly evaluatedAt: Date | null;
  /** document ids of the rules that could and could not be judged */
  readonly judged: readonly number[];
  readonly notEvaluable: readonly number[];
  readonly quarantine: { readonly reason: string; readonly details: unknown; readonly since: Date } | null;
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
  release_id: number | null;
  history: boolean;
  evaluated_at: Date | null;
  judged: number[] | null;
  not_evaluable: number[] | null;
  reason: string | null;
  details: unknown;
  quarantined_at: Date | null;
  superseded_by: string | null;
}

@Injectable()
export class EventsReadModel {
  constructor(private readonly database: Database) {}

  /** Undefined when there is none, or none that the caller may see. */
  async findById(id: string, scope: Scope): Promise<EventFate | undefined> {
    return this.find('e.id = $1', [id], scope);
  }

  async findByIdentity(source: string, externalId: string, scope: Scope): Promise<EventFate | undefined> {
    const identity = 'e.id = (SELECT event_id FROM event_identity WHERE source = $1 AND external_id = $2)';
    return this.find(identity, [source, externalId], scope);
  }

  private async find(which: string, values: unknown[], scope: Scope): Promise<EventFate | undefined> {
    const visible = scopeFilter(scope, { unit: 'e.unit_code', staff: 'e.staff_code' }, values);
    const [row] = await this.database.query<Row>(
      `SELECT e.*, v.evaluated_at, v.judged, v.not_evaluable, q.reason, q.details, q.created_at AS quarantined_at,
         (SELECT details ->> 'supersededBy' FROM quarantine_entry
          WHERE event_id = e.id AND details ? 'supersededBy' LIMIT 1) AS superseded_by
       FROM service_event AS e
       LEFT JOIN evaluation AS v ON v.event_id = e.id
       LEFT JOIN quarantine_entry AS q ON q.event_id = e.id AND q.released_at IS NULL
       WHERE ${which} AND ${visible}`,
      values,
    );
    return row === undefined ? undefined : fateOf(row);
  }
}

function fateOf(row: Row): EventFate {
  const quarantined = row.reason !== null && row.quarantined_at !== null;
  return {
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
    state: stateOf(row),
    supersededBy: row.superseded_by,
    evaluatedAt: row.evaluated_at,
    judged: row.judged ?? [],
    notEvaluable: row.not_evaluable ?? [],
    quarantine: quarantined
      ? { reason: row.reason ?? '', details: row.details, since: row.quarantined_at ?? row.received_at }
      : null,
  };
}

function stateOf(row: Row): EventFate['state'] {
  if (row.superseded_by !== null) return 'superseded';
  if (row.reason !== null) return 'quarantined';
  return row.evaluated_at === null ? 'waiting' : 'judged';
}
