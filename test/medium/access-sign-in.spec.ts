// Real here: PostgreSQL, HTTP with the access guard, argon2id.
import { FirstStart } from '../../src/modules/access/first-start.service.js';
import { PasswordService } from '../../src/modules/access/password.service.js';
import { PurgeExpiredSessionsJob } from '../../src/modules/access/purge-expired-sessions.job.js';
import { SessionRepository } from '../../src/modules/access/session.repository.js';
import { sha256Of } from '../../src/platform/secrets/secret.js';
import { aSignedInUser, anAccess, type Answer, type TestAccess } from '../support/access.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { afterPileUp } from '../support/pile-up.js';

const password = 'correct horse battery';

describe('signing in', () => {
  let store: TestDatabase;
  let access: TestAccess;

  beforeAll(async () => {
    store = await aDatabase();
    access = await anAccess(store, { settings: { sessionHours: 3 } });
  });
  afterAll(async () => {
    await access.stop();
    await store.drop();
  });
  beforeEach(async () => {
    await store.database.query('TRUNCATE sign_in_attempt');
  });

  let users = 0;
  const aUserWithPassword = async (given = password) => {
    const username = `user${++users}`;
    const user = await aSignedInUser(store.database, { username, roles: ['supervisor'] });
    const passwordHash = await access.app.get(PasswordService).hash(given);
    await store.database.query('UPDATE app_user SET password_hash = $2 WHERE id = $1', [user.id, passwordHash]);
    return { ...user, username };
  };
  const signIn = (username: string, given: string, headers: Record<string, string> = {}) =>
    access.call('post', '/api/v1/sessions', { body: { username, password: given }, headers });
  const me = (token: unknown) => access.call('get', '/api/v1/me', { token: String(token) });
  const resultOf = ({ status, body }: Answer) => [status, body['code']];
  const aLink = async (userId: string) => {
    const { path } = await access.app.get(SessionRepository).newLink(store.database, userId, 1);
    return path;
  };

  describe('with a password', () => {
    it('gives a cookie that scripts and other sites cannot use, the same token, and its end', async () => {
      const { username } = await aUserWithPassword();
      const { status, body, cookies } = await signIn(username, password);
      expect(status).toBe(201);
      const [cookie = ''] = cookies;
      expect(cookie).toMatch(
        /^plumbline_session=[A-Za-z0-9_-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
      );
      expect(cookie).toContain(String(body['token']));
      const hours = (Date.parse(String(body['expiresAt'])) - Date.now()) / 3_600_000;
      expect(hours).toBeGreaterThan(2.9);
      expect(hours).toBeLessThan(3.1);
      expect((await me(body['token'])).body).toMatchObject({ actor: `user:${username}`, username, hasPassword: true });
    });

    it('marks the cookie for https where the request came by https', async () => {
      const { username } = await aUserWithPassword();
      access.app.set('trust proxy', true);
      try {
        const { cookies } = await signIn(username, password, { 'X-Forwarded-Proto': 'https' });
        expect(cookies[0]).toContain('; Secure;');
      } finally {
        access.app.set('trust proxy', false);
      }
    });

    it('stores no secret, only hashes', async () => {
      const { username, id } = await aUserWithPassword();
      const { body } = await signIn(username, password);
      const [user] = await store.database.query<{ hash: string }>(
        'SELECT password_hash AS hash FROM app_user WHERE id = $1',
        [id],
      );
      expect(user?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      const rows = await store.database.query('SELECT FROM session WHERE token_sha256 = $1', [
        sha256Of(String(body['token'])),
      ]);
      expect(rows).toHaveLength(1);
    });

    it('takes the name in any case and the password in any normal form', async () => {
      const { username } = await aUserWithPassword('caf\u00e9 caf\u00e9 caf\u00e9');
      expect((await signIn(` ${username.toUpperCase()} `, 'cafe\u0301 cafe\u0301 cafe\u0301')).status).toBe(201);
    });

    it('says the same of an unknown name, a wrong password, a disabled user and one without a password', async () => {
      const { username } = await aUserWithPassword();
      const disabled = await aUserWithPassword();
      await store.database.query('UPDATE app_user SET disabled_at = clock_timestamp() WHERE id = $1', [disabled.id]);
      await aSignedInUser(store.database, { username: 'passwordless' });
      const answers = [
        await signIn('nobody', password),
        await signIn(username, 'wrong horse battery'),
        await signIn(disabled.username, password),
        await signIn('passwordless', password),
      ];
      for (const { status, body, cookies } of answers) {
        expect([status, body]).toEqual([401, answers[0]?.body]);
        expect(body['code']).toBe('sign-in-refused');
        expect(cookies).toEqual([]);
      }
    });

    it('does the same work for an unknown name as for a wrong password', async () => {
      const { username } = await aUserWithPassword();
      // the fastest of many rounds is the work itself, whatever else the machine does
      const fastest = { known: Infinity, unknown: Infinity };
      for (let round = 0; round < 20; round++) {
        await store.database.query('TRUNCATE sign_in_attempt');
        for (const kind of ['known', 'unknown'] as const) {
          const start = performance.now();
          await signIn(kind === 'known' ? username : `nobody${round}`, 'wrong horse battery');
          fastest[kind] = Math.min(fastest[kind], performance.now() - start);
        }
      }
      expect(fastest.unknown).toBeGreaterThan(fastest.known / 2);
      expect(fastest.known).toBeGreaterThan(fastest.unknown / 2);
    });

    it.each([
      [{ username: 'li.na' }],
      [{ username: 'li.na', password: '' }],
      [{ username: 'li.na', password: ['a'] }],
      [{ username: { $ne: '' }, password }],
      [{ username: 'li\u0000na', password }],
      [{ username: 'li.na', password, roles: ['admin'] }],
      [{ username: 'li.na', password: 'x'.repeat(257) }],
    ])('refuses a request of another form, without repeating the password: %j', async (body) => {
      const answer = await access.call('post', '/api/v1/sessions', { body });
      expect(resultOf(answer)).toEqual([400, 'invalid-request']);
      expect(JSON.stringify(answer.body)).not.toContain('horse');
      expect(JSON.stringify(answer.body)).not.toContain('xxx');
    });

    it('is not done at the bidding of another site', async () => {
      const { username } = await aUserWithPassword();
      expect(resultOf(await signIn(username, password, { 'Sec-Fetch-Site': 'cross-site' }))).toEqual([
        403,
        'cross-site-request',
      ]);
      expect(resultOf(await signIn(username, password, { Origin: 'http://evil.example' }))).toEqual([
        403,
        'cross-site-request',
      ]);
      expect((await signIn(username, password, { 'Sec-Fetch-Site': 'same-origin' })).status).toBe(201);
    });
  });

  describe('by guessing', () => {
    it('is stopped after five attempts, also for the right password, and says for how long', async () => {
      const { username } = await aUserWithPassword();
      for (let attempt = 0; attempt < 5; attempt++)
        expect(resultOf(await signIn(username, 'wrong horse'))[0]).toBe(401);
      const refused = await signIn(username, password);
      expect(resultOf(refused)).toEqual([429, 'too-many-attempts']);
      const seconds = Number(refused.headers['retry-after']);
      expect(seconds).toBeGreaterThan(800);
      expect(seconds).toBeLessThanOrEqual(900);
      await store.database.query('UPDATE sign_in_attempt SET window_ends_at = clock_timestamp()');
      expect((await signIn(username, password)).status).toBe(201);
    });

    it('is counted also where all guesses come at once', async () => {
      const { username } = await aUserWithPassword();
      const answers = await Promise.all(Array.from({ length: 30 }, () => signIn(username, 'wrong horse')));
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
      expect(answers.filter(({ status }) => status === 429)).toHaveLength(25);
    });

    it('is forgotten by a right password from the same place', async () => {
      const { username } = await aUserWithPassword();
      for (let attempt = 0; attempt < 4; attempt++) await signIn(username, 'wrong horse');
      expect((await signIn(username, password)).status).toBe(201);
      for (let attempt = 0; attempt < 5; attempt++)
        expect(resultOf(await signIn(username, 'wrong horse'))[0]).toBe(401);
    });

    it('from one place does not lock the user out elsewhere', async () => {
      const { username } = await aUserWithPassword();
      access.app.set('trust proxy', true);
      try {
        for (let attempt = 0; attempt < 30; attempt++)
          await signIn(username, 'wrong horse', { 'X-Forwarded-For': '192.0.2.1' });
        expect((await signIn(username, password, { 'X-Forwarded-For': '192.0.2.2' })).status).toBe(201);
      } finally {
        access.app.set('trust proxy', false);
      }
    });

    it('one name from many places, or many names from one place, is stopped as well', async () => {
      const { username } = await aUserWithPassword();
      const [row] = await store.database.query<{ keys: number }>('SELECT count(*)::int AS keys FROM sign_in_attempt');
      expect(row?.keys).toBe(0);
      await signIn(username, 'wrong horse');
      const fill = (key: string, attempts: number) =>
        store.database.query('UPDATE sign_in_attempt SET attempts = $2 WHERE key_sha256 = $1', [
          sha256Of(key),
          attempts,
        ]);
      await fill(`username ${username}`, 50);
      expect(resultOf(await signIn(username, password))[0]).toBe(429);
      await store.database.query('TRUNCATE sign_in_attempt');
      await signIn('somebody', 'wrong horse');
      const [{ address } = { address: '' }] = await store.database.query<{ address: string }>(
        `SELECT a AS address FROM unnest('{127.0.0.1,::ffff:127.0.0.1,::1}'::text[]) AS a
         WHERE EXISTS (SELECT FROM sign_in_attempt WHERE key_sha256 = sha256(convert_to('address ' || a, 'UTF8')))`,
      );
      await fill(`address ${address}`, 100);
      expect(resultOf(await signIn(username, password))[0]).toBe(429);
    });

    it('cannot tell apart forged addresses while no proxy is trusted', async () => {
      const { username } = await aUserWithPassword();
      const answers: Answer[] = [];
      for (let attempt = 0; attempt < 6; attempt++) {
        answers.push(await signIn(username, 'wrong horse', { 'X-Forwarded-For': `192.0.2.${attempt}` }));
      }
      expect(answers.at(-1)?.status).toBe(429);
    });
  });

  describe('by a one-time link', () => {
    it('leads to the inbox with a session, and only once', async () => {
      const { id, username } = await aUserWithPassword();
      const link = await aLink(id);
      const first = await access.call('get', link);
      expect([first.status, first.headers['location']]).toEqual([303, '/']);
      expect(first.headers['cache-control']).toBe('no-store');
      const token = /plumbline_session=([^;]+)/.exec(first.cookies[0] ?? '')?.[1];
      expect((await me(token)).body).toMatchObject({ username });
      expect(resultOf(await access.call('get', link))).toEqual([410, 'sign-in-link-not-valid']);
    });

    it('followed from another site leads there over a page of its own, so that the cookie comes along', async () => {
      const { id } = await aUserWithPassword();
      const browser = { Accept: 'text/html,application/xhtml+xml', 'Sec-Fetch-Site': 'cross-site' };
      const { status, headers, cookies, text } = await access.call('get', await aLink(id), { headers: browser });
      expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(text).toContain('url=/"');
      expect(cookies[0]).toContain('plumbline_session=');
      const typed = { ...browser, 'Sec-Fetch-Site': 'none' };
      expect((await access.call('get', await aLink(id), { headers: typed })).status).toBe(303);
    });

    it('used by many at once has one winner', async () => {
      const { id } = await aUserWithPassword();
      const link = await aLink(id);
      const answers = await Promise.all(Array.from({ length: 20 }, () => access.call('get', link)));
      expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 410)).toHaveLength(19);
    });

    it('is not used up by a look ahead', async () => {
      const { id } = await aUserWithPassword();
      const link = await aLink(id);
      expect((await access.call('head', link)).cookies).toEqual([]);
      expect((await access.call('get', link, { headers: { 'Sec-Purpose': 'prefetch;prerender' } })).cookies).toEqual(
        [],
      );
      expect((await access.call('get', link)).status).toBe(303);
    });

    it('is worth nothing when it has expired, its user is disabled, or it was made up', async () => {
      const { id } = await aUserWithPassword();
      const expired = await aLink(id);
      await store.database.query('UPDATE sign_in_link SET expires_at = clock_timestamp() WHERE user_id = $1', [id]);
      const ofDisabled = await aLink(id);
      await store.database.query('UPDATE app_user SET disabled_at = clock_timestamp() WHERE id = $1', [id]);
      for (const link of [expired, ofDisabled, '/sign-in?token=made-up']) {
        expect(resultOf(await access.call('get', link))).toEqual([410, 'sign-in-link-not-valid']);
      }
      expect(resultOf(await access.call('get', '/sign-in'))).toEqual([400, 'invalid-request']);
    });
  });

  describe('and out', () => {
    it('ends the session at once, and takes the cookie back', async () => {
      const { token } = await aUserWithPassword();
      const { status, cookies } = await access.call('delete', '/api/v1/sessions/current', { token });
      expect(status).toBe(204);
      expect(cookies[0]).toMatch(/^plumbline_session=; Path=\/; Expires=Thu, 01 Jan 1970/);
      expect(resultOf(await me(token))).toEqual([401, 'not-signed-in']);
    });

    it('leaves the other sessions alone', async () => {
      const { token, username } = await aUserWithPassword();
      const { body } = await signIn(username, password);
      await access.call('delete', '/api/v1/sessions/current', { token });
      expect((await me(body['token'])).status).toBe(200);
    });
  });

  describe('choosing a password', () => {
    const choose = (token: string, body: object) => access.call('post', '/api/v1/me/password', { token, body });
    const next = 'another fine sentence';
    let undecided: { token: string };
    beforeAll(async () => {
      undecided = await aSignedInUser(store.database, { username: 'user-name' });
    });

    it('needs the current one, and ends all other sessions and links', async () => {
      const { token, username, id } = await aUserWithPassword();
      const { body } = await signIn(username, password);
      const link = await aLink(id);
      expect(resultOf(await choose(token, { next }))).toEqual([403, 'password-wrong']);
      expect(resultOf(await choose(token, { current: 'wrong horse', next }))).toEqual([403, 'password-wrong']);
      expect((await choose(token, { current: password, next })).status).toBe(204);
      expect((await me(token)).status).toBe(200);
      expect((await me(body['token'])).status).toBe(401);
      expect((await access.call('get', link)).status).toBe(410);
      expect((await signIn(username, password)).status).toBe(401);
      expect((await signIn(username, next)).status).toBe(201);
    });

    it('needs no current one from who has none', async () => {
      const { token } = await aSignedInUser(store.database, { username: 'first-time' });
      expect((await choose(token, { next })).status).toBe(204);
      expect(resultOf(await choose(token, { next: 'yet another one here' }))).toEqual([403, 'password-wrong']);
    });

    it.each([
      [{ next: 'too short' }, 422, 'password-too-short'],
      [{ next: 'the USER-NAME is here' }, 422, 'password-holds-username'],
      [{ next: 'abababababababab' }, 422, 'password-too-simple'],
      [{ next, roles: ['admin'] }, 400, 'invalid-request'],
      [{ next, mustChangePassword: false }, 400, 'invalid-request'],
      [{}, 400, 'invalid-request'],
    ])('refuses %j', async (body, status, code) => {
      expect(resultOf(await choose(undecided.token, body))).toEqual([status, code]);
    });

    it('refuses the one that is there already', async () => {
      const { token } = await aUserWithPassword();
      expect(resultOf(await choose(token, { current: password, next: password }))).toEqual([422, 'password-unchanged']);
    });

    it('cannot be guessed at either', async () => {
      const { token } = await aUserWithPassword();
      for (let attempt = 0; attempt < 5; attempt++) await choose(token, { current: `wrong ${attempt}`, next });
      expect(resultOf(await choose(token, { current: password, next }))).toEqual([429, 'too-many-attempts']);
    });

    it('twice at once succeeds once', async () => {
      const { token } = await aUserWithPassword();
      const answers = await Promise.all(
        ['one', 'two', 'three'].map((word) => choose(token, { current: password, next: `${next} ${word}` })),
      );
      expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 403, 403]);
    });
  });

  it('leaves a trail without secrets', async () => {
    const { username } = await aUserWithPassword();
    const { body } = await signIn(username, password);
    await access.call('post', '/api/v1/me/password', {
      token: String(body['token']),
      body: { current: password, next: 'another fine sentence' },
    });
    await access.call('delete', '/api/v1/sessions/current', { token: String(body['token']) });
    const rows = await store.database.query<{ command: string }>(
      'SELECT * FROM audit_entry WHERE subject = $1 ORDER BY seq',
      [`user:${username}`],
    );
    expect(rows.map(({ command }) => command)).toEqual(['session.start', 'user.choose-password', 'session.end']);
    expect(JSON.stringify(rows)).not.toMatch(/horse|sentence|argon/);
    expect(JSON.stringify(rows)).not.toContain(String(body['token']));
  });

  it('is cleared up behind: what has expired goes, the rest stays, the next round is armed', async () => {
    const kept = await aUserWithPassword();
    const gone = await aUserWithPassword();
    await aLink(kept.id);
    await aLink(gone.id);
    await signIn('somebody', 'wrong horse');
    await store.database.query('UPDATE session SET expires_at = clock_timestamp() WHERE user_id = $1', [gone.id]);
    await store.database.query('UPDATE sign_in_link SET expires_at = clock_timestamp() WHERE user_id = $1', [gone.id]);
    await store.database.query('UPDATE sign_in_attempt SET window_ends_at = clock_timestamp()');
    await access.app.get(PurgeExpiredSessionsJob).fire(store.database, 'sessions', 7);
    const [counts] = await store.database.query(
      `SELECT (SELECT count(*)::int FROM session WHERE user_id = $1) AS "goneSessions", (SELECT count(*)::int FROM session WHERE user_id = $2) AS "keptSessions",
         (SELECT count(*)::int FROM sign_in_link WHERE user_id = $1) AS "goneLinks", (SELECT count(*)::int FROM sign_in_link WHERE user_id = $2) AS "keptLinks",
         (SELECT count(*)::int FROM sign_in_attempt) AS attempts,
         (SELECT round FROM timer WHERE kind = 'purge-expired-sessions' AND state = 'armed' AND round = 8) AS round`,
      [gone.id, kept.id],
    );
    expect(counts).toEqual({ goneSessions: 0, keptSessions: 1, goneLinks: 0, keptLinks: 1, attempts: 0, round: 8 });
  });
});

describe('the first start', () => {
  let store: TestDatabase;
  let access: TestAccess;

  beforeEach(async () => {
    store = await aDatabase();
    access = await anAccess(store);
  });
  afterEach(async () => {
    await access.stop();
    await store.drop();
  });
  const prepare = () => access.app.get(FirstStart).prepare();
  const tokenOf = ({ cookies }: Answer) => /plumbline_session=([^;]+)/.exec(cookies[0] ?? '')?.[1];

  it('makes an owner and a link that leads straight to something usable', async () => {
    const link = await prepare();
    expect(link).toMatch(/^\/sign-in\?token=[A-Za-z0-9_-]{43}$/);
    const token = tokenOf(await access.call('get', link ?? ''));
    const { status, body } = await access.call('get', '/api/v1/me', { token });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      username: 'admin',
      scope: { kind: 'all' },
      mustChangePassword: false,
      hasPassword: false,
    });
    expect(body['roles']).toContain('admin');
    expect(body['roles']).not.toContain('approver');
    expect((await access.call('get', '/api/v1/users', { token })).status).toBe(200);
  });

  it('in many processes at once gives one of them the link', async () => {
    const links = await Promise.all(Array.from({ length: 8 }, prepare));
    expect(links.filter((link) => link !== null)).toHaveLength(1);
    const rows = await store.database.query('SELECT username FROM app_user');
    expect(rows).toEqual([{ username: 'admin' }]);
  });

  it('is over when there is a way in: the link, a session, a password', async () => {
    const link = await prepare();
    expect(await prepare()).toBeNull();
    const token = tokenOf(await access.call('get', link ?? ''));
    expect(await prepare()).toBeNull();
    await access.call('post', '/api/v1/me/password', { token, body: { next: 'correct horse battery' } });
    await store.database.query('DELETE FROM session');
    expect(await prepare()).toBeNull();
  });

  it('comes again when no administrator could sign in any more, for the one who is there', async () => {
    await prepare();
    await store.database.query('UPDATE sign_in_link SET expires_at = clock_timestamp()');
    await aSignedInUser(store.database, { username: 'somebody', roles: ['supervisor'] });
    const link = await prepare();
    expect(link).not.toBeNull();
    const token = tokenOf(await access.call('get', link ?? ''));
    expect((await access.call('get', '/api/v1/me', { token })).body).toMatchObject({ username: 'admin' });
  });

  it('coming again in many processes at once gives one of them the link', async () => {
    await prepare();
    await store.database.query('UPDATE sign_in_link SET expires_at = clock_timestamp()');
    const links = await afterPileUp(store, 3, 'LOCK TABLE sign_in_link IN SHARE MODE', () =>
      Promise.all([prepare(), prepare(), prepare()]),
    );
    expect(links.filter((link) => link !== null)).toHaveLength(1);
  });

  it('makes nobody an owner where there are users, but no administrator', async () => {
    await aSignedInUser(store.database, { username: 'somebody', roles: ['supervisor'] });
    expect(await prepare()).toBeNull();
    expect(await store.database.query('SELECT username FROM app_user')).toEqual([{ username: 'somebody' }]);
  });

  it('arms the clearing up of sessions once', async () => {
    await prepare();
    await prepare();
    expect(await store.database.query('SELECT subject, round, state FROM timer')).toEqual([
      { subject: 'sessions', round: 1, state: 'armed' },
    ]);
  });
});
