// Real here: PostgreSQL, HTTP with the access guard, the inbox behind its API and its page.
import { NotificationsModule } from '../../src/modules/notifications/notifications.module.js';
import { type Notice, putNotices } from '../../src/pipeline/notices.js';
import { aSignedInUser, anAccess, anApiKey, type Call, type Method, type TestAccess } from '../support/access.js';
import { aDatabase, type TestDatabase } from '../support/database.js';

interface Person {
  readonly id: string;
  readonly token: string;
}

let store: TestDatabase;
let access: TestAccess;
let li: Person;
let wang: Person;

beforeAll(async () => {
  store = await aDatabase();
  access = await anAccess(store, { modules: [NotificationsModule] });
  li = await aSignedInUser(store.database, { username: 'li' });
  wang = await aSignedInUser(store.database, { username: 'wang' });
});
afterAll(async () => {
  await access.stop();
  await store.drop();
});
beforeEach(async () => {
  await store.database.query('TRUNCATE notice');
});

const aNotice = ({ origin = 'escalation:1', ...given }: Partial<Notice> = {}): Notice => ({
  recipient: li.id,
  origin,
  kind: 'escalation',
  subject: { kind: 'corrective-action', id: '12' },
  path: '/corrective-actions/12',
  title: { 'zh-CN': `逾期 ${origin}`, en: `Overdue ${origin}` },
  body: { 'zh-CN': '请督促办理。', en: 'Please see to it.' },
  whyHere: null,
  unit: 'HZ01',
  ...given,
});
const put = (...notices: readonly Notice[]) => store.database.transaction((tx) => putNotices(tx, notices));
const numbered = (count: number) => Array.from({ length: count }, (_, index) => aNotice({ origin: `n:${index + 1}` }));

interface Listed {
  readonly notices: readonly {
    readonly id: string;
    readonly title: { readonly en: string };
    readonly readAt: string | null;
  }[];
  readonly unread: number;
  readonly next: string | null;
}
const inboxOf = async ({ token }: Person, query = ''): Promise<Listed> =>
  (await access.call('get', `/api/v1/inbox${query}`, { token })).body as unknown as Listed;
const titlesOf = ({ notices }: Listed) => notices.map(({ title }) => title.en.replace('Overdue ', ''));
const idOf = async (person: Person, origin: string) =>
  (await inboxOf(person)).notices.find(({ title }) => title.en === `Overdue ${origin}`)?.id ?? '';
const browse = (method: Method, path: string, { token }: Person, call: Call = {}) =>
  access.call(method, path, {
    cookie: token,
    ...call,
    headers: { Accept: 'text/html', 'Accept-Language': 'en', 'Sec-Fetch-Site': 'same-origin', ...call.headers },
  });

describe('putting notices into inboxes', () => {
  it('tells nobody twice of one origin, but everybody once', async () => {
    expect(await put(aNotice(), aNotice({ recipient: wang.id }), aNotice())).toBe(2);
    expect(await put(aNotice({ title: { 'zh-CN': '别的', en: 'other' } }))).toBe(0);
    expect(titlesOf(await inboxOf(li))).toEqual(['escalation:1']);
    expect(titlesOf(await inboxOf(wang))).toEqual(['escalation:1']);
  });

  it('happens with the act it tells of, or not at all', async () => {
    const act = store.database.transaction(async (tx) => {
      await putNotices(tx, [aNotice()]);
      throw new Error('the act failed');
    });
    await expect(act).rejects.toThrow('the act failed');
    expect(await inboxOf(li)).toEqual({ notices: [], unread: 0, next: null });
  });

  it('by many at once in any order puts each once and locks nobody out', async () => {
    const notices = numbered(50).flatMap((notice) => [notice, { ...notice, recipient: wang.id }]);
    const counts = await Promise.all(
      Array.from({ length: 8 }, (_, index) => put(...(index % 2 === 0 ? notices : notices.toReversed()))),
    );
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(100);
    expect((await inboxOf(li)).unread).toBe(50);
  });

  it('keeps the words of both languages, and that there is no reason', async () => {
    const whyHere = { 'zh-CN': '空缺', en: 'vacant' };
    await put(aNotice({ whyHere }), aNotice({ origin: 'later', unit: null }));
    expect((await inboxOf(li)).notices).toMatchObject([
      { whyHere: null, unit: null },
      {
        whyHere,
        unit: 'HZ01',
        title: { 'zh-CN': '逾期 escalation:1', en: 'Overdue escalation:1' },
        kind: 'escalation',
      },
    ]);
  });

  it.each(['javascript:alert(1)', '//evil.example', 'https://evil.example/', 'findings/1', ''])(
    'refuses one that leads to %j',
    async (path) => {
      await expect(put(aNotice({ path }))).rejects.toThrow(JSON.stringify(path));
    },
  );

  it('puts none where there is none', async () => {
    expect(await put()).toBe(0);
  });
});

describe('the inbox by the API', () => {
  it('shows unread notices first, the newest first', async () => {
    await put(...numbered(4));
    for (const origin of ['n:4', 'n:2'])
      expect(
        (await access.call('post', `/api/v1/inbox/${await idOf(li, origin)}/read`, { token: li.token })).status,
      ).toBe(204);
    const inbox = await inboxOf(li);
    expect(titlesOf(inbox)).toEqual(['n:3', 'n:1', 'n:4', 'n:2']);
    expect(inbox.unread).toBe(2);
  });

  it('comes in pages that miss nothing and show nothing twice', async () => {
    await put(...numbered(9));
    await store.database.query(`UPDATE notice SET read_at = clock_timestamp() WHERE origin IN ('n:9', 'n:5', 'n:1')`);
    const seen: string[] = [];
    for (let query = '?limit=2', pages = 0; pages < 10; pages++) {
      const page = await inboxOf(li, query);
      seen.push(...titlesOf(page));
      expect(page.unread).toBe(6);
      if (page.next === null) break;
      query = `?limit=2&after=${page.next}`;
    }
    expect(seen).toEqual(['n:8', 'n:7', 'n:6', 'n:4', 'n:3', 'n:2', 'n:9', 'n:5', 'n:1']);
  });

  it('keeps when a notice was read first', async () => {
    await put(aNotice());
    const path = `/api/v1/inbox/${await idOf(li, 'escalation:1')}/read`;
    await access.call('post', path, { token: li.token });
    const first = (await inboxOf(li)).notices[0]?.readAt;
    await access.call('post', path, { token: li.token });
    expect(first).not.toBeNull();
    expect((await inboxOf(li)).notices[0]?.readAt).toBe(first);
  });

  it('shows and changes nothing of anybody else, administrators included', async () => {
    await put(aNotice());
    const id = await idOf(li, 'escalation:1');
    expect(await inboxOf(wang)).toEqual({ notices: [], unread: 0, next: null });
    const { status, body } = await access.call('post', `/api/v1/inbox/${id}/read`, { token: wang.token });
    expect([status, body['code']]).toEqual([404, 'not-found']);
    const { secret } = await anApiKey(store.database);
    expect(await inboxOf({ id: '', token: secret })).toEqual({ notices: [], unread: 0, next: null });
    expect((await inboxOf(li)).unread).toBe(1);
  });

  it.each(['?after=3', '?after=unread-', "?after=unread-1'--", '?limit=0', '?recipient=somebody'])(
    'refuses %s',
    async (query) => {
      expect((await access.call('get', `/api/v1/inbox${query}`, { token: li.token })).status).toBe(400);
    },
  );
});

describe('the inbox as a page', () => {
  it('is where somebody comes to first, and says when there is nothing', async () => {
    const { status, text } = await browse('get', '/', li);
    expect(status).toBe(200);
    expect(text).toContain('<h1>Inbox</h1>');
    expect(text).toContain('No notices yet.');
  });

  it('shows what came, in the language of the reader, with the reason', async () => {
    await put(aNotice({ whyHere: { 'zh-CN': '空缺', en: 'The post is vacant' } }));
    const { text } = await browse('get', '/', li);
    for (const shown of ['Overdue escalation:1', 'Please see to it.', 'Why you: The post is vacant', '1 unread'])
      expect(text).toContain(shown);
    const chinese = await browse('get', '/?lang=zh-CN', li);
    for (const shown of ['逾期 escalation:1', '请督促办理。', '通知原因：空缺', '1 条未读'])
      expect(chinese.text).toContain(shown);
    expect((await browse('get', '/', wang)).text).not.toContain('Overdue');
  });

  it('shows as text whatever a notice says', async () => {
    const script = '<script>alert(1)</script>';
    await put(aNotice({ title: { 'zh-CN': script, en: script }, body: { 'zh-CN': script, en: script } }));
    expect((await browse('get', '/', li)).text).not.toContain('<script');
  });

  it('opening a notice reads it and leads to what it is about', async () => {
    await put(aNotice());
    const answer = await browse('post', `/inbox/${await idOf(li, 'escalation:1')}/open`, li);
    expect([answer.status, answer.headers['location']]).toEqual([303, '/corrective-actions/12']);
    const { text } = await browse('get', '/', li);
    expect(text).toContain('Nothing unread');
    expect(text).toContain('<a href="/corrective-actions/12">Overdue escalation:1</a>');
  });

  it('marks one as read, or all that the reader saw, but not what came meanwhile', async () => {
    await put(...numbered(3));
    const one = await browse('post', `/inbox/${await idOf(li, 'n:1')}/read`, li);
    expect([one.status, one.headers['location']]).toEqual([303, '/']);
    const upTo = /name="upTo" value="(\d+)"/.exec((await browse('get', '/', li)).text)?.[1] ?? '';
    await put(aNotice({ origin: 'late' }), aNotice({ recipient: wang.id }));
    await browse('post', '/inbox/read', li, { form: { upTo } });
    const inbox = await inboxOf(li);
    expect([inbox.unread, titlesOf(inbox)[0]]).toEqual([1, 'late']);
    expect((await inboxOf(wang)).unread).toBe(1);
  });

  it('changes nothing for anybody else, and nothing for another site', async () => {
    await put(aNotice());
    const id = await idOf(li, 'escalation:1');
    const foreign = { headers: { 'Sec-Fetch-Site': 'cross-site' } };
    for (const action of ['open', 'read']) {
      expect((await browse('post', `/inbox/${id}/${action}`, wang)).status).toBe(404);
      expect((await browse('post', `/inbox/${id}/${action}`, li, foreign)).status).toBe(403);
    }
    expect((await browse('post', '/inbox/read', li, { ...foreign, form: { upTo: id } })).status).toBe(403);
    await browse('post', '/inbox/read', wang, { form: { upTo: id } });
    expect((await inboxOf(li)).unread).toBe(1);
  });

  it('comes in pages', async () => {
    await put(...numbered(31));
    const first = await browse('get', '/', li);
    const next = /href="(\/\?after=[^"]+)"/.exec(first.text)?.[1] ?? '';
    const second = await browse('get', next, li);
    expect(first.text).not.toContain('Overdue n:1<');
    expect(second.text).toContain('Overdue n:1<');
    expect(second.text).not.toContain('Overdue n:2<');
  });
});
