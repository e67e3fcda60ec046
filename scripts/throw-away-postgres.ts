import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../src/platform/database/embedded-postgres.js';

/** Runs `work` with the URL of an empty database on a PostgreSQL of its own, which is gone afterwards. */
export async function withThrowAwayPostgres<T>(work: (url: string) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'plumbline-postgres-'));
  await chmod(dataDir, 0o755); // as root the server runs as user postgres, who must be able to enter
  try {
    const server = await startEmbeddedPostgres({ dataDir, throwAway: true });
    try {
      return await work(server.url);
    } finally {
      await server.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
