// Real here: PostgreSQL, HTTP with the access guard, the steps that issue, ladders and inboxes. Made up: the findings.
import { createHash } from 'node:crypto';
import { foldRectification } from '../support/a-rectification.js';
import type { RectificationEvent } from '../../src/domain/corrective-action/rectification-event.js';
import type { Answer } from '../support/access.js';
import { aRectificationOffice, type Party, type RectificationOffice } from '../support/rectification-office.js';

const path = (id: string, tail = '') => `/api/v1/corrective-actions/${id}${tail === '' ? '' : `/${tail}`}`;
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46]);
const asJpeg = { 'Content-Type': 'image/jpeg' };
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const cause = { category: 'method', text: 'no second window at noon' };
const plan = () => ({ actions: [{ text: 'train the counter', owner: 'HZ01-03', dueOn: tomorrow() }] });

let office: RectificationOffice;
afterEach(async () => {
  await office.close();
});

const give = async (as: Party, id: string, command: string, body: object = {}): Promise<string> => {
  const answer = await office.post(as, path(id, command), body);
  return answer.status === 200 ? statusOf(answer) : `${answer.status} ${String(answer.body['code'])}`;
};
const statusOf = ({ body }: Answer) => (body['correctiveAction'] as { status: string }).status;
const upload = (as: Party, id: string, content = jpeg, name = '整改后.jpg', headers: Record<string, string> = asJpeg) =>
  office.post(as, `${path(id, 'evidence')}?name=${encodeURIComponent(name)}`, content, headers);
const ladders = () =>
  office.store.database.query<{ open: boolean }>('SELECT ended_at IS NULL AS open FROM ladder ORDER BY id');
const toldTo = async (as: Party) => {
  const { body } = await office.get(as, '/api/v1/inbox');
  return (body['notices'] as { title: { en: string } }[]).map(({ title }) => title.en.replace(/\d{4}-/, '')).reverse();
};
const untilSubmitted = async (id: string) => {
  expect(await give('manager', id, 'acknowledge')).toBe('acknowledged');
  expect(await give('manager', id, 'analyse', cause)).toBe('analysing');
  expect(await give('manager', id, 'plan', plan())).toBe('planned');
  expect(await give('manager', id, 'finish-action', { action: 1 })).toBe('in-progress');
  expect((await upload('manager', id)).status).toBe(200);
  expect(await give('manager', id, 'submit')).toBe('submitted');
};

describe('a rectification', () => {
  beforeEach(async () => {
    office = await aRectificationOffice();
  });

  it('goes through the unit to somebody else and is closed, with each step told to who waits for it', async () => {
    const id = await office.issued({}, {});
    await untilSubmitted(id);
    expect(await give('inspector', id, 'return', { reason: '照片不清晰' })).toBe('returned');
    expect(await give('manager', id, 'submit', { note: 'a better photo is attached' })).toBe('submitted');
    expect(await give('otherInspector', id, 'verify', { note: 'seen on the spot' })).toBe('verified');
    expect(await give('inspector', id, 'close')).toBe('closed');
    const { body } = await office.get('auditor', path(id));
    expect(body).toMatchObject({
      correctiveAction: {
        kind: 'rectification',
        status: 'closed',
        open: false,
        overdue: false,
        dueAt: null,
        findings: 2,
        returns: 1,
        unit: 'HZ01',
        standard: 'CTR-T1',
        closedAt: expect.any(String),
      },
      findings: [{ rule: 'late' }, { rule: 'late' }],
      evidence: [{ name: '整改后.jpg', mediaType: 'image/jpeg', bytes: 10, uploadedBy: 'user:manager' }],
      next: [],
    });
    expect(
      (body['trail'] as { command: string; actor: string }[]).map(({ command, actor }) => [command, actor]),
    ).toEqual([
      ['corrective-action.issue', 'system'],
      ['corrective-action.acknowledge', 'user:manager'],
      ['corrective-action.analyse', 'user:manager'],
      ['corrective-action.plan', 'user:manager'],
      ['corrective-action.finish-action', 'user:manager'],
      ['corrective-action.attach-evidence', 'user:manager'],
      ['corrective-action.submit', 'user:manager'],
      ['corrective-action.return', 'user:inspector'],
      ['corrective-action.submit', 'user:manager'],
      ['corrective-action.verify', 'user:otherInspector'],
      ['corrective-action.close', 'user:inspector'],
    ]);
    expect(await toldTo('manager')).toEqual([
      'Rectification notice CA-1',
      'CA-1 (Waiting at the counter) was sent back',
      'CA-1 (Waiting at the counter) is verified',
      'CA-1 (Waiting at the counter) is closed',
    ]);
    expect(await toldTo('otherInspector')).toEqual([
      'CA-1 (Waiting at the counter) waits for verification',
      'CA-1 (Waiting at the counter) waits for verification',
    ]);
    // who inspects inside the branch itself is not asked, and others elsewhere neither
    expect(await toldTo('jack')).not.toContain('CA-1 (Waiting at the counter) waits for verification');
    expect(await toldTo('strangeInspector')).toEqual([]);
  });

  it('is rebuilt by its trail', async () => {
    const id = await office.issued();
    await untilSubmitted(id);
    await give('inspector', id, 'return', { reason: 'blurred', dueOn: tomorrow() });
    const { body } = await office.get('auditor', path(id));
    const events = (body['trail'] as { after: { events: RectificationEvent[] } }[]).flatMap(
      ({ after }) => after.events,
    );
    expect(foldRectification(events)).toEqual((body['correctiveAction'] as { state: object }).state);
  });

  it('has its ladder while the unit owes something, and none while it waits for somebody else', async () => {
    const id = await office.issued();
    expect(await ladders()).toEqual([{ open: true }]);
    await untilSubmitted(id);
    expect(await ladders()).toEqual([{ open: false }]);
    await give('inspector', id, 'return', { reason: 'blurred' });
    expect(await ladders()).toEqual([{ open: false }, { open: true }]);
    expect(await give('supervisor', id, 'cancel', { reason: 'issued by mistake' })).toBe('cancelled');
    expect(await ladders()).toEqual([{ open: false }, { open: false }]);
  });

  it('tells everybody what they may do next, and what must come before it', async () => {
    const id = await office.issued();
    const next = async (as: Party) =>
      ((await office.get(as, path(id))).body['next'] as { command: string; barred: { code: string } | null }[]).map(
        ({ command, barred }) => (barred === null ? command : `${command}: ${barred.code}`),
      );
    expect([await next('manager'), await next('inspector'), await next('supervisor')]).toEqual([
      ['acknowledge'],
      [],
      ['cancel'],
    ]);
    await give('manager', id, 'acknowledge');
    await give('manager', id, 'analyse', cause);
    await give('manager', id, 'plan', plan());
    expect(await next('manager')).toEqual(['plan', 'finish-action', 'attach-evidence', 'submit: actions-unfinished']);
  });

  it('lets only the post that owns it work on it', async () => {
    const id = await office.issued();
    for (const as of ['inspector', 'supervisor', 'leader', 'auditor'] as const) {
      expect(await give(as, id, 'acknowledge')).toBe('403 not-allowed');
    }
    await give('manager', id, 'acknowledge');
    expect(await give('inspector', id, 'analyse', cause)).toBe('403 not-allowed');
    expect((await upload('inspector', id)).body).toMatchObject({ code: 'not-allowed' });
    expect(await office.store.database.query('SELECT FROM evidence_file')).toEqual([]);
    // another holder of the post may go on
    expect(await give('deputy', id, 'analyse', cause)).toBe('analysing');
  });

  it('is examined by nobody who had a hand in it, and by no post but the one that the policy names', async () => {
    const id = await office.issued();
    expect(await give('jack', id, 'acknowledge')).toBe('acknowledged');
    await give('manager', id, 'analyse', cause);
    await give('manager', id, 'plan', plan());
    await give('manager', id, 'finish-action', { action: 1 });
    await upload('manager', id);
    await give('manager', id, 'submit');
    expect(await give('supervisor', id, 'verify')).toBe('403 not-allowed');
    expect(await give('manager', id, 'verify')).toBe('403 not-allowed');
    expect(await give('jack', id, 'verify')).toBe('403 own-corrective-action');
    expect(await give('jack', id, 'cancel', { reason: 'mine' })).toBe('403 own-corrective-action');
    expect(await give('actionOwner', id, 'verify')).toBe('403 own-corrective-action');
    expect(await give('inspector', id, 'verify')).toBe('verified');
  });

  it('skips no gate', async () => {
    const id = await office.issued();
    await give('manager', id, 'acknowledge');
    expect(await give('manager', id, 'plan', plan())).toBe('409 cause-missing');
    expect(await give('manager', id, 'submit')).toBe('409 plan-missing');
    await give('manager', id, 'analyse', cause);
    await give('manager', id, 'plan', plan());
    expect(await give('manager', id, 'submit')).toBe('409 actions-unfinished');
    expect(await give('manager', id, 'finish-action', { action: 7 })).toBe('422 unknown-action');
    await give('manager', id, 'finish-action', { action: 1 });
    expect(await give('manager', id, 'finish-action', { action: 1 })).toBe('409 action-already-finished');
    expect(await give('manager', id, 'submit')).toBe('409 evidence-missing');
    expect(await give('inspector', id, 'verify')).toBe('409 not-in-this-state');
    expect(await give('inspector', id, 'return', { reason: ' ' })).toBe('400 invalid-request');
    expect(await give('inspector', id, 'close')).toBe('409 not-in-this-state');
  });

  it('has actions of people of that part of the organisation, due on no day that is past', async () => {
    const id = await office.issued();
    await give('manager', id, 'acknowledge');
    await give('manager', id, 'analyse', cause);
    const with_ = (changes: object) => ({ actions: [{ ...plan().actions[0], ...changes }] });
    expect(await give('manager', id, 'plan', with_({ owner: 'nobody' }))).toBe('422 unknown-staff');
    // works in the sibling branch, of which the manager knows nothing
    expect(await give('manager', id, 'plan', with_({ owner: 'HZ02-01' }))).toBe('422 unknown-staff');
    expect(await give('manager', id, 'plan', with_({ dueOn: '2020-01-01' }))).toBe('422 due-date-past');
    expect(await give('manager', id, 'plan', { actions: [] })).toBe('400 invalid-request');
  });

  it('has one winner when two decide at the same moment', async () => {
    for (let round = 0; round < 8; round++) {
      const id = await office.issued({ rule: round % 2 === 0 ? 'late' : 'late-elsewhere' });
      const taken = await Promise.all([give('manager', id, 'acknowledge'), give('deputy', id, 'acknowledge')]);
      expect(taken.sort()).toEqual(['409 not-in-this-state', 'acknowledged']);
      await give('manager', id, 'analyse', cause);
      await give('manager', id, 'plan', plan());
      await give('manager', id, 'finish-action', { action: 1 });
      await upload('manager', id);
      await give('manager', id, 'submit');
      const verdicts = await Promise.all([
        give('inspector', id, 'verify'),
        give('otherInspector', id, 'return', { reason: 'blurred' }),
      ]);
      // who is second returns what is verified, or verifies nothing any more
      expect([
        ['returned', 'verified'],
        ['409 not-in-this-state', 'returned'],
      ]).toContainEqual(verdicts.sort());
      const { body } = await office.get('auditor', path(id));
      expect(statusOf({ body } as Answer)).toBe('returned');
      await give('supervisor', id, 'cancel', { reason: 'next round' });
    }
  }, 30_000);

  it('is nothing to a sibling branch, to another city, and to staff', async () => {
    const id = await office.issued();
    await untilSubmitted(id);
    const { body } = await office.get('manager', path(id));
    const [file] = body['evidence'] as { id: string }[];
    for (const as of ['siblingManager', 'strangeInspector', 'staff'] as const) {
      expect((await office.get(as, '/api/v1/corrective-actions')).body).toMatchObject({ correctiveActions: [] });
      expect((await office.get(as, '/api/v1/corrective-actions?unit=HZ01')).body).toMatchObject({
        correctiveActions: [],
      });
      expect((await office.get(as, path(id))).status).toBe(404);
      expect((await office.get(as, path(id, `evidence/${file?.id ?? ''}`))).status).toBe(404);
      expect((await upload(as, id)).status).toBe(404);
      expect(await give(as, id, 'acknowledge')).toBe('404 not-found');
    }
    expect(await give('strangeInspector', id, 'verify')).toBe('404 not-found');
    expect(await give('strangeInspector', id, 'cancel', { reason: 'x' })).toBe('404 not-found');
  });
});

describe('evidence', () => {
  let id: string;
  beforeEach(async () => {
    office = await aRectificationOffice();
    id = await office.issued();
    await give('manager', id, 'acknowledge');
  });
  const files = async () =>
    (await office.get('auditor', path(id))).body['evidence'] as { id: string; sha256: string }[];

  it('is kept with the hash of its bytes, and handed out as a file that no browser runs', async () => {
    await upload('manager', id);
    const [file] = await files();
    expect(file?.sha256).toBe(createHash('sha256').update(jpeg).digest('hex'));
    const answer = await office.get('inspector', path(id, `evidence/${file?.id ?? ''}`));
    expect(answer.body).toEqual(jpeg);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `attachment; filename="___.jpg"; filename*=UTF-8''%E6%95%B4%E6%94%B9%E5%90%8E.jpg`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  it('is kept once, however often the same bytes come, and leaves one mark in the trail', async () => {
    const both = await Promise.all([upload('manager', id), upload('deputy', id, jpeg, 'again.jpg')]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await files()).toHaveLength(1);
    const { body } = await office.get('auditor', path(id));
    const marks = (body['trail'] as { command: string }[]).filter(({ command }) => command.endsWith('attach-evidence'));
    expect(marks).toHaveLength(1);
  });

  it('is of an allowed type, not empty, not too long, and has a name without a path', async () => {
    const refused = async (answer: Promise<Answer>) => {
      const { status, body } = await answer;
      return `${status} ${String(body['code'])}`;
    };
    const named = (name: string) => upload('manager', id, jpeg, name);
    const typed = (type: string) => upload('manager', id, jpeg, 'x', { 'Content-Type': type });
    expect(await refused(typed('text/html'))).toBe('415 evidence-type-not-allowed');
    expect(await refused(typed('image/svg+xml'))).toBe('415 evidence-type-not-allowed');
    expect(await refused(office.post('manager', `${path(id, 'evidence')}?name=x`, { a: 1 }))).toBe(
      '415 evidence-type-not-allowed',
    );
    expect(await refused(upload('manager', id, Buffer.alloc(0)))).toBe('422 evidence-empty');
    expect(await refused(upload('manager', id, Buffer.alloc(10 * 1024 * 1024 + 1, 1)))).toBe('413 evidence-too-large');
    for (const name of ['', ' ', '../x.jpg', 'a\\b.jpg', 'a\u0000.jpg', 'x'.repeat(201)]) {
      expect(await refused(named(name))).toBe('400 invalid-request');
    }
    expect(await refused(office.post('manager', path(id, 'evidence'), jpeg, asJpeg))).toBe('400 invalid-request');
    expect(await files()).toEqual([]);
    expect((await upload('manager', id, Buffer.alloc(10 * 1024 * 1024, 1))).status).toBe(200);
  }, 30_000);

  it('of one corrective action is not to be had through another', async () => {
    await upload('manager', id);
    const [file] = await files();
    const other = await office.issued({ unit: 'HZ02' });
    expect((await office.get('auditor', path(other, `evidence/${file?.id ?? ''}`))).status).toBe(404);
    expect((await office.get('siblingManager', path(other, `evidence/${file?.id ?? ''}`))).status).toBe(404);
  });

  it('is no more added once it waits for its verifier', async () => {
    await give('manager', id, 'analyse', cause);
    await give('manager', id, 'plan', plan());
    await give('manager', id, 'finish-action', { action: 1 });
    await upload('manager', id);
    await give('manager', id, 'submit');
    expect((await upload('manager', id, Buffer.from('later'), 'later.jpg')).status).toBe(409);
    expect(await office.store.database.query('SELECT FROM evidence_file')).toHaveLength(1);
  });
});

describe('a watched rectification', () => {
  it('is closed when its watch is over and the standard has not failed since', async () => {
    office = await aRectificationOffice({ watch: { for: 'P60D' } });
    const id = await office.issued();
    await untilSubmitted(id);
    expect(await give('inspector', id, 'verify')).toBe('monitoring');
    expect(await give('inspector', id, 'close')).toBe('409 still-watched');
    // the test moves the end of the watch, not the clock
    await office.store.database.query(
      `UPDATE corrective_action SET state = state || '{"watchedUntil": "2026-01-01T00:00:00.000Z"}' WHERE id = $1`,
      [id],
    );
    const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
    expect(await office.issued({ occurredAt: inAnHour })).toBe(id);
    expect(await give('inspector', id, 'close')).toBe('409 standard-failed-again');
    expect(await give('inspector', id, 'return', { reason: 'it happened again' })).toBe('returned');
  });
});

describe('the list of corrective actions', () => {
  beforeEach(async () => {
    office = await aRectificationOffice();
  });
  const together = async () => {
    const branch = await office.issued();
    const elsewhere = await office.issued({ rule: 'late-elsewhere' });
    const sibling = await office.issued({ unit: 'HZ02' });
    const stranger = await office.issued({ unit: 'NB01' });
    await give('manager', elsewhere, 'acknowledge');
    await office.store.database.query(`UPDATE corrective_action SET due_at = now() - interval '1 day' WHERE id = $1`, [
      branch,
    ]);
    await give('supervisor', sibling, 'cancel', { reason: 'x' });
    return { branch, elsewhere, sibling, stranger };
  };

  it('narrows by what it is asked for, and to what the reader may see', async () => {
    const { branch, elsewhere, sibling, stranger } = await together();
    const list = async (as: Party, query = '') => {
      const { body } = await office.get(as, `/api/v1/corrective-actions${query}`);
      return (body['correctiveActions'] as { id: string }[]).map(({ id }) => id);
    };
    expect(await list('auditor')).toEqual([stranger, sibling, elsewhere, branch]);
    expect(await list('supervisor')).toEqual([sibling, elsewhere, branch]);
    expect(await list('manager')).toEqual([elsewhere, branch]);
    expect(await list('auditor', '?status=issued')).toEqual([stranger, branch]);
    expect(await list('auditor', '?unit=HZ02')).toEqual([sibling]);
    expect(await list('auditor', '?within=HZ')).toEqual([sibling, elsewhere, branch]);
    expect(await list('manager', '?within=HZ')).toEqual([elsewhere, branch]);
    expect(await list('manager', '?within=NB')).toEqual([]);
    expect(await list('auditor', '?standard=CTR-T2')).toEqual([elsewhere]);
    expect(await list('auditor', '?overdue=true')).toEqual([branch]);
    expect(await list('auditor', '?overdue=false&kind=rectification')).toEqual([stranger, sibling, elsewhere]);
    expect(await list('auditor', '?kind=directive')).toEqual([]);
    const soon = new Date(Date.now() + 60_000).toISOString();
    expect(await list('auditor', `?from=${soon}`)).toEqual([stranger, elsewhere, branch]);
    expect(await list('auditor', `?to=${new Date(Date.now() - 3_600_000).toISOString()}`)).toEqual([]);
    expect(await list('auditor', `?limit=2&before=${stranger}`)).toEqual([sibling, elsewhere]);
    for (const query of ['?overdue=yes', '?state=issued', '?status=gone', '?before=x']) {
      expect((await office.get('auditor', `/api/v1/corrective-actions${query}`)).status).toBe(400);
    }
    const { body } = await office.get('manager', path(branch));
    expect(body).toMatchObject({ correctiveAction: { overdue: true } });
  });
});

describe('what lacks data', () => {
  it('is listed for those who see its unit', async () => {
    office = await aRectificationOffice({ count: 'working-days', calendar: 'office' });
    await expect(office.issued()).rejects.toThrow('nothing was issued');
    const holds = async (as: Party) => (await office.get(as, '/api/v1/corrective-actions/holds')).body['holds'];
    expect(await holds('manager')).toMatchObject([
      { unit: 'HZ01', policy: 'rectification', missing: ['calendar'], finding: expect.any(String) },
    ]);
    expect(await holds('siblingManager')).toEqual([]);
  });
});
