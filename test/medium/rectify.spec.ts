// Real here: PostgreSQL, BullMQ on both backends, the runner, the whole step `rectify` with its ladder and its notices. Made up:
// the findings, which are put into their table directly.
import { endOfTerm } from '../../src/domain/calendar/end-of-term.js';
import type { StepHandler } from '../../src/pipeline/step-handler.js';
import { Work } from '../../src/pipeline/work.js';
import { isTransient } from '../../src/platform/database/transient-errors.js';
import { aSignedInUser } from '../support/access.js';
import { aDatabase, queueBackends, type TestDatabase } from '../support/database.js';
import { theInsurerIn } from '../support/insurer.js';
import { aPipeline, type TestPipeline } from '../support/pipeline.js';
import {
  aCorrectiveRelease,
  findingsFound,
  type GivenFinding,
  rectificationsIn,
  theCorrectiveSteps,
} from '../support/rectifying.js';
import { waitFor } from '../support/wait-for.js';

const dayMs = 86_400_000;
const thirtyDaysOn = () => endOfTerm(new Date().toISOString(), { days: 30, count: 'calendar-days' });

describe('the step that rectifies', () => {
  let store: TestDatabase;
  let release: number;
  let step: StepHandler;

  beforeEach(async () => {
    store = await aDatabase();
    await theInsurerIn(store.database);
    release = await aCorrectiveRelease(store.database);
    step = theCorrectiveSteps(store.database).rectify;
  });
  afterEach(async () => {
    await store.drop();
  });

  const found = (...given: readonly GivenFinding[]) => findingsFound(store.database, release, ...given);
  const rectify = (...ids: readonly string[]) => store.database.transaction((tx) => step.handle(tx, ids));
  const foundAndRectified = async (...given: readonly GivenFinding[]) => {
    const ids = await found(...given);
    await rectify(...ids);
    return ids;
  };
  const rectifications = () => rectificationsIn(store.database);
  const notices = () =>
    store.database.query<{ username: string; title: { en: string }; body: { en: string }; why: { en: string } | null }>(
      `SELECT u.username, n.title, n.body, n.why_here AS why FROM notice AS n JOIN app_user AS u ON u.id = n.recipient_id
       ORDER BY n.id`,
    );
  const everything = async () =>
    JSON.stringify([
      await store.database.query('SELECT * FROM corrective_action ORDER BY id'),
      await store.database.query('SELECT * FROM corrective_action_finding ORDER BY finding_id'),
      await store.database.query('SELECT * FROM rectification_hold ORDER BY finding_id'),
      await store.database.query('SELECT * FROM ladder ORDER BY id'),
      await store.database.query('SELECT * FROM notice ORDER BY id'),
      await store.database.query('SELECT * FROM audit_entry ORDER BY seq'),
      await store.database.query('SELECT * FROM number_series'),
    ]);

  it('issues a numbered notice with its term, its ladder and the word to whoever manages the unit', async () => {
    const { id: manager } = await aSignedInUser(store.database, {
      username: 'manager.hz01',
      roles: ['unit-manager'],
      scopeUnit: 'HZ01',
    });
    await aSignedInUser(store.database, { username: 'manager.hz02', roles: ['unit-manager'], scopeUnit: 'HZ02' });
    const before = thirtyDaysOn();
    const ids = await foundAndRectified({});
    const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();
    const [issued, ...others] = await rectifications();
    expect(others).toEqual([]);
    expect(issued).toMatchObject({
      number: `CA-${year}-0001`,
      unit: 'HZ01',
      standard: 'CTR-T1',
      status: 'issued',
      findings: ids,
    });
    expect([before, thirtyDaysOn()]).toContain(issued?.dueAt?.toISOString());
    expect(await store.database.query('SELECT subject, unit_code, due_at, number, path FROM ladder')).toEqual([
      {
        subject: `corrective-action:${issued?.id ?? ''}`,
        unit_code: 'HZ01',
        due_at: issued?.dueAt,
        number: issued?.number,
        path: `/corrective-actions/${issued?.id ?? ''}`,
      },
    ]);
    const [notice, ...more] = await notices();
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ username: 'manager.hz01', title: { en: `Rectification notice CA-${year}-1` } });
    expect(notice?.body.en).toContain('"Waiting at the counter" was not met');
    expect(await store.database.query('SELECT recipient_id, origin, unit_code FROM notice')).toEqual([
      { recipient_id: manager, origin: `corrective-action:${issued?.id ?? ''}/issued`, unit_code: 'HZ01' },
    ]);
  });

  it('tells whoever stands in where the post is vacant, and why', async () => {
    await aSignedInUser(store.database, { username: 'manager.hz', roles: ['unit-manager'], scopeUnit: 'HZ' });
    await foundAndRectified({});
    expect(await notices()).toMatchObject([
      { username: 'manager.hz', why: { en: expect.stringContaining('is vacant; the unit manager of') } },
    ]);
  });

  it('attaches further findings of the unit and standard, and numbers those of others on', async () => {
    const first = await foundAndRectified({}, {}, { rule: 'late-elsewhere' }, { unit: 'HZ02' });
    const [later = ''] = await foundAndRectified({});
    expect(await rectifications()).toMatchObject([
      { unit: 'HZ01', standard: 'CTR-T1', findings: [first[0], first[1], later] },
      { unit: 'HZ01', standard: 'CTR-T2', findings: [first[2]] },
      { unit: 'HZ02', standard: 'CTR-T1', findings: [first[3]] },
    ]);
    expect((await rectifications()).map(({ number }) => number.slice(-4))).toEqual(['0001', '0002', '0003']);
  });

  it('tells the unit once, however many findings attach', async () => {
    await aSignedInUser(store.database, { username: 'manager', roles: ['unit-manager'], scopeUnit: 'HZ01' });
    await foundAndRectified({}, {});
    await foundAndRectified({}, {});
    expect(await notices()).toHaveLength(1);
  });

  it('makes it due earlier for a more severe finding, begins its ladder anew and says so', async () => {
    await aSignedInUser(store.database, { username: 'manager', roles: ['unit-manager'], scopeUnit: 'HZ01' });
    await foundAndRectified({});
    const [before] = await rectifications();
    await foundAndRectified({ severity: 'critical' });
    const [after] = await rectifications();
    const moved = Number(before?.dueAt) - Number(after?.dueAt);
    expect(moved).toBe(25 * dayMs);
    const ladders = await store.database.query('SELECT due_at, ended_at IS NULL AS open FROM ladder ORDER BY id');
    expect(ladders).toEqual([
      { due_at: before?.dueAt, open: false },
      { due_at: after?.dueAt, open: true },
    ]);
    expect((await notices()).map(({ title }) => title.en.replace(/^.*\) /, ''))).toEqual([
      expect.stringContaining('Rectification notice'),
      'is due earlier',
    ]);
    await foundAndRectified({ severity: 'minor' });
    expect((await rectifications())[0]?.dueAt).toEqual(after?.dueAt);
  });

  it('changes nothing when it is delivered again', async () => {
    await aSignedInUser(store.database, { username: 'manager', roles: ['unit-manager'], scopeUnit: 'HZ01' });
    const ids = await foundAndRectified({}, { severity: 'critical' }, { rule: 'late-elsewhere' });
    const before = await everything();
    await rectify(...ids);
    await rectify(...[...ids].reverse());
    expect(await everything()).toBe(before);
  });

  it('issues nothing for what obliges to nothing', async () => {
    await foundAndRectified(
      { rule: 'idle' },
      { unit: null },
      { status: 'held' },
      { status: 'withdrawn' },
      { trial: true },
      { consequences: false },
      { kind: 'signal' },
      { kind: 'observation' },
    );
    expect(await rectifications()).toEqual([]);
    expect(await store.database.query('SELECT * FROM rectification_hold')).toEqual([]);
  });

  it('holds what lacks data where a person sees it, once, and lets it go when it can be told', async () => {
    // a calendar that ends before the term does
    const late = await aCorrectiveRelease(store.database, { count: 'working-days', calendar: 'office' });
    const [id = ''] = await findingsFound(store.database, late, {});
    await rectify(id);
    await rectify(id);
    expect(await rectifications()).toEqual([]);
    expect(
      await store.database.query('SELECT finding_id, policy_code, unit_code, missing FROM rectification_hold'),
    ).toEqual([{ finding_id: id, policy_code: 'rectification', unit_code: 'HZ01', missing: ['calendar'] }]);
    await store.database.query('UPDATE finding SET release_id = $2 WHERE id = $1', [id, release]);
    await rectify(id);
    expect(await rectifications()).toMatchObject([{ findings: [id] }]);
    expect(await store.database.query('SELECT * FROM rectification_hold')).toEqual([]);
  });

  it('holds a finding on which it fails every time', async () => {
    const [id = ''] = await found({});
    await store.database.transaction((tx) => step.giveUp(tx, id, new Error('no')));
    await store.database.transaction((tx) => step.giveUp(tx, id, new Error('no')));
    expect(await store.database.query('SELECT policy_code, missing FROM rectification_hold')).toEqual([
      { policy_code: 'rectification', missing: ['internal-error'] },
    ]);
  });

  it('issues anew once the open one has ended', async () => {
    await foundAndRectified({});
    const ended = { status: 'cancelled', cancellation: { at: '2026-03-02T02:00:00.000Z', by: {}, reason: 'x' } };
    await store.database.query(
      `UPDATE corrective_action SET open = false, status = 'cancelled', due_at = NULL, state = state || $1::jsonb`,
      [JSON.stringify(ended)],
    );
    const [second] = await foundAndRectified({});
    expect(await rectifications()).toMatchObject([{ status: 'cancelled' }, { status: 'issued', findings: [second] }]);
  });

  it('has one open at a time: the database itself refuses a second', async () => {
    await foundAndRectified({});
    const second = store.database.query(
      `INSERT INTO corrective_action (number, kind, unit_code, standard_code, status, state)
       SELECT 'CA-0000-0000', kind, unit_code, standard_code, status, state FROM corrective_action`,
    );
    await expect(second).rejects.toThrow('corrective_action_open_unit_standard_key');
  });

  it('keeps in the trail what rebuilds the state', async () => {
    await foundAndRectified({}, { severity: 'critical' });
    await foundAndRectified({});
    const entries = await store.database.query<{ command: string; actor: string; after: { events: object[] } }>(
      `SELECT command, actor, after FROM audit_entry WHERE subject LIKE 'corrective-action:%' ORDER BY seq`,
    );
    expect(entries.map(({ command, actor }) => [command, actor])).toEqual([
      ['corrective-action.issue', 'system'],
      ['corrective-action.attach', 'system'],
    ]);
    expect(entries.flatMap(({ after }) => after.events)).toMatchObject([
      { type: 'issued', notice: { unit: 'HZ01' }, findings: [{}, {}] },
      { type: 'findings-attached', findings: [{}] },
    ]);
  });
});

describe.each(queueBackends())('100 findings of one unit and standard at once, on $name queues', ({ redisUrl }) => {
  it('make one notice with all of them through two processes, and change nothing when they come again', async () => {
    const store = await aDatabase();
    const running: TestPipeline[] = [];
    const faults: unknown[] = [];
    const handled = [0, 0];
    try {
      await theInsurerIn(store.database);
      await aSignedInUser(store.database, { username: 'manager', roles: ['unit-manager'], scopeUnit: 'HZ01' });
      const release = await aCorrectiveRelease(store.database);
      for (const index of [0, 1]) {
        const { rectify } = theCorrectiveSteps(store.database);
        const step: StepHandler = {
          handle: (tx, refs) => {
            handled[index] = (handled[index] ?? 0) + refs.length;
            return rectify.handle(tx, refs).catch((error: unknown) => {
              if (!isTransient(error)) faults.push(error);
              throw error;
            });
          },
          giveUp: (tx, ref, error) => rectify.giveUp(tx, ref, error),
        };
        running.push(await aPipeline(store, redisUrl, { step }, { batchSize: 3, stepConcurrency: 4 }));
      }
      const [first, second] = running;
      if (first === undefined || second === undefined) throw new Error('two processes are wanted');
      // each finding is committed with its work row, as the evaluation does it, by eight writers
      let left = 100;
      const write = async (writer: TestPipeline) => {
        for (; left > 0;) {
          left -= 1;
          await writer.database.transaction(async (tx) => {
            await writer.app.get(Work).add(tx, 'rectify', await findingsFound(tx, release, {}));
          });
          writer.app.get(Work).wake('rectify');
        }
      };
      await Promise.all([first, second, first, second, first, second, first, second].map((one) => write(one)));
      const nothingLeft = async () => {
        first.app.get(Work).wake('rectify');
        second.app.get(Work).wake('rectify');
        return (await store.database.query('SELECT FROM work LIMIT 1')).length === 0;
      };
      await waitFor('100 findings to be rectified', nothingLeft, 60);
      const ids = (await store.database.query<{ id: string }>('SELECT id::text AS id FROM finding ORDER BY id')).map(
        ({ id }) => id,
      );
      const byNumber = (texts: readonly string[]) => [...texts].sort((one, other) => Number(one) - Number(other));
      const check = async () => {
        const [issued, ...others] = await rectificationsIn(store.database);
        expect(others).toEqual([]);
        expect(byNumber(issued?.findings ?? [])).toEqual(byNumber(ids));
        expect(ids).toHaveLength(100);
        const [row] = await store.database.query<{ state: { findings: { id: string }[] } }>(
          'SELECT state FROM corrective_action',
        );
        expect(byNumber(row?.state.findings.map(({ id }) => id) ?? [])).toEqual(byNumber(ids));
        expect(await store.database.query('SELECT series, last FROM number_series')).toEqual([
          { series: 'CA', last: 1 },
        ]);
        expect(await store.database.query('SELECT FROM notice')).toHaveLength(1);
        expect(await store.database.query('SELECT FROM ladder')).toHaveLength(1);
      };
      await check();
      expect(faults).toEqual([]);
      expect(Math.min(...handled)).toBeGreaterThan(0);
      await store.database.transaction((tx) => first.app.get(Work).add(tx, 'rectify', [...ids, ...ids]));
      await waitFor('the same findings again', nothingLeft, 60);
      await check();
    } finally {
      for (const pipeline of running) await pipeline.stop();
      await store.drop();
    }
  }, 120_000);
});
