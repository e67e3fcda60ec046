// The built program is killed with SIGKILL again and again while it takes in and judges the demo's events. What it found in
// the end must be exactly what the simulator planted: nothing lost, nothing doubled. Needs `npm run build`.
import { readFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import { ApiClient } from '../../src/api-client.js';
import { setUpDemo } from '../../src/demo/set-up-demo.js';
import { simulateQuarter, type SimulatedQuarter } from '../../src/demo/simulate-quarter.js';
import { simulatorSettings } from '../../src/demo/simulator-settings.schema.js';
import { aDatabase, queueBackends, type TestDatabase } from '../support/database.js';
import { makeMutant, type Mutant } from '../support/mutant.js';
import { type PlumblineProcess, startPlumblineProcess } from '../support/plumbline-process.js';
import { waitFor } from '../support/wait-for.js';

const events = 4_000;
const kills = 4;

function aQuarter(): SimulatedQuarter {
  const settings: unknown = JSON.parse(readFileSync('samples/simulator/insurance-quarter.json', 'utf8'));
  return simulateQuarter({ ...simulatorSettings.parse(settings), events });
}

/** One installation: a database, perhaps Redis, and a process that is started, killed and started again. */
class Installation {
  private process: PlumblineProcess | undefined;
  source = new ApiClient('http://unset');

  constructor(
    readonly store: TestDatabase,
    private readonly redisUrl: string | null,
    private readonly script: string,
  ) {}

  async start(): Promise<string> {
    this.process = startPlumblineProcess(
      {
        DATABASE_URL: this.store.url,
        REDIS_PREFIX: this.store.name,
        LOG_LEVEL: 'error',
        BATCH_SIZE: '100',
        ...(this.redisUrl === null ? {} : { REDIS_URL: this.redisUrl }),
      },
      this.script,
    );
    return this.process.url();
  }

  async setUp(quarter: SimulatedQuarter): Promise<void> {
    const url = await this.start();
    const link = /sign in once as "admin" with (\S+)/.exec(this.process?.output() ?? '')?.[1] ?? '';
    this.source = (
      await setUpDemo(await ApiClient.fromLink(url, link), quarter.organization, 'rules/insurance')
    ).source;
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.process?.kill(signal);
    await this.process?.exited;
  }

  async restart(): Promise<void> {
    this.source = this.source.at(await this.start());
  }

  async count(table: 'evaluation' | 'work'): Promise<number> {
    const [row] = await this.store.database.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`);
    return Number(row?.n);
  }

  /** Every finding as "rule event", doubled ones twice. */
  async found(): Promise<string[]> {
    const rows = await this.store.database.query<{ found: string }>(
      `SELECT f.rule_code || ' ' || e.external_id AS found FROM finding AS f JOIN service_event AS e ON e.id = f.event_id`,
    );
    return rows.map(({ found }) => found).sort();
  }

  /** Throws away whatever the queue holds. */
  async wipeQueue(): Promise<void> {
    if (this.redisUrl === null) {
      await this.store.database.query('TRUNCATE bullmq.job CASCADE');
      return;
    }
    const redis = new Redis(this.redisUrl);
    const keys = await redis.keys(`${this.store.name}:*`);
    if (keys.length > 0) await redis.del(...keys);
    redis.disconnect();
  }
}

/** Posts everything; what was not acknowledged is posted again after the next start, as a source system would. */
async function post(installation: Installation, quarter: SimulatedQuarter, from: number, to: number): Promise<boolean> {
  try {
    await installation.source.postLines('/api/v1/events', quarter.events.slice(from, to));
    return true;
  } catch {
    return false;
  }
}

async function surviveKills(installation: Installation, quarter: SimulatedQuarter): Promise<void> {
  await installation.setUp(quarter);
  const share = Math.ceil(events / kills);
  for (let round = 0; round < kills; round++) {
    const before = await installation.count('evaluation');
    const posting = post(installation, quarter, round * share, (round + 1) * share);
    // the first kill falls into intake, the others into evaluation
    await waitFor(
      'the moment to kill',
      async () =>
        round === 0 ? (await installation.count('work')) > 0 : (await installation.count('evaluation')) > before + 50,
      30,
    );
    await installation.kill();
    const acknowledged = await posting;
    await installation.restart();
    if (!acknowledged) expect(await post(installation, quarter, round * share, (round + 1) * share)).toBe(true);
  }
}

const settled = (installation: Installation, seconds: number) =>
  waitFor('all work done', async () => (await installation.count('work')) === 0, seconds);

describe.each(queueBackends())('killed during evaluation on $name queues', ({ redisUrl }) => {
  const quarter = aQuarter();
  const expected = quarter.planted.map(({ rule, eventId }) => `${rule} ${eventId}`).sort();
  let installation: Installation;
  let mutant: Mutant | undefined;

  const install = async (script = 'dist/main.js') => {
    installation = new Installation(await aDatabase(), redisUrl, script);
    return installation;
  };
  afterEach(async () => {
    await installation.kill();
    await installation.store.drop();
    mutant?.remove();
    mutant = undefined;
  });

  it('loses nothing and doubles nothing', async () => {
    await surviveKills(await install(), quarter);
    await settled(installation, 60);
    expect(await installation.count('evaluation')).toBe(events);
    expect(await installation.found()).toEqual(expected);
  }, 180_000);

  it('loses nothing when the queue loses everything and no further event comes', async () => {
    await (await install()).setUp(quarter);
    await post(installation, quarter, 0, 1_000);
    await installation.kill();
    await installation.wipeQueue();
    await installation.restart();
    await settled(installation, 30);
    expect(await installation.count('evaluation')).toBe(1_000);
  }, 120_000);

  it('the test sees a worker that claims outside the transaction (planted fault)', async () => {
    mutant = makeMutant('claim-outside-transaction', 'pipeline/step-runner.js', (code) =>
      code.replace('rows = await tx.query(claimOpen', 'rows = await this.database.query(claimOpen'),
    );
    await surviveKills(await install(mutant.script), quarter);
    await settled(installation, 60);
    expect(await installation.count('evaluation')).toBeLessThan(events);
  }, 180_000);

  it('the test sees a missing sweeper (planted fault)', async () => {
    mutant = makeMutant('no-sweeper', 'pipeline/sweeper.js', (code) =>
      code.replace('for (const { step } of overlooked)', 'for (const { step } of [])'),
    );
    await (await install(mutant.script)).setUp(quarter);
    await post(installation, quarter, 0, 1_000);
    await installation.kill();
    await installation.wipeQueue();
    await installation.restart();
    await expect(settled(installation, 8)).rejects.toThrow('all work done');
  }, 120_000);
});
