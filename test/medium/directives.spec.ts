// Real here: PostgreSQL, HTTP with the access guard, the step that issues the directives of reports. Made up: the report.
import { aRectificationOffice, type Party, type RectificationOffice } from '../support/rectification-office.js';

const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();
const nextWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
const order = { unit: 'HZ01', text: '午间增开一个窗口', dueOn: nextWeek };

let office: RectificationOffice;
beforeEach(async () => {
  office = await aRectificationOffice();
});
afterEach(async () => {
  await office.close();
});

const issue = (as: Party, body: object = order) => office.post(as, '/api/v1/directives', body);
const issued = async (body: object = order) => {
  const answer = await issue('leader', body);
  expect(answer.status).toBe(201);
  return (answer.body['correctiveAction'] as { id: string }).id;
};
const give = async (as: Party, id: string, command: string, body: object = {}): Promise<string> => {
  const answer = await office.post(as, `/api/v1/directives/${id}/${command}`, body);
  return answer.status === 200
    ? (answer.body['correctiveAction'] as { status: string }).status
    : `${answer.status} ${String(answer.body['code'])}`;
};
const toldTo = async (as: Party) => {
  const { body } = await office.get(as, '/api/v1/inbox');
  return (body['notices'] as { title: { en: string } }[]).map(({ title }) => title.en.replace(/\d{4}-/, '')).reverse();
};

describe('a directive', () => {
  it('goes from leadership to the manager of the unit and back, and ends when leadership accepts the report', async () => {
    const id = await issued();
    expect(await give('manager', id, 'accept')).toBe('accepted');
    expect(await give('manager', id, 'progress', { text: '窗口正在改造' })).toBe('in-progress');
    expect(await give('manager', id, 'report', { text: '已增开' })).toBe('reported');
    expect(await give('leader', id, 'return', { reason: '午间仍未开' })).toBe('returned');
    expect(await give('manager', id, 'report', { text: '已增开' })).toBe('409 not-in-this-state');
    expect(await give('manager', id, 'progress', { text: '调整排班' })).toBe('in-progress');
    expect(await give('manager', id, 'report', { text: '午间已开' })).toBe('reported');
    expect(await give('leader', id, 'accept-report')).toBe('accepted-by-leader');
    const { body } = await office.get('auditor', `/api/v1/corrective-actions/${id}`);
    expect(body).toMatchObject({
      correctiveAction: {
        kind: 'directive',
        number: `DIR-${year}-0001`,
        status: 'accepted-by-leader',
        open: false,
        overdue: false,
        returns: 1,
        state: { order: { text: order.text }, issue: { by: { actor: 'user:leader' } } },
      },
      findings: [],
      next: [],
    });
    expect(await toldTo('manager')).toEqual([
      'Directive DIR-1 for you to accept',
      'Directive DIR-1 was sent back',
      'Directive DIR-1 was accepted',
    ]);
    expect(await toldTo('leader')).toEqual(['Directive DIR-1 was reported', 'Directive DIR-1 was reported']);
  });

  it('climbs its own ladder while the unit owes it', async () => {
    const id = await issued();
    const ladders = () =>
      office.store.database.query(
        'SELECT policy_code AS policy, ended_at IS NULL AS open, unit_code AS unit FROM ladder',
      );
    expect(await ladders()).toEqual([{ policy: 'directive-ladder', open: true, unit: 'HZ01' }]);
    await give('manager', id, 'accept');
    await give('manager', id, 'progress', { text: 'x' });
    await give('manager', id, 'report', { text: 'done' });
    expect(await ladders()).toMatchObject([{ open: false }]);
    const other = await issued({ ...order, escalation: 'rectification-ladder' });
    expect(
      await office.store.database.query('SELECT policy_code FROM ladder WHERE subject = $1', [
        `corrective-action:${other}`,
      ]),
    ).toEqual([{ policy_code: 'rectification-ladder' }]);
    await issued({ ...order, dueOn: null });
    expect(await ladders()).toHaveLength(2);
  });

  it('is given by leadership alone, to a unit of theirs, with words, a day to come and a ladder that there is', async () => {
    for (const as of ['manager', 'inspector', 'supervisor', 'auditor', 'staff'] as const) {
      expect((await issue(as)).body).toMatchObject({ code: 'not-allowed' });
    }
    const refused = async (body: object, as: Party = 'leader') => {
      const { status, body: answer } = await issue(as, { ...order, ...body });
      return `${status} ${String(answer['code'])}`;
    };
    expect(await refused({ text: ' ' })).toBe('400 invalid-request');
    expect(await refused({ dueOn: '2020-01-01' })).toBe('422 due-date-past');
    expect(await refused({ escalation: 'none' })).toBe('422 unknown-escalation-policy');
    // outside their part of the organisation and nowhere at all look the same
    expect(await refused({ unit: 'NOWHERE' })).toBe('422 unknown-unit');
    expect(await refused({ unit: 'HZ01' }, 'strangeInspector')).toBe('422 unknown-unit');
    expect(await office.store.database.query('SELECT FROM corrective_action')).toEqual([]);
    // and what was refused took no number
    await issued();
    expect(await office.store.database.query('SELECT last FROM number_series')).toEqual([{ last: 1 }]);
  });

  it('is carried out by the unit alone, judged by leadership alone, and by nobody who is both', async () => {
    const id = await issued();
    expect(await give('leader', id, 'accept')).toBe('403 not-allowed');
    expect(await give('siblingManager', id, 'accept')).toBe('404 not-found');
    expect(await give('strangeInspector', id, 'accept-report')).toBe('404 not-found');
    await give('jack', id, 'accept');
    await give('jack', id, 'progress', { text: 'x' });
    await give('jack', id, 'report', { text: 'done' });
    expect(await give('jack', id, 'accept-report')).toBe('403 own-corrective-action');
    expect(await give('jack', id, 'return', { reason: 'x' })).toBe('403 own-corrective-action');
    expect(await give('manager', id, 'accept-report')).toBe('403 not-allowed');
  });

  it('is no rectification, nor the other way round', async () => {
    const [directive, rectification] = [await issued(), await office.issued()];
    expect(await give('manager', rectification, 'accept')).toBe('404 not-found');
    const { status } = await office.post('manager', `/api/v1/corrective-actions/${directive}/acknowledge`);
    expect(status).toBe(404);
  });
});

describe('a directive of a report', () => {
  const inReport = (number: string, changes: object = {}) => ({
    at: '2026-03-02T02:00:00.000Z',
    by: { id: '00000000-0000-4000-8000-000000000000', actor: 'user:leader', staff: null },
    number,
    revision: 1,
    addressee: 'HZ01',
    text: '午间增开一个窗口',
    dueOn: nextWeek,
    ...changes,
  });
  const aReport = async (...directives: readonly object[]) => {
    const [leader] = await office.store.database.query<{ id: string }>(
      `SELECT id FROM app_user WHERE username = 'leader'`,
    );
    const state = directives.map((one) => ({ ...one, by: { id: leader?.id, actor: 'user:leader', staff: null } }));
    const [row] = await office.store.database.query<{ id: string }>(
      `INSERT INTO inspection_report (number, from_on, to_on, status, snapshot, sha256, state)
       VALUES ('IR-2026-0001', '2026-01-01', '2026-03-31', 'signed', '{}', '', $1) RETURNING id`,
      [JSON.stringify({ directives: state })],
    );
    return row?.id ?? '';
  };
  const directives = () =>
    office.store.database.query(
      `SELECT number, report_id::text AS report, state -> 'order' ->> 'report' AS cited, state -> 'issue' -> 'by' ->> 'actor' AS leader
       FROM corrective_action ORDER BY number`,
    );

  it('becomes a corrective action of its own, each once, however often it is delivered', async () => {
    const id = await aReport(inReport('DIR-2026-0001'), inReport('DIR-2026-0002', { dueOn: null }));
    await Promise.all([office.issueDirectives(id), office.issueDirectives(id, id)]);
    await office.issueDirectives(id);
    expect(await directives()).toEqual(
      ['DIR-2026-0001', 'DIR-2026-0002'].map((number) => ({
        number,
        report: id,
        cited: 'IR-2026-0001',
        leader: 'user:leader',
      })),
    );
    expect(await toldTo('manager')).toEqual(['Directive DIR-1 for you to accept', 'Directive DIR-2 for you to accept']);
  });

  it('is carried out like any other, and its report comes to the leader who gave it', async () => {
    const id = await aReport(inReport('DIR-2026-0001', { dueOn: '2026-03-01' }));
    await office.issueDirectives(id);
    const [row] = await office.store.database.query<{ id: string; late: boolean }>(
      'SELECT id, due_at < now() AS late FROM corrective_action',
    );
    // given when its day was still to come: the delivery takes as long as it takes
    expect(row?.late).toBe(true);
    const directive = row?.id ?? '';
    await give('manager', directive, 'accept');
    await give('manager', directive, 'progress', { text: 'x' });
    expect(await give('manager', directive, 'report', { text: 'done' })).toBe('reported');
    expect(await toldTo('leader')).toEqual(['Directive DIR-1 was reported']);
    expect(await give('leader', directive, 'accept-report', { note: 'well done' })).toBe('accepted-by-leader');
  });
});
