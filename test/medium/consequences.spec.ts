// Real here: PostgreSQL, the evaluation step, the releases. Made up: the events, which are put into their table directly.
import { document } from '../../src/domain/rulebook/document.schema.js';
import { EvaluateJob } from '../../src/modules/evaluation/evaluate.job.js';
import { Releases } from '../../src/pipeline/releases.js';
import type { Step } from '../../src/pipeline/step-catalog.js';
import { Work } from '../../src/pipeline/work.js';
import { Metrics } from '../../src/platform/metrics/metrics.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { aRelease } from '../support/intake.js';
import { aWrittenPenaltyPolicy } from '../support/penalty-policies.js';
import { aPipeline, type TestPipeline } from '../support/pipeline.js';
import { aCalendar, anEventType, aRule, aStandard } from '../support/rulebook-documents.js';

describe('what follows from a finding', () => {
  let store: TestDatabase;
  let pipeline: TestPipeline;
  let evaluate: EvaluateJob;

  beforeEach(async () => {
    store = await aDatabase();
    pipeline = await aPipeline(store, null, {});
    evaluate = new EvaluateJob(new Releases(store.database), new Metrics(), pipeline.app.get(Work));
  });
  afterEach(async () => {
    await pipeline.stop();
    await store.drop();
  });

  const releaseWith = (...rules: readonly object[]) =>
    aRelease(
      store.database,
      [
        anEventType(),
        aStandard(),
        aCalendar(),
        aWrittenPenaltyPolicy(),
        ...rules.map((changes, index) => aRule({ code: `rule-${index + 1}`, ...changes })),
      ].map((written) => document.parse(written)),
    );
  const happened = async (release: number, ids: readonly number[], more: { history?: boolean } = {}) => {
    await store.database.query(
      `INSERT INTO service_event (id, source, external_id, type, occurred_at, unit_code, data, unit_path, release_id, history)
       SELECT id, 'test', id::text, 'counter.called', '2026-03-02T02:00:00Z', 'U1', $2, '{U1}', $3, $4
       FROM unnest($1::bigint[]) AS id`,
      [ids, JSON.stringify({ waitSeconds: 960, ticketAt: '2026-03-02T01:40:00.000Z' }), release, more.history ?? false],
    );
    return ids.map(String);
  };
  const judge = (refs: readonly string[]): Promise<readonly Step[]> =>
    store.database.transaction((tx) => evaluate.handle(tx, refs));
  const open = () =>
    store.database.query<{ step: string; rule: string }>(
      `SELECT w.step, f.rule_code AS rule FROM work AS w JOIN finding AS f ON f.id = w.ref ORDER BY f.id`,
    );

  it('is handed to the step of each policy that the rule names, and that step is woken', async () => {
    const release = await releaseWith({ consequences: ['staff-service'] });
    expect(await judge(await happened(release, [1, 2]))).toEqual(['penalize']);
    expect(await open()).toEqual([
      { step: 'penalize', rule: 'rule-1' },
      { step: 'penalize', rule: 'rule-1' },
    ]);
  });

  it('is nothing where the rule names no policy', async () => {
    const release = await releaseWith({}, { consequences: ['staff-service'] });
    await judge(await happened(release, [1]));
    expect(await open()).toEqual([{ step: 'penalize', rule: 'rule-2' }]);
  });

  it('is nothing for history and for rules on trial', async () => {
    const release = await releaseWith({ consequences: ['staff-service'] });
    expect(await judge(await happened(release, [1], { history: true }))).toEqual([]);
    const onTrial = await releaseWith({ consequences: ['staff-service'], trial: { until: '2026-04-01' } });
    expect(await judge(await happened(onTrial, [2]))).toEqual([]);
    expect(await store.database.query('SELECT consequences FROM finding')).toEqual([
      { consequences: false },
      { consequences: false },
    ]);
    expect(await open()).toEqual([]);
  });

  it('is handed on once, however often the event is delivered', async () => {
    const refs = await happened(await releaseWith({ consequences: ['staff-service'] }), [1]);
    await judge(refs);
    expect(await judge(refs)).toEqual([]);
    // also where the evaluation is gone and the finding is not
    await store.database.query('DELETE FROM evaluation');
    expect(await judge(refs)).toEqual([]);
    expect(await open()).toHaveLength(1);
  });

  it('is handed on with the finding, or not at all', async () => {
    const refs = await happened(await releaseWith({ consequences: ['staff-service'] }), [1]);
    await expect(
      store.database.transaction(async (tx) => {
        await evaluate.handle(tx, refs);
        throw new Error('the worker dies');
      }),
    ).rejects.toThrow('the worker dies');
    expect(await store.database.query('SELECT FROM finding')).toEqual([]);
    expect(await open()).toEqual([]);
  });
});
