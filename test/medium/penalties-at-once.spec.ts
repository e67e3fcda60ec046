// Real here: PostgreSQL, BullMQ on both backends, the runner and the whole step `penalize`. Made up: the findings, which are
// put into their table directly, each with its work row in one transaction, as the evaluation does it.
import type { StepHandler } from '../../src/pipeline/step-handler.js';
import { Work } from '../../src/pipeline/work.js';
import { isTransient } from '../../src/platform/database/transient-errors.js';
import { aDatabase, queueBackends, type TestDatabase } from '../support/database.js';
import { aPenalRelease, type Breach, findingsMade, type GivenFinding, thePenaltySteps } from '../support/penalizing.js';
import { aPipeline, type TestPipeline } from '../support/pipeline.js';
import { waitFor } from '../support/wait-for.js';

const breaches: readonly Breach[] = [
  'minor',
  'minor',
  'minor',
  'major',
  'minor',
  'minor',
  'compliance',
  'minor',
  'unclear',
];
const dayMs = 86_400_000;

/** 200 findings of one staff member over 300 days, of all kinds; every tenth is about the act of the one before. */
const storm = (release: number): GivenFinding[] =>
  Array.from({ length: 200 }, (_, index) => {
    const act = index % 10 === 9 ? index - 1 : index;
    const at = new Date(Date.parse('2026-01-01T02:00:00Z') + act * 1.5 * dayMs).toISOString();
    return {
      at: at.slice(0, 'yyyy-mm-ddThh:mm'.length).replace('T', ' '),
      breach: breaches[index % breaches.length] ?? 'minor',
      event: `act-${act}`,
      release,
    };
  });

/** Every act with the tier it bears, and what is held. */
const outcome = (store: TestDatabase) =>
  store.database.query(
    `SELECT act, tier FROM penalty WHERE status NOT IN ('revoked', 'superseded')
     UNION ALL SELECT f.occasion, 'held' FROM penalty_hold AS h JOIN finding AS f ON f.id = h.finding_id ORDER BY 1, 2`,
  );

/** The step, and what it threw that no second attempt explains. */
function observed(store: TestDatabase): { step: StepHandler; faults: unknown[] } {
  const { penalize } = thePenaltySteps(store.database);
  const faults: unknown[] = [];
  const step: StepHandler = {
    handle: (tx, refs) =>
      penalize.handle(tx, refs).catch((error: unknown) => {
        if (!isTransient(error)) faults.push(error);
        throw error;
      }),
    giveUp: (tx, ref, error) => penalize.giveUp(tx, ref, error),
  };
  return { step, faults };
}

async function oneByOne(): Promise<unknown> {
  const store = await aDatabase();
  try {
    const { penalize } = thePenaltySteps(store.database);
    const release = await aPenalRelease(store.database);
    for (const one of storm(release)) {
      const refs = await findingsMade(store.database, [one]);
      await store.database.transaction((tx) => penalize.handle(tx, refs));
    }
    return await outcome(store);
  } finally {
    await store.drop();
  }
}

/** All findings, committed by eight writers while eight loops in two worker processes fold. */
async function allAtOnce(
  store: TestDatabase,
  redisUrl: string | null,
  whenDone: () => Promise<boolean>,
): Promise<{ faults: readonly unknown[]; handled: readonly number[] }> {
  const release = await aPenalRelease(store.database);
  const processes = [observed(store), observed(store)];
  const handled = [0, 0];
  const running: TestPipeline[] = [];
  for (const [index, { step }] of processes.entries()) {
    const counting: StepHandler = {
      ...step,
      handle: (tx, refs) => {
        handled[index] = (handled[index] ?? 0) + refs.length;
        return step.handle(tx, refs);
      },
    };
    running.push(await aPipeline(store, redisUrl, { step: counting }, { batchSize: 5, stepConcurrency: 4 }));
  }
  const left = storm(release).sort((one, other) => (one.at.slice(8) < other.at.slice(8) ? -1 : 1));
  const write = async (writer: TestPipeline) => {
    for (let one = left.pop(); one !== undefined; one = left.pop()) {
      const given = [one];
      await writer.database.transaction(async (tx) => {
        await writer.app.get(Work).add(tx, 'penalize', await findingsMade(tx, given));
      });
      writer.app.get(Work).wake('penalize');
    }
  };
  const [first, second] = running;
  if (first === undefined || second === undefined) throw new Error('two processes are wanted');
  try {
    await Promise.all([first, second, first, second, first, second, first, second].map((writer) => write(writer)));
    await waitFor(
      '200 findings to be folded',
      () => {
        first.app.get(Work).wake('penalize');
        second.app.get(Work).wake('penalize');
        return whenDone();
      },
      60,
    );
  } finally {
    for (const pipeline of running) await pipeline.stop();
  }
  return { faults: processes.flatMap(({ faults }) => faults), handled };
}

const atMostMs = 60_000;

describe.each(queueBackends())('200 findings about one staff member at once, on $name queues', ({ redisUrl }) => {
  let store: TestDatabase;

  beforeEach(async () => {
    store = await aDatabase();
  });
  afterEach(async () => {
    await store.drop();
  });

  const nothingLeft = async () => {
    const [row] = await store.database.query<{ left: number }>('SELECT count(*)::int AS left FROM work');
    return row?.left === 0;
  };

  it(
    'bear the same penalties through two worker processes as one by one, and not one attempt fails',
    async () => {
      const { faults, handled } = await allAtOnce(store, redisUrl, nothingLeft);
      expect(faults).toEqual([]);
      expect(handled.every((count) => count > 0)).toBe(true);
      expect(await outcome(store)).toEqual(await oneByOne());
    },
    atMostMs,
  );

  it(
    'would not, if nobody waited for anybody: this test notices a lock that locks nothing',
    async () => {
      // a function of ours before the one of PostgreSQL: the planted fault is in the database, not in the code
      await store.database.query(
        'CREATE FUNCTION public.pg_advisory_xact_lock(bigint) RETURNS void LANGUAGE sql AS $$$$',
      );
      await store.database.query(`ALTER DATABASE ${store.name} SET search_path = public, pg_catalog`);
      const { faults } = await allAtOnce(store, redisUrl, async () => {
        const [row] = await store.database.query<{ untried: number }>(
          'SELECT count(*)::int AS untried FROM work WHERE attempts = 0',
        );
        return row?.untried === 0;
      });
      // two that count side by side propose for the same finding, and the natural key stops one of them
      expect(faults.length).toBeGreaterThan(0);
      expect(faults.map(String).filter((fault) => !/penalty_live_|not now in this state/.test(fault))).toEqual([]);
    },
    atMostMs,
  );
});
