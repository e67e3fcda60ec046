import pg from 'pg';
import type { TestDatabase } from './database.js';
import { waitFor } from './wait-for.js';

/**
 * Makes a race certain: holds what `lockSql` locks, starts `act`, and lets go as soon as `waiting` connections wait for
 * this lock or for one another.
 */
export async function afterPileUp<T>(
  store: TestDatabase,
  waiting: number,
  lockSql: string,
  act: () => Promise<T>,
): Promise<T> {
  const holder = new pg.Client({ connectionString: store.url });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    await holder.query(lockSql);
    const acting = act();
    await waitFor(`${waiting} connections to pile up`, async () => {
      const [row] = await store.database.query<{ waiting: number }>(
        `SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return (row?.waiting ?? 0) >= waiting ? true : undefined;
    });
    await holder.query('COMMIT');
    return await acting;
  } finally {
    await holder.end();
  }
}
