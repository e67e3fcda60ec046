// The built program as an operator meets it: started, stopped, killed and started wrongly. Needs `npm run build`.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { aDatabase } from '../support/database.js';
import { type PlumblineProcess, startPlumblineProcess } from '../support/plumbline-process.js';

const started: PlumblineProcess[] = [];
const directories: string[] = [];

function newDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'plumbline-e2e-'));
  chmodSync(directory, 0o755);
  directories.push(directory);
  return directory;
}

function start(environment: NodeJS.ProcessEnv): PlumblineProcess {
  const plumbline = startPlumblineProcess(environment);
  started.push(plumbline);
  return plumbline;
}

/** Starts and expects the one line that says why not. */
async function refusalOf(environment: NodeJS.ProcessEnv): Promise<string> {
  const plumbline = start(environment);
  expect(await plumbline.exited).toBe(1);
  expect(plumbline.errors().trim().split('\n')).toHaveLength(1);
  return plumbline.errors().trim();
}

const healthOf = async (url: string): Promise<number> => (await fetch(`${url}/health`)).status;

afterEach(async () => {
  for (const plumbline of started.splice(0)) {
    plumbline.kill('SIGTERM');
    await plumbline.exited;
  }
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
});

describe('the service on its own database', () => {
  it('starts, prints a one-time way to sign in, stops with 0 on SIGTERM and resumes without a second one', async () => {
    const dataDir = newDirectory();
    const first = start({ PLUMBLINE_DATA_DIR: dataDir });
    const url = await first.url();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await healthOf(url)).toBe(200);
    const link = /sign in once as "admin" with (\S+)/.exec(first.output())?.[1] ?? '';
    const answer = await fetch(link, { redirect: 'manual' });
    expect(answer.headers.get('set-cookie')).toContain('plumbline_session=');
    first.kill('SIGTERM');
    expect(await first.exited).toBe(0);

    const second = start({ PLUMBLINE_DATA_DIR: dataDir });
    expect(await healthOf(await second.url())).toBe(200);
    expect(second.output()).not.toContain('sign in once');
  }, 60_000);

  it('starts again after kill -9, on the data it had', async () => {
    const dataDir = newDirectory();
    const first = start({ PLUMBLINE_DATA_DIR: dataDir });
    await first.url();
    first.kill('SIGKILL');
    expect(await first.exited).toBe('SIGKILL');
    const second = start({ PLUMBLINE_DATA_DIR: dataDir });
    expect(await healthOf(await second.url())).toBe(200);
    expect(second.output()).not.toContain('sign in once');
  }, 60_000);

  it('lets a worker process join on the same data directory, which answers its operator and nobody else', async () => {
    const dataDir = newDirectory();
    await start({ PLUMBLINE_DATA_DIR: dataDir }).url();
    const worker = await start({ PLUMBLINE_DATA_DIR: dataDir, ROLE: 'worker' }).url();
    expect(await healthOf(worker)).toBe(200);
    expect((await fetch(`${worker}/api/v1/me`)).status).toBe(404);
  }, 60_000);
});

describe('a start that cannot succeed says why in one line and exits with 1', () => {
  let blocker: Server | undefined;
  afterEach(() => {
    blocker?.close();
    blocker = undefined;
  });

  it('when the port is in use', async () => {
    const port = await new Promise<number>((resolve) => {
      blocker = createServer().listen(0, '127.0.0.1', () => {
        resolve((blocker?.address() as { port: number }).port);
      });
    });
    expect(await refusalOf({ PLUMBLINE_DATA_DIR: newDirectory(), PORT: String(port) })).toContain(
      `port ${port} on 127.0.0.1 is in use`,
    );
  }, 60_000);

  it('when another process runs on the data directory', async () => {
    const dataDir = newDirectory();
    const first = start({ PLUMBLINE_DATA_DIR: dataDir });
    await first.url();
    expect(await refusalOf({ PLUMBLINE_DATA_DIR: dataDir })).toContain(
      `already runs on the data directory ${dataDir} (pid ${first.child.pid})`,
    );
    expect(await healthOf(await first.url())).toBe(200);
  }, 60_000);

  it('when the data are of another PostgreSQL', async () => {
    const dataDir = newDirectory();
    mkdirSync(path.join(dataDir, 'postgres'));
    writeFileSync(path.join(dataDir, 'postgres', 'PG_VERSION'), '16\n');
    expect(await refusalOf({ PLUMBLINE_DATA_DIR: dataDir })).toMatch(
      /is of PostgreSQL 16, this program brings PostgreSQL \d+/,
    );
    expect(readFileSync(path.join(dataDir, 'postgres', 'PG_VERSION'), 'utf8')).toBe('16\n');
  }, 60_000);

  it('when the database was last used by a newer version', async () => {
    const store = await aDatabase();
    await store.database.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '99990101000000_from_the_future', now())`,
    );
    expect(await refusalOf({ DATABASE_URL: store.url })).toContain('99990101000000_from_the_future');
    await store.drop();
  }, 60_000);

  it('when DATABASE_URL does not answer, without showing the password', async () => {
    const line = await refusalOf({ DATABASE_URL: 'postgres://someone:secret-word@127.0.0.1:9/none' });
    expect(line).toContain('127.0.0.1:9/none');
    expect(line).toContain('DATABASE_URL');
    expect(line).not.toContain('secret-word');
  }, 60_000);

  it('when REDIS_URL does not answer', async () => {
    expect(await refusalOf({ PLUMBLINE_DATA_DIR: newDirectory(), REDIS_URL: 'redis://127.0.0.1:9' })).toContain(
      'Redis at redis://127.0.0.1:9',
    );
  }, 60_000);

  it('when a setting is wrong', async () => {
    expect(await refusalOf({ PORT: 'eighty' })).toContain('PORT="eighty"');
  }, 60_000);

  it('when a worker finds no database', async () => {
    expect(await refusalOf({ PLUMBLINE_DATA_DIR: newDirectory(), ROLE: 'worker' })).toContain(
      'ROLE=worker needs a database',
    );
  }, 60_000);

  const asRoot = process.getuid?.() === 0 ? it : it.skip;
  asRoot(
    'when root keeps the data where the server user may not enter',
    async () => {
      const home = newDirectory();
      chmodSync(home, 0o700);
      expect(await refusalOf({ PLUMBLINE_DATA_DIR: path.join(home, 'data') })).toContain(
        `may not enter ${home} (mode 700)`,
      );
    },
    60_000,
  );
});
