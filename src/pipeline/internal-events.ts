import type { Envelope } from '../domain/service-event/parse-envelope.js';
import type { Transaction } from '../platform/database/database.js';
import type { Work } from './work.js';

/** An event of one of Plumbline's own sources, `plumbline.<step>`. */
export type OwnEvent = Envelope & { readonly source: string };

/**
 * Reports events on behalf of a step, in its transaction; they are taken in and judged as any others. Follow with a wake of
 * `take-in` after COMMIT. The identity (source, id) makes reporting the same event twice change nothing.
 */
export async function reportEvents(
  tx: Transaction,
  work: Pick<Work, 'add'>,
  events: readonly OwnEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = await tx.query<{ id: string }>(
    'INSERT INTO internal_event (envelope) SELECT unnest($1::jsonb[]) RETURNING id',
    [events.map((event) => JSON.stringify(event))],
  );
  await work.add(
    tx,
    'take-in',
    rows.map(({ id }) => id),
  );
}
