import { createPostgresBackend, runMigrations, setDefaultBackendFactory, type ConnectionOptions } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Config } from '../platform/config/config.js';
import { StartError } from '../platform/start-error.js';

/** Puts BullMQ's own tables into the database. Does nothing when they are there. */
export async function migrateQueues(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
}

/**
 * Chooses where BullMQ keeps its queues, for the whole process: Redis when REDIS_URL is set, otherwise the database. Must
 * run before the Nest application is made, because @nestjs/bullmq takes the default backend.
 */
export function chooseQueueBackend(config: Pick<Config, 'redisUrl'>, databaseUrl: string): ConnectionOptions {
  if (config.redisUrl === null) {
    setDefaultBackendFactory(createPostgresBackend);
    const connection: pg.PoolConfig = {
      connectionString: databaseUrl,
      max: 4,
      keepAlive: true,
      application_name: 'plumbline-queue',
    };
    return connection;
  }
  setDefaultBackendFactory();
  return { url: config.redisUrl, maxRetriesPerRequest: null };
}

/** Refuses with one clear line when Redis does not answer. */
export async function assertRedisAnswers(redisUrl: string): Promise<void> {
  const client = new Redis(redisUrl, {
    lazyConnect: true,
    retryStrategy: () => null,
    connectTimeout: 5_000,
    maxRetriesPerRequest: 0,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.ping();
  } catch (cause) {
    throw new StartError(
      `Redis at ${withoutPassword(redisUrl)} does not answer: ${(cause as Error).message}; check REDIS_URL`,
      { cause },
    );
  } finally {
    client.disconnect();
  }
}

/** The address as it may be shown. */
export function withoutPassword(url: string): string {
  const shown = new URL(url);
  if (shown.password !== '') shown.password = '***';
  return shown.toString();
}
