import { Injectable } from '@nestjs/common';
import type { EventDemands } from '../../domain/service-event/judgeable.js';
import { eventType } from '../../domain/rulebook/event-type.schema.js';
import type { Transaction } from '../../platform/database/database.js';

export interface ReleaseInForce {
  readonly id: number;
  readonly eventTypes: ReadonlyMap<string, EventDemands>;
}

/** The database's now and the releases as they stand for the rest of the transaction. */
export interface Moment {
  readonly nowMs: number;
  /** null while none was in force */
  releaseAt(occurredAt: string): ReleaseInForce | null;
}

interface Row {
  now: Date;
  id: number | null;
  effective_from: Date | null;
}

/** Which release an event is pinned to. Approved releases never change, so their event types are parsed once. */
@Injectable()
export class ReleaseReadModel {
  private readonly eventTypes = new Map<number, ReadonlyMap<string, EventDemands>>();

  /**
   * The lock lets batches run side by side, but not beside the approval of a release (which locks the table EXCLUSIVE):
   * no event may be pinned to the release before when the new one came into force first.
   */
  async read(tx: Transaction): Promise<Moment> {
    await tx.query('LOCK TABLE rulebook_release IN ROW SHARE MODE');
    const rows = await tx.query<Row>(
      `SELECT clock.now, r.id, r.effective_from
       FROM (SELECT clock_timestamp() AS now) AS clock LEFT JOIN rulebook_release AS r ON r.status = 'approved'
       ORDER BY r.effective_from DESC NULLS LAST, r.id DESC`,
    );
    const newestFirst: (ReleaseInForce & { readonly fromMs: number })[] = [];
    for (const { id, effective_from } of rows) {
      if (id === null) continue;
      const fromMs = effective_from?.getTime() ?? Number.NEGATIVE_INFINITY;
      newestFirst.push({ id, fromMs, eventTypes: this.eventTypes.get(id) ?? (await this.load(tx, id)) });
    }
    return {
      nowMs: rows[0]?.now.getTime() ?? Number.NaN,
      releaseAt: (occurredAt) => {
        const atMs = Date.parse(occurredAt);
        return newestFirst.find(({ fromMs }) => fromMs <= atMs) ?? null;
      },
    };
  }

  private async load(tx: Transaction, id: number): Promise<ReadonlyMap<string, EventDemands>> {
    const rows = await tx.query<{ body: unknown }>(
      `SELECT d.body FROM release_document AS r JOIN rulebook_document AS d ON d.id = r.document_id
       WHERE r.release_id = $1 AND d.kind = 'event-type' ORDER BY d.code`,
      [id],
    );
    const types = new Map(rows.map(({ body }) => eventType.parse(body)).map((type) => [type.code, type]));
    this.eventTypes.set(id, types);
    return types;
  }
}
