// Real here: the whole product (HTTP with the access guard, PostgreSQL, the steps), and the checklist and rules of the
// insurance pack. Made up: the people, who are signed in from the beginning.
import type { InspectionDetail, InspectionRow } from '../../src/modules/inspections/inspections.read-model.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import type { HttpCaller, Reply } from '../support/http-caller.js';
import { type Cast, inspectionDocuments, type Someone, theCast } from '../support/inspecting.js';
import { theInsurerIn } from '../support/insurer.js';
import { aRelease } from '../support/intake.js';
import { afterPileUp } from '../support/pile-up.js';
import { aRunningPlumbline, expectStatus, judged, type RunningPlumbline } from '../support/running-plumbline.js';

const path = '/api/v1/inspections';
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const picture = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

const checklist = inspectionDocuments().find((one) => one.kind === 'checklist');
if (checklist?.kind !== 'checklist') throw new Error('the insurance pack has no checklist');
const items = checklist.items.map(({ code }) => code);
type Answers = Readonly<Record<string, object>>;
/** every item passed, but those that are said to be otherwise */
const allPass = (otherwise: Answers = {}): Answers => ({
  ...Object.fromEntries(items.map((code) => [code, { answer: 'pass' }])),
  ...otherwise,
});
const failed = (given: object = {}) => ({ answer: 'fail', note: '未核对证件即受理变更', ...given });

describe('inspections', () => {
  let store: TestDatabase;
  let plumbline: RunningPlumbline;
  let cast: Cast;

  beforeAll(async () => {
    store = await aDatabase();
    await theInsurerIn(store.database);
    await aRelease(store.database, inspectionDocuments());
    plumbline = await aRunningPlumbline(store);
    cast = await theCast(store.database, plumbline.url);
  }, 30_000);
  afterAll(async () => {
    await plumbline.stop();
    await store.drop();
  }, 30_000);

  const plan = async (given: object = {}, who: HttpCaller = cast.supervisor) => {
    const body = { unit: 'HZ01', checklist: 'counter-branch', form: 'unannounced', plannedOn: today, ...given };
    return who.post<InspectionDetail>(path, body);
  };
  const planned = async (given: object = {}) => expectStatus(201, await plan(given)).id;
  const order = (who: HttpCaller, id: string, command: string, body: object = {}) =>
    who.post<InspectionDetail>(`${path}/${id}/${command}`, body);
  const done = async (who: HttpCaller, id: string, command: string, body: object = {}) =>
    expectStatus(200, await order(who, id, command, body));
  const assigned = async (given: object = {}, inspector: Someone = 'inspector') => {
    const id = await planned(given);
    await done(cast.secondSupervisor, id, 'assign', { inspector });
    return id;
  };
  const started = async (given: object = {}) => {
    const id = await assigned(given);
    await done(cast.inspector, id, 'start');
    return id;
  };
  const submitted = async (answers: Answers = allPass(), given: object = {}) => {
    const id = await started(given);
    await done(cast.inspector, id, 'answer', { answers });
    await done(cast.inspector, id, 'submit');
    return id;
  };
  const confirmed = async (answers: Answers = allPass(), given: object = {}) => {
    const id = await submitted(answers, given);
    await done(cast.supervisor, id, 'confirm');
    return id;
  };
  const read = (who: HttpCaller, id: string) => who.get<InspectionDetail>(`${path}/${id}`);
  const listed = async (who: HttpCaller, query = '') =>
    expectStatus(200, await who.get<{ inspections: InspectionRow[] }>(`${path}${query}`)).inspections;
  const upload = (who: HttpCaller, id: string, { type = 'image/jpeg', name = '柜面.jpg', content = picture } = {}) =>
    who.send<{ id: string }>('POST', `${path}/${id}/evidence?name=${encodeURIComponent(name)}`, content, type);
  const refused = (status: number, code: string, data: object = {}) => ({ status, body: { code, data } });
  const inbox = async (who: HttpCaller, id: string) => {
    const { body } = await who.get<{ notices: { path: string; title: { en: string }; body: { en: string } }[] }>(
      '/api/v1/inbox?limit=200',
    );
    return body.notices.filter((notice) => notice.path === `/inspections/${id}`).map(({ title }) => title.en);
  };

  it('go from the plan to the end, back once, each step on the trail and in the inboxes of those it concerns', async () => {
    const id = await planned({ form: 'announced' });
    const { plan: asPlanned } = expectStatus(200, await read(cast.supervisor, id));
    expect(asPlanned).toMatchObject({ number: expect.stringMatching(/^INS-20\d\d-\d{4}$/), purpose: 'regular' });
    expect(asPlanned.sheet).toMatchObject({ code: 'counter-branch', version: 1, passAt: 85 });
    expect(asPlanned.sheet.items[0]).toMatchObject({ code: 'uniform', dimension: 'appearance', standard: 'CTR-A1' });
    await done(cast.supervisor, id, 'assign', { inspector: 'inspector' });
    expect(await done(cast.inspector, id, 'start')).toMatchObject({
      status: 'in-progress',
      commands: ['answer', 'submit'],
    });
    await done(cast.inspector, id, 'answer', { answers: { greeting: { answer: 'pass', note: '站立迎接' } } });
    await done(cast.inspector, id, 'answer', { answers: allPass({ greeting: failed({ note: '无人问候' }) }) });
    await done(cast.inspector, id, 'submit', { summary: '总体良好' });
    expect(await done(cast.supervisor, id, 'return', { reason: '请说明时间' })).toMatchObject({ status: 'returned' });
    await done(cast.inspector, id, 'answer', { answers: { greeting: failed({ note: '9时05分无人问候' }) } });
    await done(cast.inspector, id, 'submit');
    await done(cast.supervisor, id, 'confirm', { note: '同意' });
    const closed = await done(cast.secondSupervisor, id, 'close');
    expect(closed).toMatchObject({
      status: 'closed',
      submission: { verdict: { result: 'pass', score: 93.2, failedItems: ['greeting'], criticalFailures: [] } },
      work: { answers: { greeting: { answer: 'fail', note: '9时05分无人问候' } }, returns: [{ reason: '请说明时间' }] },
      confirmation: { note: '同意', by: { actor: 'user:supervisor' } },
      names: { [cast.inspector.userId]: 'inspector' },
      commands: [],
    });
    expect(await listed(cast.supervisor, '?status=closed')).toMatchObject([
      { id, unit: 'HZ01', unitTitle: { en: 'Unit HZ01' }, score: 93.2, result: 'pass', plannedOn: today },
    ]);
    const trail = await store.database.query<{ command: string; actor: string; reason: string | null }>(
      'SELECT command, actor, reason FROM audit_entry WHERE subject = $1 ORDER BY seq',
      [`inspection:${id}`],
    );
    expect(trail.map(({ command }) => command.replace('inspection.', ''))).toEqual([
      'plan',
      'assign',
      'start',
      'answer',
      'answer',
      'submit',
      'return',
      'answer',
      'submit',
      'confirm',
      'close',
    ]);
    expect(trail[6]).toMatchObject({ actor: 'user:supervisor', reason: '请说明时间' });
    const { number } = asPlanned;
    expect(await inbox(cast.inspector, id)).toEqual([
      `Inspection ${number} was sent back`,
      `Inspection ${number} is yours`,
    ]);
    expect(await inbox(cast.manager, id)).toEqual([
      `Inspection ${number} has a result`,
      `Inspection ${number} is planned`,
    ]);
    expect(await inbox(cast.supervisor, id)).toEqual(Array(2).fill(`Inspection ${number} waits for confirmation`));
  }, 30_000);

  it('keep the checklist under which they were planned when a later release changes it', async () => {
    const before = await planned();
    const later = inspectionDocuments().map((one) =>
      one.kind === 'checklist' ? { ...one, passAt: 95, items: one.items.slice(0, 3) } : one,
    );
    const release = await aRelease(store.database, later, new Date(Date.now() - 60_000).toISOString());
    try {
      const after = expectStatus(201, await plan());
      expect(after).toMatchObject({ release, plan: { sheet: { version: 2, passAt: 95 } } });
      expect(after.plan.sheet.items).toHaveLength(3);
      const pinned = expectStatus(200, await read(cast.supervisor, before)).plan.sheet;
      expect([pinned.version, pinned.passAt, pinned.items.length]).toEqual([1, 85, items.length]);
    } finally {
      await store.database.query(`UPDATE rulebook_release SET status = 'rejected' WHERE id = $1`, [release]);
    }
  });

  describe('are refused', () => {
    it.each([
      ['a unit beside the planner', { unit: 'NB01' }, refused(403, 'out-of-scope', { unit: 'NB01' })],
      ['a unit that there is not', { unit: 'HZ99' }, refused(403, 'out-of-scope')],
      [
        'a checklist that there is not',
        { checklist: 'x' },
        refused(422, 'unknown-checklist', { known: ['counter-branch'] }),
      ],
      ['a day before the unit opened', { plannedOn: '2019-12-31' }, refused(422, 'unit-not-open-then')],
      ['a form that there is not', { form: 'secret' }, refused(400, 'invalid-request')],
    ])('a plan for %s', async (_, given, expected) => {
      expect(await plan(given)).toMatchObject(expected);
    });

    it('a unit that there is not, also from who sees everything', async () => {
      expect(await plan({ unit: 'HZ99' }, cast.secondSupervisor)).toMatchObject(refused(422, 'unit-not-open-then'));
    });

    it('whoever has no post for it', async () => {
      expect(await plan({}, cast.manager)).toMatchObject(refused(403, 'not-allowed'));
      const id = await submitted(allPass(), { form: 'announced' });
      for (const command of ['assign', 'return', 'confirm', 'close', 'cancel']) {
        const body = { assign: { inspector: 'inspector' }, return: { reason: 'x' }, cancel: { reason: 'x' } };
        const given = command in body ? body[command as keyof typeof body] : {};
        for (const who of [cast.manager, cast.inspector, cast.auditor]) {
          expect(await order(who, id, command, given)).toMatchObject(refused(403, 'not-allowed'));
        }
      }
      for (const command of ['start', 'answer', 'submit']) {
        const given = command === 'answer' ? { answers: allPass() } : {};
        expect(await order(cast.supervisor, id, command, given)).toMatchObject(refused(403, 'not-allowed'));
      }
    });

    it.each([
      ['manager', 'not-an-inspector'],
      ['farInspector', 'inspector-out-of-scope'],
      ['ownInspector', 'inspector-not-independent'],
      ['lostInspector', 'inspector-home-unknown'],
      ['somebody', 'unknown-user'],
    ])('an inspector who is %s', async (inspector, code) => {
      const id = await planned();
      const reply = await order(cast.supervisor, id, 'assign', { inspector });
      expect(reply.body).toMatchObject({ code });
      expect(expectStatus(200, await read(cast.supervisor, id)).status).toBe('planned');
    });

    it('an inspector who may not sign in any more', async () => {
      const id = await planned();
      await store.database.query(`UPDATE app_user SET disabled_at = now() WHERE username = 'otherInspector'`);
      try {
        const reply = await order(cast.supervisor, id, 'assign', { inspector: 'otherInspector' });
        expect(reply).toMatchObject(refused(422, 'unknown-user'));
      } finally {
        await store.database.query(`UPDATE app_user SET disabled_at = NULL WHERE username = 'otherInspector'`);
      }
    });

    it('another inspector than the one it is assigned to', async () => {
      const id = await started();
      for (const [command, body] of [
        ['answer', { answers: allPass() }],
        ['submit', {}],
      ] as const) {
        expect(await order(cast.otherInspector, id, command, body)).toMatchObject(refused(403, 'not-the-inspector'));
      }
      expect(await upload(cast.otherInspector, id)).toMatchObject(refused(403, 'not-the-inspector'));
    });

    it('a judge in their own case', async () => {
      const id = await assigned({}, 'both');
      await done(cast.both, id, 'start');
      await done(cast.both, id, 'answer', { answers: allPass() });
      await done(cast.both, id, 'submit');
      expect(await order(cast.both, id, 'confirm')).toMatchObject(refused(403, 'own-inspection'));
      expect(await order(cast.both, id, 'return', { reason: 'x' })).toMatchObject(refused(403, 'own-inspection'));
      expect(await order(cast.both, id, 'cancel', { reason: 'x' })).toMatchObject(refused(403, 'own-inspection'));
    });

    it('answers that do not belong on the sheet', async () => {
      const id = await started();
      const answer = (answers: Answers) => order(cast.inspector, id, 'answer', { answers });
      expect(await answer({ smile: { answer: 'pass' } })).toMatchObject(
        refused(422, 'unknown-checklist-items', { items: ['smile'] }),
      );
      const evaded = { 'identity-checked': { answer: 'not-applicable', reason: '当日无此业务' } };
      expect(await answer(evaded)).toMatchObject(
        refused(422, 'mandatory-checklist-items', { items: ['identity-checked'] }),
      );
      expect(await answer({ greeting: { answer: 'fail' } })).toMatchObject(refused(400, 'invalid-request'));
      expect(await answer({ farewell: { answer: 'not-applicable' } })).toMatchObject(refused(400, 'invalid-request'));
      expect(await answer({ greeting: failed({ staff: 'nobody' }) })).toMatchObject(
        refused(422, 'unknown-staff', { staff: 'nobody' }),
      );
      expect(await answer({})).toMatchObject(refused(400, 'invalid-request'));
      expect(expectStatus(200, await read(cast.inspector, id)).work?.answers).toEqual({});
    });

    it('a sheet with a gap, and a failure without the file that shows it', async () => {
      const id = await started();
      const { greeting: _, ...others } = allPass();
      await done(cast.inspector, id, 'answer', { answers: others });
      expect(await order(cast.inspector, id, 'submit')).toMatchObject(
        refused(422, 'checklist-incomplete', { items: ['greeting'] }),
      );
      await done(cast.inspector, id, 'answer', { answers: allPass({ badge: failed() }) });
      expect(await order(cast.inspector, id, 'submit')).toMatchObject(
        refused(422, 'item-evidence-missing', { items: ['badge'] }),
      );
    });

    it('what does not follow from how it stands', async () => {
      const id = await planned();
      const not = async (who: HttpCaller, command: string, status: string, body: object = {}) => {
        expect(await order(who, id, command, body)).toMatchObject(
          refused(409, 'not-in-this-state', { command, status }),
        );
      };
      await not(cast.supervisor, 'confirm', 'planned');
      await done(cast.supervisor, id, 'assign', { inspector: 'inspector' });
      await not(cast.inspector, 'submit', 'assigned');
      await done(cast.inspector, id, 'start');
      await not(cast.inspector, 'start', 'in-progress');
      await not(cast.supervisor, 'assign', 'in-progress', { inspector: 'otherInspector' });
      await not(cast.supervisor, 'close', 'in-progress');
      await done(cast.inspector, id, 'answer', { answers: allPass() });
      await done(cast.inspector, id, 'submit');
      await not(cast.inspector, 'answer', 'submitted', { answers: allPass() });
      await done(cast.supervisor, id, 'confirm');
      await not(cast.supervisor, 'cancel', 'confirmed', { reason: 'too late' });
      await not(cast.supervisor, 'return', 'confirmed', { reason: 'too late' });
    });

    it('a return and an end without a reason', async () => {
      const id = await submitted();
      expect(await order(cast.supervisor, id, 'return', { reason: ' ' })).toMatchObject(
        refused(400, 'invalid-request'),
      );
      expect(await order(cast.supervisor, id, 'cancel')).toMatchObject(refused(400, 'invalid-request'));
    });
  });

  it('end when they are called off, with the reason, and their inspector learns of it', async () => {
    const id = await started();
    expect(await done(cast.leader, id, 'cancel', { reason: '台风' })).toMatchObject({
      status: 'cancelled',
      cancellation: { reason: '台风' },
      work: null,
    });
    expect((await inbox(cast.inspector, id))[0]).toMatch(/was cancelled$/);
  });

  describe('of whom several people decide at once', () => {
    it('are confirmed by one of them, and report what failed once', async () => {
      const id = await submitted(allPass({ 'wait-in-time': failed() }));
      const lock = `SELECT FROM inspection WHERE id = ${id} FOR UPDATE`;
      const supervisors = [cast.supervisor, cast.secondSupervisor, cast.leader, cast.both];
      const replies = await afterPileUp(store, 4, lock, () =>
        Promise.all(supervisors.map((who) => order(who, id, 'confirm'))),
      );
      expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
      const reported = await store.database.query(
        `SELECT FROM audit_entry WHERE subject = $1 AND command = 'inspection.confirm'`,
        [`inspection:${id}`],
      );
      expect(reported).toHaveLength(1);
    });

    it('are either confirmed or sent back', async () => {
      const id = await submitted();
      const lock = `SELECT FROM inspection WHERE id = ${id} FOR UPDATE`;
      const [one, other] = await afterPileUp(store, 2, lock, () =>
        Promise.all([
          order(cast.supervisor, id, 'confirm'),
          order(cast.secondSupervisor, id, 'return', { reason: 'more' }),
        ] as const),
      );
      expect([one.status, other.status].toSorted()).toEqual([200, 409]);
      const { status } = expectStatus(200, await read(cast.supervisor, id));
      expect(status).toBe(one.status === 200 ? 'confirmed' : 'returned');
    });
  });

  it('make findings of what failed, as any event does: critical and of the person it was, or of the unit alone', async () => {
    const id = await confirmed(
      allPass({ 'identity-checked': failed({ staff: 'HZ01-03' }), 'wait-in-time': failed({ note: '等候22分钟' }) }),
    );
    const { plan: asPlanned, submission } = expectStatus(200, await read(cast.supervisor, id));
    expect(submission?.verdict).toMatchObject({
      result: 'fail',
      score: 0,
      criticalFailures: [{ item: 'identity-checked', kind: 'compliance' }],
    });
    const finding = async (item: string) => {
      const { findings } = await judged(cast.manager, 'plumbline.inspection', `${asPlanned.number}/${item}`);
      return findings;
    };
    expect(await finding('identity-checked')).toMatchObject([
      { rule: 'inspection-counter-identity', standard: 'CTR-P1', severity: 'critical', unit: 'HZ01', staff: 'HZ01-03' },
    ]);
    expect(await finding('wait-in-time')).toMatchObject([
      { rule: 'inspection-counter-wait', standard: 'CTR-T1', severity: 'minor', unit: 'HZ01', staff: null },
    ]);
    const [row] = await store.database.query<{ events: number; left: number }>(
      `SELECT count(*)::int AS events, (SELECT count(*) FROM internal_event)::int AS left FROM service_event
       WHERE source = 'plumbline.inspection' AND external_id LIKE $1`,
      [`${asPlanned.number}/%`],
    );
    expect(row).toEqual({ events: 2, left: 0 });
  }, 30_000);

  describe('files that show a failure', () => {
    it('are kept by their hash, stand by the answer, and are there to be saved by who sees the answer', async () => {
      const id = await started();
      const kept = expectStatus(201, await upload(cast.inspector, id));
      expect(kept).toEqual({
        id: expect.any(String),
        name: '柜面.jpg',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
      expect(expectStatus(201, await upload(cast.inspector, id, { name: 'again.jpg' }))).toEqual(kept);
      const at = `${path}/${id}/evidence/${kept.id}`;
      expect((await cast.manager.get(at)).status).toBe(404);
      await done(cast.inspector, id, 'answer', { answers: allPass({ badge: failed({ evidence: [kept.id] }) }) });
      await done(cast.inspector, id, 'submit');
      expect((await cast.manager.get(at)).status).toBe(404);
      await done(cast.supervisor, id, 'confirm');
      const saved = await cast.manager.get(at);
      expect([saved.status, saved.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
      const disposition = saved.headers.get('content-disposition') ?? '';
      expect(disposition).toMatch(/^attachment; /);
      expect(disposition).toContain(encodeURIComponent('柜面.jpg'));
      expect(saved.headers.get('x-content-type-options')).toBe('nosniff');
      expect((await cast.sibling.get(at)).status).toBe(404);
      expect(await upload(cast.inspector, id)).toMatchObject(refused(409, 'not-in-this-state'));
    });

    it('are refused when they are none, too long, of a kind that could run, or of another inspection', async () => {
      const id = await started();
      expect(await upload(cast.inspector, id, { type: 'text/html' })).toMatchObject(
        refused(415, 'evidence-type-not-allowed'),
      );
      expect(await upload(cast.inspector, id, { content: new Uint8Array() })).toMatchObject(
        refused(422, 'evidence-empty'),
      );
      expect(await upload(cast.inspector, id, { name: '../x.jpg' })).toMatchObject(refused(400, 'invalid-request'));
      const long = new Uint8Array(10 * 1024 * 1024 + 1);
      expect(await upload(cast.inspector, id, { content: long })).toMatchObject(refused(413, 'body-too-large'));
      expect(await upload(cast.supervisor, id)).toMatchObject(refused(403, 'not-allowed'));
      const other = await started();
      const { id: file } = expectStatus(201, await upload(cast.inspector, other));
      const answers = { badge: failed({ evidence: [file] }) };
      expect(await order(cast.inspector, id, 'answer', { answers })).toMatchObject(
        refused(422, 'unknown-evidence', { files: [file] }),
      );
    });
  });

  describe('are seen', () => {
    const sees = async (who: HttpCaller, id: string) => {
      const { status, body } = await read(who, id);
      const isListed = (await listed(who)).some((row) => row.id === id);
      expect(isListed).toBe(status === 200);
      if (status !== 200) return 'nothing';
      return body.submission === null ? 'that it is' : 'the result';
    };
    /** what the unit sees after each step */
    const course = async (form: string) => {
      const id = await planned({ form });
      const seen = [await sees(cast.manager, id)];
      await done(cast.supervisor, id, 'assign', { inspector: 'inspector' });
      await done(cast.inspector, id, 'start');
      seen.push(await sees(cast.manager, id));
      await done(cast.inspector, id, 'answer', { answers: allPass({ greeting: failed() }) });
      await done(cast.inspector, id, 'submit');
      seen.push(await sees(cast.manager, id));
      await done(cast.supervisor, id, 'confirm');
      seen.push(await sees(cast.manager, id));
      return { id, seen };
    };

    it.each([
      ['announced', ['that it is', 'that it is', 'that it is', 'the result']],
      ['unannounced', ['nothing', 'that it is', 'that it is', 'the result']],
      ['mystery', ['nothing', 'nothing', 'nothing', 'the result']],
    ])(
      'by the unit, where they are %s, no sooner than it may know',
      async (form, expected) => {
        expect((await course(form)).seen).toEqual(expected);
      },
      30_000,
    );

    it('by the unit without the name of a mystery visitor, anywhere', async () => {
      const { id } = await course('mystery');
      for (const who of [cast.manager, cast.cityManager]) {
        const { text } = expectStatusOf(await read(who, id));
        expect(text).not.toContain(cast.inspector.userId);
        expect(text).not.toContain('user:inspector');
      }
      expect((await read(cast.supervisor, id)).text).toContain('user:inspector');
    });

    it('by nobody beside the unit, whatever their roles', async () => {
      const { id } = await course('announced');
      expect((await read(cast.sibling, id)).status).toBe(404);
      expect(await listed(cast.sibling, '?unit=HZ01')).toEqual([]);
      const bodies = {
        assign: { inspector: 'inspector' },
        answer: { answers: allPass() },
        return: { reason: 'x' },
        cancel: { reason: 'x' },
      };
      for (const command of ['assign', 'start', 'answer', 'submit', 'return', 'confirm', 'close', 'cancel']) {
        const body = command in bodies ? bodies[command as keyof typeof bodies] : {};
        expect(await order(cast.sibling, id, command, body)).toMatchObject(refused(404, 'not-found'));
      }
      expect((await upload(cast.sibling, id)).status).toBe(404);
      const summary = await cast.sibling.get<{ planned: number }>(`${path}/daily-summary?on=${today}`);
      expect(summary.body).toMatchObject({ planned: 0, started: 0 });
    }, 30_000);

    it('by their inspector among their own', async () => {
      const id = await assigned({ form: 'mystery' });
      expect((await listed(cast.inspector, '?inspector=me')).map((row) => row.id)).toContain(id);
      expect(await listed(cast.otherInspector, '?inspector=me')).toEqual([]);
      expect((await read(cast.otherInspector, id)).status).toBe(404);
    });
  });

  it('are summed up by day: what was planned, begun and found', async () => {
    const day = '2027-03-01';
    const scope = `on=${day}&unit=HZ02`;
    await confirmed(allPass(), { unit: 'HZ02', plannedOn: day });
    await planned({ unit: 'HZ02', plannedOn: day });
    const ofDay = expectStatus(
      200,
      await cast.supervisor.get<Record<string, unknown>>(`${path}/daily-summary?${scope}`),
    );
    // begun today, not on the day that they were planned for
    expect(ofDay).toMatchObject({ day, planned: 2, started: 0, unfinished: [expect.stringMatching(/^INS-/)] });
    const now = expectStatus(
      200,
      await cast.supervisor.get<Record<string, unknown>>(`${path}/daily-summary?unit=HZ02`),
    );
    expect(now).toMatchObject({
      day: today,
      planned: 0,
      started: 1,
      submitted: 1,
      passed: 1,
      meanScore: 100,
      units: ['HZ02'],
    });
    expect((await cast.manager.get(`${path}/daily-summary`)).status).toBe(403);
    const own = await cast.otherInspector.get<{ started: number }>(`${path}/daily-summary?unit=HZ02`);
    expect(own.body.started).toBe(0);
  });
});

const expectStatusOf = <T>(reply: Reply<T>): Reply<T> => {
  expect(reply.status).toBe(200);
  return reply;
};
