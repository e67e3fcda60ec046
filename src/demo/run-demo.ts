import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { INestApplication } from '@nestjs/common';
import { SingleBar } from 'cli-progress';
import { startPlumbline } from '../application.js';
import { SessionRepository } from '../modules/access/session.repository.js';
import { type Config, ConfigError, readConfig } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { isOwned } from '../platform/database/data-directory-owner.js';
import { startEmbeddedPostgres } from '../platform/database/embedded-postgres.js';
import { StartError } from '../platform/start-error.js';
import { ApiClient } from '../api-client.js';
import { printFindings } from './print-findings.js';
import { runLoop } from './run-loop.js';
import { setUpDemo } from './set-up-demo.js';
import { simulateQuarter, type SimulatedEvent } from './simulate-quarter.js';
import { simulatorSettings } from './simulator-settings.schema.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const linesPerRequest = 2_000;

/** `npm run demo`: a quarter of an insurer's service, judged from a fresh database. `-- --exit` ends after the summary. */
async function main(): Promise<void> {
  const config = await demoConfig();
  const settings = simulatorSettings.parse(
    JSON.parse(await readFile(path.join(root, 'samples/simulator/insurance-quarter.json'), 'utf8')),
  );
  say('starting PostgreSQL and Plumbline …');
  const plumbline = await startPlumbline(config);
  const admin = await ApiClient.fromLink(plumbline.url, plumbline.firstSignIn ?? '');
  say('making up a quarter of service and loading the insurance pack …');
  const { organization, events, planted } = simulateQuarter(settings);
  const cast = await setUpDemo(admin, organization, path.join(root, 'rules/insurance'));

  const database = plumbline.app.get(Database);
  const startedAt = performance.now();
  await Promise.all([postAll(cast.source, events), watchJudging(database, events.length)]);
  const seconds = (performance.now() - startedAt) / 1_000;
  say(
    `${events.length} events posted over HTTP and judged in ${seconds.toFixed(1)} s: ${Math.round(events.length / seconds)} events/s`,
  );
  await printFindings(cast.supervisor, planted.length);
  await consequencesDone(database);
  const report = await runLoop(admin, cast, say);

  if (process.argv.includes('--exit')) {
    await plumbline.stop();
    return;
  }
  const [link, leaderLink] = await Promise.all([
    linkFor(plumbline.app, 'admin'),
    linkFor(plumbline.app, 'zhao.leader'),
  ]);
  say(`
Plumbline is running at ${plumbline.url}. Two ways in, each good once:
  ${plumbline.url}${leaderLink}
    as leadership, who may sign the report: ${plumbline.url}${report}
  ${plumbline.url}${link}
    as administrator; the API to try out: ${plumbline.url}/api/docs
Stop with Ctrl+C.`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await plumbline.stop();
}

/** A data directory of its own, emptied first; a free port when the usual one is taken. */
async function demoConfig(): Promise<Config> {
  const given = readConfig({ PLUMBLINE_DATA_DIR: '.plumbline-demo', LOG_LEVEL: 'warn', ...process.env });
  if (given.databaseUrl === null) {
    if (isOwned(given.dataDir)) throw new StartError(`a demo already runs on ${given.dataDir}: stop it first`);
    await emptyDataDirectory(given.dataDir);
  }
  const port = process.env['PORT'] === undefined && (await isTaken(given.port, given.host)) ? 0 : given.port;
  return { ...given, role: 'all', port };
}

/** Penalties and rectification notices follow the findings by steps of their own. */
async function consequencesDone(database: Database): Promise<void> {
  const open = async () => (await database.query('SELECT FROM work LIMIT 1')).length > 0;
  while (await open()) await new Promise((resolve) => setTimeout(resolve, 100));
}

async function emptyDataDirectory(dataDir: string): Promise<void> {
  // a demo that was killed leaves its database server running: take it over to stop it
  if (existsSync(path.join(dataDir, 'postgres', 'postmaster.pid')))
    await (await startEmbeddedPostgres({ dataDir })).stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function isTaken(port: number, host: string): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.on('error', () => {
      resolve(true);
    });
    server.listen(port, host, () => {
      server.close(() => {
        resolve(false);
      });
    });
  });
}

async function postAll(source: ApiClient, events: readonly SimulatedEvent[]): Promise<void> {
  for (let from = 0; from < events.length; from += linesPerRequest) {
    const answer = await source.postLines<{ accepted: number; rejected: number; quarantined: number }>(
      '/api/v1/events',
      events.slice(from, from + linesPerRequest),
    );
    if (answer.rejected + answer.quarantined > 0)
      throw new Error(`the simulator made events that cannot be judged: ${JSON.stringify(answer)}`);
  }
}

/** Waits until all events are judged, with a bar on a terminal and a few lines elsewhere. */
async function watchJudging(database: Database, total: number): Promise<void> {
  const bar = new SingleBar({
    format: '  judged [{bar}] {value}/{total} events',
    noTTYOutput: true,
    notTTYSchedule: 2_000,
    hideCursor: true,
  });
  bar.start(total, 0);
  try {
    for (let judged = 0; judged < total;) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const [row] = await database.query<{ judged: string }>('SELECT count(*) AS judged FROM evaluation');
      judged = Number(row?.judged);
      bar.update(judged);
    }
  } finally {
    bar.stop();
  }
}

/** One more one-time link, for whoever watches: those of the first start and of the cast are used up. */
async function linkFor(app: INestApplication, username: string): Promise<string> {
  const { path: link } = await app.get(Database).transaction(async (tx) => {
    const [user] = await tx.query<{ id: string }>('SELECT id FROM app_user WHERE username = $1', [username]);
    return app.get(SessionRepository).newLink(tx, user?.id ?? '', 24);
  });
  return link;
}

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

main().catch((error: unknown) => {
  const faults =
    error instanceof ConfigError
      ? error.faults
      : [error instanceof StartError ? error.message : String((error as Error).stack)];
  process.stderr.write(faults.map((fault) => `plumbline demo: ${fault}\n`).join(''));
  process.exit(1);
});
