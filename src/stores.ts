import { assertRedisAnswers, migrateQueues, withoutPassword } from './pipeline/queue-backend.js';
import type { Config } from './platform/config/config.js';
import { Database } from './platform/database/database.js';
import { attachToEmbeddedPostgres, startEmbeddedPostgres } from './platform/database/embedded-postgres.js';
import { applyMigrations } from './platform/database/migrate.js';
import { StartError } from './platform/start-error.js';

/** The databases that a process stands on, migrated and answering. */
export interface Stores {
  readonly databaseUrl: string;
  readonly database: Database;
  stop(): Promise<void>;
}

/**
 * Finds or starts PostgreSQL, brings it to this version's schema and checks that Redis answers if it is used. Without
 * DATABASE_URL the process `all` starts its own PostgreSQL; any other attaches to one that runs on the data directory, or
 * is refused unless `elseStart`.
 */
export async function startStores(config: Config, { elseStart = config.role === 'all' } = {}): Promise<Stores> {
  if (config.redisUrl !== null) await assertRedisAnswers(config.redisUrl);
  const { databaseUrl, stop } = await findPostgres(config, elseStart);
  try {
    await migrate(databaseUrl, config.redisUrl === null);
  } catch (error) {
    await stop();
    throw error;
  }
  const database = new Database(databaseUrl, config.databaseConnections);
  return {
    databaseUrl,
    database,
    stop: async () => {
      await database.close();
      await stop();
    },
  };
}

async function findPostgres(
  config: Config,
  elseStart: boolean,
): Promise<{ databaseUrl: string; stop: () => Promise<void> }> {
  if (config.databaseUrl !== null) return { databaseUrl: config.databaseUrl, stop: () => Promise.resolve() };
  if (config.role !== 'all') {
    const databaseUrl = attachToEmbeddedPostgres(config.dataDir);
    if (databaseUrl !== undefined) return { databaseUrl, stop: () => Promise.resolve() };
  }
  if (!elseStart) {
    throw new StartError(
      `ROLE=${config.role} needs a database: set DATABASE_URL, or start a process with ROLE=all on the data directory ${config.dataDir} first`,
    );
  }
  const postgres = await startEmbeddedPostgres({ dataDir: config.dataDir });
  return { databaseUrl: postgres.url, stop: () => postgres.stop() };
}

async function migrate(databaseUrl: string, queuesToo: boolean): Promise<void> {
  try {
    await applyMigrations(databaseUrl);
    if (queuesToo) await migrateQueues(databaseUrl);
  } catch (cause) {
    if (cause instanceof StartError) throw cause;
    // AggregateError (several addresses tried) has an empty message of its own
    const reason = (cause as { code?: string }).code ?? (cause as Error).message;
    throw new StartError(
      `PostgreSQL at ${withoutPassword(databaseUrl)} does not answer as needed: ${reason} ${(cause as Error).message}; check DATABASE_URL`,
      { cause },
    );
  }
}
