// Real here: PostgreSQL and its clock, timers, the ladder's handler, inboxes. Made up: what is late, and by which policy.
import { escalationPolicy, type EscalationPolicy } from '../../src/domain/rulebook/escalation-policy.schema.js';
import { Module } from '@nestjs/common';
import { EscalateJob } from '../../src/modules/escalations/escalate.job.js';
import { EscalationsController } from '../../src/modules/escalations/escalations.controller.js';
import { EscalationsReadModel } from '../../src/modules/escalations/escalations.read-model.js';
import { armLadder, endLadder, type NewLadder } from '../../src/pipeline/ladders.js';
import { Releases } from '../../src/pipeline/releases.js';
import { Timers } from '../../src/pipeline/timers.js';
import { aSignedInUser, anAccess } from '../support/access.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { aRelease } from '../support/intake.js';
import { theInsurerIn } from '../support/insurer.js';
import { aPipeline, type TestPipeline } from '../support/pipeline.js';

const minuteMs = 60_000;
const notice = { 'zh-CN': '{unit}的{number}已于{due}到期', en: '{number} of {unit} was due {due}' };
const to = (role: string, level: string | number) => ({ role, level });
/** Reminds the manager of the unit an hour before, then the parent's at the due time, then leadership an hour after. */
const policy: EscalationPolicy = escalationPolicy.parse({
  kind: 'escalation-policy',
  code: 'overdue',
  title: { 'zh-CN': '逾期', en: 'Overdue' },
  levels: [
    { offset: '-PT1H', to: to('unit-manager', 'unit'), notice },
    { offset: 'PT0S', to: to('unit-manager', 'parent'), notice },
    { offset: 'PT1H', to: to('leadership', 'root'), notice },
  ],
  examples: [
    {
      says: 'all posts are held',
      due: '2026-03-02T10:00:00+08:00',
      path: ['U1', 'HQ'],
      posts: [],
      expect: [{ at: '2026-03-02T09:00:00+08:00', to: [] }],
    },
  ],
});

/** The module without its worker. */
@Module({ controllers: [EscalationsController], providers: [EscalationsReadModel] })
class ReadingModule {}

interface Reached {
  readonly subject: string;
  readonly level: number;
  readonly recipients: readonly { readonly username: string }[];
}

describe('the escalation of what is late', () => {
  let store: TestDatabase;
  let worker: TestPipeline;
  let workers: TestPipeline[];
  let releaseId: number;

  beforeEach(async () => {
    store = await aDatabase();
    releaseId = await aRelease(store.database, [policy]);
    await theInsurerIn(store.database);
    workers = [];
    worker = await aWorker();
  });
  afterEach(async () => {
    for (const each of workers) await each.stop();
    await store.drop();
  });

  const aWorker = async () => {
    const started = await aPipeline(store, null, { timer: new EscalateJob(new Releases(store.database)) });
    workers.push(started);
    return started;
  };
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * minuteMs).toISOString();
  const aLadder = (given: Partial<NewLadder> = {}): NewLadder => ({
    subject: 'corrective-action:12',
    policy,
    releaseId,
    dueAt: inMinutes(-120),
    unit: 'HZ01',
    number: 'CA-2026-0012',
    title: { 'zh-CN': '柜面等候整改', en: 'Waiting at the counter' },
    path: '/corrective-actions/12',
    ...given,
  });
  const arm = (given: Partial<NewLadder> = {}) => store.database.transaction((tx) => armLadder(tx, aLadder(given)));
  const end = (subject = 'corrective-action:12') => store.database.transaction((tx) => endLadder(tx, subject));
  const fireAll = async (pipeline = worker) => {
    while ((await pipeline.app.get(Timers).fireDue()) > 0);
  };
  const user = (username: string, role: 'unit-manager' | 'leadership' | 'admin', scopeUnit: string) =>
    aSignedInUser(store.database, { username, roles: [role], scopeUnit });
  const everyPost = async () => {
    await user('manager.hz01', 'unit-manager', 'HZ01');
    await user('manager.hz', 'unit-manager', 'HZ');
    await user('leader', 'leadership', '*');
  };
  const reached = () => store.database.query<Reached>('SELECT subject, level, recipients FROM escalation ORDER BY id');
  const told = async () =>
    (await reached()).map(({ level, recipients }) => [level, recipients.map(({ username }) => username)]);
  const notices = () =>
    store.database.query(
      `SELECT u.username, n.origin, n.kind, n.subject_kind, n.subject_id, n.path, n.unit_code, n.title, n.body, n.why_here
       FROM notice AS n JOIN app_user AS u ON u.id = n.recipient_id ORDER BY n.origin, u.username`,
    );

  it('reaches each level once and in order when the workers were away across all of them', async () => {
    await everyPost();
    await arm();
    await fireAll();
    await fireAll();
    expect(await told()).toEqual([
      [1, ['manager.hz01']],
      [2, ['manager.hz']],
      [3, ['leader']],
    ]);
    expect((await notices()).map(({ username }) => username)).toEqual(['manager.hz01', 'manager.hz', 'leader']);
  });

  it('reaches only the levels whose time has come; the next one stays armed for its own time', async () => {
    await everyPost();
    const dueAt = inMinutes(30);
    await arm({ dueAt });
    await fireAll();
    expect(await told()).toEqual([[1, ['manager.hz01']]]);
    const armed = await store.database.query<{ due_at: Date; round: number }>(
      `SELECT due_at, round FROM timer WHERE state = 'armed'`,
    );
    expect(armed).toEqual([{ due_at: new Date(dueAt), round: 2 }]);
  });

  it('reaches each level once and in order when four workers look at the same moment', async () => {
    await everyPost();
    const subjects = Array.from({ length: 150 }, (_, index) => `corrective-action:${index}`);
    for (const subject of subjects) await arm({ subject });
    for (let others = 0; others < 3; others++) await aWorker();
    await Promise.all(workers.map((each) => fireAll(each)));
    const all = await reached();
    for (const subject of subjects) {
      expect(all.filter((one) => one.subject === subject).map(({ level }) => level)).toEqual([1, 2, 3]);
    }
    expect(await notices()).toHaveLength(450);
  }, 30_000);

  it('reaches no further level once it has ended', async () => {
    await everyPost();
    await arm({ dueAt: inMinutes(30) });
    await fireAll();
    await end();
    await store.database.query(`UPDATE timer SET due_at = now() - interval '1 minute'`);
    await fireAll();
    expect(await told()).toEqual([[1, ['manager.hz01']]]);
  });

  it('either reaches a level before it ends or not at all', async () => {
    await everyPost();
    const subjects = Array.from({ length: 40 }, (_, index) => `corrective-action:${index}`);
    for (const subject of subjects) await arm({ subject });
    await Promise.all([fireAll(), fireAll(), ...subjects.map((subject) => end(subject))]);
    const atTheEnd = await reached();
    await fireAll();
    expect(await reached()).toEqual(atTheEnd);
    const after = await store.database.query(
      `SELECT FROM escalation AS e JOIN ladder AS l ON l.id = e.ladder_id WHERE e.at > l.ended_at`,
    );
    expect(after).toEqual([]);
    const open = await store.database.query('SELECT FROM ladder WHERE ended_at IS NULL');
    expect(open).toEqual([]);
  }, 30_000);

  it('begins anew with a new due time, and the old levels act no more', async () => {
    await everyPost();
    await arm({ dueAt: inMinutes(30) });
    await fireAll();
    await arm({ dueAt: inMinutes(59) });
    await fireAll();
    expect(await told()).toEqual([
      [1, ['manager.hz01']],
      [1, ['manager.hz01']],
    ]);
    await arm({ dueAt: inMinutes(90) });
    await store.database.query(`UPDATE timer SET due_at = now() - interval '1 minute' WHERE subject <> 'ladder:3'`);
    await fireAll();
    expect(await told()).toHaveLength(2);
    expect(await notices()).toHaveLength(2);
  });

  it('is not begun anew by arming it as it is', async () => {
    const dueAt = inMinutes(-30);
    await arm({ dueAt });
    await fireAll();
    await arm({ dueAt });
    await fireAll();
    expect((await reached()).map(({ level }) => level)).toEqual([1, 2]);
    expect(await store.database.query('SELECT FROM ladder')).toHaveLength(1);
  });

  it('tells the same post one unit up while it is vacant, and says so to all who hear of it', async () => {
    await user('li', 'unit-manager', 'HZ');
    await user('wang', 'unit-manager', 'HZ');
    await user('sibling', 'unit-manager', 'HZ02');
    await user('gone', 'unit-manager', 'HZ01');
    await store.database.query(`UPDATE app_user SET disabled_at = now() WHERE username = 'gone'`);
    await arm({ dueAt: '2026-03-02T02:00:00.000Z' });
    await worker.app.get(Timers).fireDue();
    const why = {
      'zh-CN': '机构HZ01机构负责人空缺，由机构HZ机构负责人代收。收件人：li、wang。',
      en: 'The post of unit manager of Unit HZ01 is vacant; the unit manager of Unit HZ stands in. Recipients: li, wang.',
    };
    const expected = {
      origin: 'escalation:ladder:1/1',
      kind: 'escalation',
      subject_kind: 'corrective-action',
      subject_id: '12',
      path: '/corrective-actions/12',
      unit_code: 'HZ01',
      title: { 'zh-CN': 'CA-2026-0012《柜面等候整改》', en: 'CA-2026-0012: Waiting at the counter' },
      body: {
        'zh-CN': '机构HZ01的CA-2026-0012已于2026-03-02 10:00到期',
        en: 'CA-2026-0012 of Unit HZ01 was due 2026-03-02 10:00',
      },
      why_here: why,
    };
    expect(await notices()).toEqual([
      { username: 'li', ...expected },
      { username: 'wang', ...expected },
    ]);
  });

  it('tells an administrator of the whole organisation where a post is vacant up to the top', async () => {
    await user('root', 'admin', '*');
    await arm();
    await fireAll();
    expect(await told()).toEqual([
      [1, ['root']],
      [2, ['root']],
      [3, ['root']],
    ]);
    expect(await notices()).toHaveLength(3);
  });

  it('is on record also where there is nobody to tell', async () => {
    await arm();
    await fireAll();
    expect(await told()).toEqual([
      [1, []],
      [2, []],
      [3, []],
    ]);
    expect(await notices()).toEqual([]);
  });

  it('goes up the tree as it stands today, and from a closed unit from where it last stood', async () => {
    await user('manager.hz', 'unit-manager', 'HZ');
    await user('manager.nb', 'unit-manager', 'NB');
    await store.database.query(
      `UPDATE unit_placement SET valid_to = current_date - 1 WHERE unit_code = 'HZ02';
       INSERT INTO unit_placement (unit_code, valid_from, parent_code) VALUES ('HZ02', current_date - 1, 'NB');
       INSERT INTO unit_placement (unit_code, valid_from, parent_code) VALUES ('HZ01', current_date + 30, 'NB');
       UPDATE unit SET closed_on = current_date - 5 WHERE code = 'HZ01'`,
    );
    for (const [subject, unit] of [
      ['corrective-action:1', 'HZ01'],
      ['corrective-action:2', 'HZ02'],
    ] as const)
      await arm({ subject, unit, dueAt: inMinutes(-30) });
    await fireAll();
    const byUnit = (await reached()).filter(({ level }) => level === 2);
    expect(byUnit.map(({ subject, recipients }) => [subject, recipients.map(({ username }) => username)])).toEqual(
      expect.arrayContaining([
        ['corrective-action:1', ['manager.hz']],
        ['corrective-action:2', ['manager.nb']],
      ]),
    );
  });

  it('stands in the trail of what is late', async () => {
    await everyPost();
    const dueAt = inMinutes(30);
    await arm({ dueAt });
    await fireAll();
    const trail = await store.database.query(
      `SELECT actor, command, subject, after FROM audit_entry WHERE subject LIKE 'corrective-action:%'`,
    );
    expect(trail).toEqual([
      {
        actor: 'system',
        command: 'escalation.reach-level',
        subject: 'corrective-action:12',
        after: { level: 1, offset: '-PT1H', dueAt, recipients: ['manager.hz01'] },
      },
    ]);
  });

  it('is refused a page outside of the site while somebody is there to hear of it', async () => {
    await expect(arm({ path: '//evil.example/' })).rejects.toThrow('"//evil.example/"; wanted: a path of this site');
  });

  it('is listed to those who see the unit, newest first and page by page, and to nobody beside it', async () => {
    await everyPost();
    await arm({ dueAt: inMinutes(-30) });
    await arm({ subject: 'corrective-action:13', number: 'CA-2026-0013', unit: 'HZ02', dueAt: inMinutes(30) });
    await fireAll();
    const access = await anAccess(store, { modules: [ReadingModule] });
    try {
      const ask = async (username: string, scopeUnit: string, query = '') => {
        const roles = ['unit-manager'] as const;
        const { token } = await aSignedInUser(store.database, { username, roles, scopeUnit });
        const { status, body } = await access.call('get', `/api/v1/escalations${query}`, { token });
        expect(status).toBe(200);
        return body as { escalations: { id: string; number: string; level: number }[]; next: string | null };
      };
      const shown = async (...args: Parameters<typeof ask>) =>
        (await ask(...args)).escalations.map(({ number, level }) => `${number}/${level}`);
      expect(await shown('hz', 'HZ')).toHaveLength(3);
      expect(await shown('hz01', 'HZ01')).toEqual(['CA-2026-0012/2', 'CA-2026-0012/1']);
      expect(await shown('hz02', 'HZ02')).toEqual(['CA-2026-0013/1']);
      expect(await shown('nb', 'NB')).toEqual([]);
      expect(await shown('nb2', 'NB', '?unit=HZ01')).toEqual([]);
      expect(await shown('hz-a', 'HZ', '?subject=corrective-action:13')).toEqual(['CA-2026-0013/1']);
      const { escalations, next } = await ask('hz-b', 'HZ01', '?limit=1');
      expect(escalations).toMatchObject([
        {
          level: 2,
          subject: 'corrective-action:12',
          unit: 'HZ01',
          policy: 'overdue',
          path: '/corrective-actions/12',
          recipients: [{ username: 'manager.hz', name: 'manager.hz' }],
          why: { en: 'Sent to the unit manager of Unit HZ. Recipients: manager.hz.' },
        },
      ]);
      expect(await shown('hz-c', 'HZ01', `?limit=1&before=${next}`)).toEqual(['CA-2026-0012/1']);
    } finally {
      await access.stop();
    }
  });
});
