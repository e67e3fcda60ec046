import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { Database } from '../../src/platform/database/database.js';

/** An empty, migrated database of its own, and how to be rid of it. */
export interface TestDatabase {
  readonly name: string;
  readonly database: Database;
  readonly url: string;
  drop(): Promise<void>;
}

function serverUrl(): string {
  const url = process.env['PLUMBLINE_TEST_DATABASE_URL'];
  if (url === undefined)
    throw new Error('no test database: run this spec in a Jest project with start-stores as its globalSetup');
  return url;
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Clones the migrated template. Call {@link TestDatabase.drop} in `afterAll`; a leaked connection fails it. */
export async function aDatabase(): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE plumbline_template`);
  const url = serverUrl().replace(/\/[^/]*$/, `/${name}`);
  const database = new Database(url, 10);
  return {
    name,
    database,
    url,
    drop: async () => {
      await database.close();
      await onServer(`DROP DATABASE ${name}`);
    },
  };
}

/** The queue backends under test: PostgreSQL always, Redis where there is one (start-stores says so loudly when not). */
export function queueBackends(): readonly { name: 'postgres' | 'redis'; redisUrl: string | null }[] {
  const redisUrl = process.env['PLUMBLINE_TEST_REDIS_URL'];
  return [
    { name: 'postgres', redisUrl: null },
    ...(redisUrl === undefined ? [] : [{ name: 'redis' as const, redisUrl }]),
  ];
}
