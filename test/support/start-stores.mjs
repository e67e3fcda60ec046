// Starts the real stores the tests run on: one throw-away PostgreSQL with a migrated template database, and Redis where
// there is one. Runs once per `jest` process, from the built program, so build first.
import { spawn } from 'node:child_process';
import { mkdtempSync, chmodSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { applyMigrations } from '../../dist/platform/database/migrate.js';
import { startEmbeddedPostgres } from '../../dist/platform/database/embedded-postgres.js';
import { migrateQueues } from '../../dist/pipeline/queue-backend.js';

export default async function startStores() {
  if (globalThis.plumblineStores !== undefined) return;
  const directory = mkdtempSync(path.join(tmpdir(), 'plumbline-test-'));
  chmodSync(directory, 0o755);
  const postgres = await startEmbeddedPostgres({ dataDir: directory, throwAway: true });
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  await admin.query('CREATE DATABASE plumbline_template');
  await admin.end();
  const templateUrl = postgres.url.replace(/\/[^/]*$/, '/plumbline_template');
  await applyMigrations(templateUrl);
  await migrateQueues(templateUrl);
  const redis = await startRedis(directory);
  process.env.PLUMBLINE_TEST_DATABASE_URL = postgres.url;
  if (redis !== undefined) process.env.PLUMBLINE_TEST_REDIS_URL = redis.url;
  globalThis.plumblineStores = { directory, postgres, redis };
}

async function startRedis(directory) {
  if (process.env.REDIS_URL) return { url: process.env.REDIS_URL, stop: async () => {} };
  const port = await freePort();
  const child = spawn(
    'redis-server',
    [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      directory,
      '--save',
      '',
      '--maxmemory-policy',
      'noeviction',
    ],
    {
      stdio: 'ignore',
    },
  );
  const started = await new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('spawn', () => resolve(true));
  });
  if (!started) {
    if (process.env.CI) throw new Error('CI needs Redis: install redis-server or set REDIS_URL');
    process.stderr.write(
      '\n*** NO REDIS: every test of the Redis queue backend is SKIPPED. Install redis-server or set REDIS_URL. ***\n\n',
    );
    return undefined;
  }
  const url = `redis://127.0.0.1:${port}`;
  const client = new Redis(url, { retryStrategy: () => 100, maxRetriesPerRequest: 50 });
  await client.ping();
  client.disconnect();
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        child.on('exit', resolve);
        child.kill();
      }),
  };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
