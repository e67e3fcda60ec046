// Real here: PostgreSQL, BullMQ on both backends, the runner and the sweeper. Made up: what the step does.
import type { StepHandler } from '../../src/pipeline/step-handler.js';
import { StepRunner } from '../../src/pipeline/step-runner.js';
import { Sweeper } from '../../src/pipeline/sweeper.js';
import { Work } from '../../src/pipeline/work.js';
import { aDatabase, queueBackends, type TestDatabase } from '../support/database.js';
import { aPipeline, type TestPipeline } from '../support/pipeline.js';
import { waitFor } from '../support/wait-for.js';

/** Does a ref by writing it into table `done`; refs in `bad` throw. */
class Recorder implements StepHandler {
  readonly batches: number[] = [];
  readonly bad = new Set<string>();
  readonly givenUp: string[] = [];

  async handle(tx: Parameters<StepHandler['handle']>[0], refs: readonly string[]): Promise<readonly []> {
    this.batches.push(refs.length);
    await tx.query('INSERT INTO done SELECT unnest($1::bigint[])', [refs]);
    const bad = refs.find((ref) => this.bad.has(ref));
    if (bad !== undefined) throw new Error(`bad ref ${bad}`);
    return [];
  }

  giveUp(_tx: unknown, ref: string): Promise<void> {
    this.givenUp.push(ref);
    return Promise.resolve();
  }
}

const refsUpTo = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index + 1));

describe.each(queueBackends())('the step runner on $name queues', ({ redisUrl }) => {
  let store: TestDatabase;
  const running: TestPipeline[] = [];

  beforeEach(async () => {
    store = await aDatabase();
    // no unique key on purpose: doing a row twice must be seen
    await store.database.query('CREATE TABLE done (ref bigint)');
  });
  afterEach(async () => {
    for (const pipeline of running.splice(0)) await pipeline.stop();
    await store.drop();
  });

  const start = async (step: StepHandler, settings = {}): Promise<TestPipeline> => {
    const pipeline = await aPipeline(store, redisUrl, { step }, settings);
    running.push(pipeline);
    return pipeline;
  };
  const add = async (pipeline: TestPipeline, refs: readonly string[]) => {
    await pipeline.database.transaction((tx) => pipeline.app.get(Work).add(tx, 'evaluate', refs));
  };
  const done = async () =>
    (await store.database.query<{ ref: string }>('SELECT ref FROM done'))
      .map((row) => Number(row.ref))
      .sort((a, b) => a - b);

  it('does every row once when woken through the queue, in several processes at once', async () => {
    const first = await start(new Recorder(), { batchSize: 50 });
    await start(new Recorder(), { batchSize: 50 });
    await add(first, refsUpTo(2_000));
    first.app.get(Work).wake('evaluate');
    await waitFor('2000 rows done', async () => (await done()).length >= 2_000);
    expect(await done()).toEqual(refsUpTo(2_000).map(Number));
    expect(await store.database.query('SELECT * FROM work')).toEqual([]);
  });

  it('finds work whose wake was lost, without the queue', async () => {
    const recorder = new Recorder();
    const pipeline = await start(recorder);
    await add(pipeline, refsUpTo(10));
    await store.database.query(`UPDATE work SET created_at = created_at - interval '1 minute'`);
    pipeline.app.get(Sweeper).start();
    await waitFor('10 rows done', async () => (await done()).length === 10);
  });

  it('does not hold up good rows behind a bad one, and gives the bad one up after its attempts', async () => {
    const recorder = new Recorder();
    recorder.bad.add('137');
    const pipeline = await start(recorder, { batchSize: 500 });
    await add(pipeline, refsUpTo(300));
    pipeline.app.get(StepRunner).wake('evaluate');
    await waitFor('299 good rows done', async () => (await done()).length === 299);
    expect(await done()).toEqual(
      refsUpTo(300)
        .map(Number)
        .filter((ref) => ref !== 137),
    );
    pipeline.app.get(Sweeper).start();
    await waitFor('the bad row given up', async () => {
      // each attempt waits twice as long as the one before; the test moves the waiting row, not the clock
      await store.database.query('UPDATE work SET not_before = clock_timestamp()');
      return recorder.givenUp.length > 0;
    });
    expect(recorder.givenUp).toEqual(['137']);
    expect(await store.database.query('SELECT * FROM work')).toEqual([]);
    expect((await done()).length).toBe(299);
  });

  it('finishes the batch under way when it is stopped, and takes no further one', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let started = false;
    const recorder = new Recorder();
    const pipeline = await start(
      {
        handle: async (tx, refs) => {
          started = true;
          await held;
          return recorder.handle(tx, refs);
        },
        giveUp: () => Promise.resolve(),
      },
      { batchSize: 10, stepConcurrency: 1 },
    );
    await add(pipeline, refsUpTo(100));
    pipeline.app.get(StepRunner).wake('evaluate');
    await waitFor('the first batch', () => started);
    const stopped = pipeline.app.get(StepRunner).stop();
    release();
    await stopped;
    expect(await done()).toEqual(refsUpTo(10).map(Number));
    expect((await store.database.query('SELECT * FROM work')).length).toBe(90);
  });
});
