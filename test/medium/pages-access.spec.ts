// Real here: PostgreSQL, HTTP with the access guard, argon2id, forms as a browser sends them.
import { Controller, Get, Post } from '@nestjs/common';
import { PasswordService } from '../../src/modules/access/password.service.js';
import { Allow, AllowEverybody } from '../../src/platform/http/allow.decorator.js';
import { CurrentFrame, type Frame } from '../../src/platform/pages/frame.js';
import { html } from '../../src/platform/pages/html.js';
import { layout } from '../../src/platform/pages/layout.js';
import {
  aSignedInUser,
  anAccess,
  anApiKey,
  type Answer,
  type Call,
  type Method,
  type TestAccess,
} from '../support/access.js';
import { aDatabase, type TestDatabase } from '../support/database.js';

@Controller('probe')
class ProbeController {
  @Get()
  @AllowEverybody()
  show(@CurrentFrame() frame: Frame): string {
    return layout(frame, { title: 'Probe', body: html`<h1>seen in ${frame.locale}</h1>` });
  }

  @Post()
  @AllowEverybody()
  change(): string {
    return 'changed';
  }

  @Get('auditors')
  @Allow('auditor')
  auditors(): string {
    return 'seen';
  }

  @Get('broken')
  @AllowEverybody()
  broken(): string {
    throw new Error('the secret inside');
  }
}

const password = 'correct horse battery';
const browser = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'Sec-Fetch-Site': 'same-origin' };
const foreign = { ...browser, 'Sec-Fetch-Site': 'cross-site' };

let store: TestDatabase;
let access: TestAccess;

beforeAll(async () => {
  store = await aDatabase();
  access = await anAccess(store, { controllers: [ProbeController] });
});
afterAll(async () => {
  await access.stop();
  await store.drop();
});
beforeEach(async () => {
  await store.database.query('TRUNCATE sign_in_attempt');
});

/** A request of a browser that prefers English. */
const browse = (method: Method, path: string, { headers, ...call }: Call = {}) =>
  access.call(method, path, { ...call, headers: { ...browser, 'Accept-Language': 'en', ...headers } });
const ledTo = ({ status, headers }: Answer) => [status, headers['location']];
const sessionOf = ({ cookies }: Answer) => /plumbline_session=([A-Za-z0-9_-]+)/.exec(cookies.join(';'))?.[1];
const titleOf = ({ text }: Answer) => /<h1>([^<]*)<\/h1>/.exec(text)?.[1];

let users = 0;
async function aUser({ chosen = password, isDue = false }: { chosen?: string | null; isDue?: boolean } = {}) {
  const username = `user${++users}`;
  const user = await aSignedInUser(store.database, { username, roles: ['supervisor'] });
  const hash = chosen === null ? null : await access.app.get(PasswordService).hash(chosen);
  await store.database.query('UPDATE app_user SET password_hash = $2, must_change_password = $3 WHERE id = $1', [
    user.id,
    hash,
    isDue,
  ]);
  return { ...user, username };
}

describe('a page without a session', () => {
  it('leads to signing in and remembers where the reader wanted to go', async () => {
    expect(ledTo(await browse('get', '/probe?a=1&b=2'))).toEqual([303, '/sign-in-page?next=%2Fprobe%3Fa%3D1%26b%3D2']);
    expect(ledTo(await browse('get', '/probe', { cookie: 'made-up' }))).toEqual([303, '/sign-in-page?next=%2Fprobe']);
  });

  it('leads to signing in when a form is sent, which nobody can send again', async () => {
    expect(ledTo(await browse('post', '/probe', { form: { a: '1' } }))).toEqual([303, '/sign-in-page']);
  });

  it('is refused in JSON to the API and to programs', async () => {
    for (const answer of [await browse('get', '/api/v1/me'), await access.call('get', '/probe')]) {
      expect([answer.status, answer.body['code']]).toEqual([401, 'not-signed-in']);
    }
  });

  it('is asked for once more when the reader comes from another site, where the cookie stays behind', async () => {
    const answer = await browse('get', '/probe?a=1&b=2', { headers: foreign });
    expect([answer.status, answer.text.includes('content="0; url=/probe?a=1&amp;b=2"')]).toEqual([200, true]);
    const overHttp = async (referer: string) =>
      (await access.call('get', '/probe', { headers: { Accept: 'text/html', Host: 'here.example', Referer: referer } }))
        .status;
    expect(await overHttp('http://mail.example/')).toBe(200);
    expect(await overHttp('http://here.example/probe')).toBe(303);
    const known = await browse('get', '/probe', { headers: foreign, cookie: 'made-up' });
    expect(ledTo(known)).toEqual([303, '/sign-in-page?next=%2Fprobe']);
  });

  it.each(['//evil.example/probe', '/\\evil.example'])('never leads to another site by the path %j', async (path) => {
    for (const headers of [browser, foreign]) {
      const { headers: answered, text } = await browse('get', path, { headers });
      expect(answered['location'] ?? '').not.toContain('evil');
      expect(text).not.toContain('url=//');
    }
  });
});

describe('signing in on a page', () => {
  const signIn = (form: Record<string, string>, headers: Record<string, string> = {}) =>
    browse('post', '/sign-in-page', { form, headers });

  it('sets the cookie and leads on to where the reader wanted to go', async () => {
    const { username } = await aUser();
    const answer = await signIn({ username, password, next: '/probe?a=1' });
    expect(ledTo(answer)).toEqual([303, '/probe?a=1']);
    expect(answer.cookies[0]).toMatch(
      /^plumbline_session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
    );
    expect(titleOf(await browse('get', '/probe', { cookie: sessionOf(answer) }))).toBe('seen in en');
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example/', '/\t/evil.example', '/.//evil.example', ''])(
    'never leads to another site by next=%j',
    async (next) => {
      const { username, token } = await aUser();
      const form = await browse('get', `/sign-in-page?next=${encodeURIComponent(next)}`);
      expect(form.text).toContain('name="next" value="/"');
      expect(ledTo(await signIn({ username, password, next }))).toEqual([303, '/']);
      const known = await browse('get', `/sign-in-page?next=${encodeURIComponent(next)}`, { cookie: token });
      expect(ledTo(known)).toEqual([303, '/']);
    },
  );

  it('shows the form again with the reason, the name that was typed and no password', async () => {
    const { username } = await aUser();
    const answer = await signIn({ username, password: 'wrong-horse', next: '/probe' });
    expect([answer.status, sessionOf(answer)]).toEqual([401, undefined]);
    expect(answer.text).toContain('Username or password is not right.');
    expect(answer.text).toContain(`value="${username}"`);
    expect(answer.text).toContain('name="next" value="/probe"');
    expect(answer.text).not.toContain('wrong-horse');
    expect((await signIn({ username: '"><script>', password: 'x' })).text).not.toContain('<script');
  });

  it('is throttled like signing in by the API, and says until when', async () => {
    const { username } = await aUser();
    for (let attempt = 0; attempt < 5; attempt++) await signIn({ username, password: 'wrong horse' });
    const { status, headers, text } = await signIn({ username, password });
    expect([status, titleOf({ text } as Answer)]).toEqual([429, 'Sign in']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  });

  it('by a page of another site is refused, so that nobody is signed in as somebody else', async () => {
    const { username } = await aUser();
    const answer = await signIn({ username, password }, { 'Sec-Fetch-Site': 'cross-site' });
    expect([answer.status, sessionOf(answer), titleOf(answer)]).toEqual([403, undefined, 'Not allowed']);
    const byOrigin = { 'Sec-Fetch-Site': '', Origin: 'http://evil.example' };
    expect((await signIn({ username, password }, byOrigin)).status).toBe(403);
  });

  it('is not asked of somebody who is signed in', async () => {
    const { token } = await aUser();
    expect(ledTo(await browse('get', '/sign-in-page?next=/probe', { cookie: token }))).toEqual([303, '/probe']);
  });
});

describe('choosing a password on a page', () => {
  const next = 'another fine sentence';

  it('comes before every other page while one is due', async () => {
    const { token } = await aUser({ chosen: null, isDue: true });
    expect(ledTo(await browse('get', '/probe', { cookie: token }))).toEqual([303, '/choose-password']);
    expect(ledTo(await browse('post', '/probe', { cookie: token, form: {} }))).toEqual([303, '/choose-password']);
    expect(titleOf(await browse('get', '/choose-password', { cookie: token }))).toBe('Choose a password');
    const chosen = await browse('post', '/choose-password', { cookie: token, form: { next, again: next } });
    expect(ledTo(chosen)).toEqual([303, '/']);
    expect((await browse('get', '/probe', { cookie: token })).status).toBe(200);
  });

  it('asks for the current one where there is one', async () => {
    const { token, username } = await aUser();
    expect((await browse('get', '/choose-password', { cookie: token })).text).toContain('name="current"');
    const choose = (form: Record<string, string>) => browse('post', '/choose-password', { cookie: token, form });
    expect((await choose({ current: '', next, again: next })).status).toBe(403);
    expect((await choose({ current: 'wrong horse', next, again: next })).text).toContain('is not right');
    expect((await choose({ current: password, next, again: `${next}!` })).text).toContain('the same way twice');
    expect((await choose({ current: password, next: 'short', again: 'short' })).status).toBe(422);
    expect(ledTo(await choose({ current: password, next, again: next }))).toEqual([303, '/']);
    const signedIn = await browse('post', '/sign-in-page', { form: { username, password: next } });
    expect(ledTo(signedIn)).toEqual([303, '/']);
  });

  it('is for people only', async () => {
    const { secret } = await anApiKey(store.database);
    expect((await browse('get', '/choose-password', { token: secret })).status).toBe(403);
    const form = { next, again: next };
    expect((await browse('post', '/choose-password', { token: secret, form })).status).toBe(403);
  });
});

describe('signing out on a page', () => {
  it('ends the session and takes the cookie back, also while a password is due', async () => {
    for (const isDue of [false, true]) {
      const { token } = await aUser({ isDue });
      const answer = await browse('post', '/sign-out', { cookie: token, form: {} });
      expect(ledTo(answer)).toEqual([303, '/sign-in-page']);
      expect(answer.cookies[0]).toMatch(/^plumbline_session=; Path=\/; Expires=Thu, 01 Jan 1970/);
      expect((await access.call('get', '/api/v1/me', { token })).status).toBe(401);
    }
  });

  it.each([
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': '', Origin: 'null' },
    { 'Sec-Fetch-Site': '', Origin: '' },
  ])('cannot be done by another site that sends %j, nor by a link', async (headers) => {
    const { token } = await aUser();
    expect((await browse('post', '/sign-out', { cookie: token, form: {}, headers })).status).toBe(403);
    expect((await browse('get', '/sign-out', { cookie: token })).status).toBe(404);
    expect((await access.call('get', '/api/v1/me', { token })).status).toBe(200);
  });
});

describe('the language of a page', () => {
  const localeOf = async (path: string, headers: Record<string, string>) => {
    const { token } = await aUser();
    const cookie = `plumbline_session=${token}; ${headers['Cookie'] ?? ''}`;
    return titleOf(await access.call('get', path, { headers: { ...browser, ...headers, Cookie: cookie } }));
  };

  it.each([
    ['/probe', {}, 'zh-CN'],
    ['/probe', { 'Accept-Language': 'en-GB,en;q=0.9' }, 'en'],
    ['/probe', { 'Accept-Language': 'de' }, 'zh-CN'],
    ['/probe', { 'Accept-Language': 'en', Cookie: 'plumbline_lang=zh-CN' }, 'zh-CN'],
    ['/probe', { Cookie: 'plumbline_lang=en' }, 'en'],
    ['/probe', { Cookie: 'plumbline_lang=%22%3E%3Cscript%3E' }, 'zh-CN'],
    ['/probe?lang=en', { Cookie: 'plumbline_lang=zh-CN' }, 'en'],
    ['/probe?lang=zh-CN', { 'Accept-Language': 'en' }, 'zh-CN'],
  ])('of %s with %j is %3$s', async (path, headers, expected) => {
    expect(await localeOf(path, headers)).toBe(`seen in ${expected}`);
  });

  it('stays as it was chosen, before signing in as well', async () => {
    const answer = await browse('get', '/sign-in-page?lang=zh-CN');
    expect(titleOf(answer)).toBe('登录');
    expect(answer.cookies[0]).toMatch(
      /^plumbline_lang=zh-CN; Max-Age=31536000; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    );
  });

  it('is kept only if it is one that there is', async () => {
    for (const lang of ['fr', 'en"', '']) {
      const { cookies } = await browse('get', `/sign-in-page?lang=${encodeURIComponent(lang)}`);
      expect(cookies).toEqual([]);
    }
  });

  it('is also that of the API in the same browser', async () => {
    const { body } = await access.call('get', '/api/v1/me', { headers: { Cookie: 'plumbline_lang=en' } });
    expect(body['message']).toBe('Sign in first.');
  });
});

describe('what is refused to a browser', () => {
  it.each([
    ['/probe/auditors', 403, 'Not allowed'],
    ['/nowhere', 404, 'Not found'],
    ['/choose-password?unknown=1', 400, 'This was not done'],
    ['/sign-in?token=made-up', 410, 'This was not done'],
  ])('at %s is a page', async (path, status, title) => {
    const { token } = await aUser();
    const answer = await browse('get', path, { cookie: token });
    expect([answer.status, titleOf(answer)]).toEqual([status, title]);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it('is told without what went on inside', async () => {
    const { token } = await aUser();
    const answer = await browse('get', '/probe/broken', { cookie: token });
    expect([answer.status, titleOf(answer)]).toEqual([500, 'Something went wrong']);
    expect(answer.text).not.toContain('secret');
  });

  it('leads back to the page it came from, but to no other site', async () => {
    const { token } = await aUser();
    const backFrom = async (referer: string) => {
      const { text } = await browse('get', '/nowhere', {
        cookie: token,
        headers: { Referer: referer, Host: 'here.example' },
      });
      return /<a href="([^"]*)">‹/.exec(text)?.[1];
    };
    expect(await backFrom('http://here.example/probe?a=1')).toBe('/probe?a=1');
    expect(await backFrom('http://here.example//evil.example')).toBe('/');
    expect(await backFrom('http://evil.example/probe')).toBe('/');
    expect(await backFrom('nonsense')).toBe('/');
  });
});

describe('what comes with every page', () => {
  it('keeps it out of caches, and scripts and other sites out of it', async () => {
    const { headers } = await browse('get', '/sign-in-page');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['referrer-policy']).toBe('same-origin');
    const policy = String(headers['content-security-policy']);
    for (const part of [
      "default-src 'self'",
      "script-src 'self'",
      "script-src-attr 'none'",
      "form-action 'self'",
      "frame-ancestors 'self'",
    ])
      expect(policy).toContain(part);
  });

  it('is a stylesheet that browsers may keep, under an address that changes with it', async () => {
    const page = await browse('get', '/sign-in-page');
    const address = /href="(\/assets\/style\.css\?v=[0-9a-f]{12})"/.exec(page.text)?.[1] ?? '';
    const style = await browse('get', address);
    expect([style.status, style.headers['content-type']]).toEqual([200, 'text/css; charset=utf-8']);
    expect(style.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(style.text).toContain('font-family');
    for (const path of ['/assets/', '/assets/nothing.css', '/assets/..%2Fassets.ts'])
      expect((await browse('get', path)).status).toBe(404);
  });

  it('is no form for the API: what another site can send without asking is not read there', async () => {
    const { username } = await aUser();
    const answer = await access.call('post', '/api/v1/sessions', { form: { username, password } });
    expect([answer.status, answer.body['code']]).toEqual([400, 'invalid-request']);
  });

  it('is a limit to what a form may hold', async () => {
    const { token } = await aUser();
    const big = await browse('post', '/choose-password', {
      cookie: token,
      form: { next: 'x'.repeat(70_000), again: '' },
    });
    expect([big.status, titleOf(big)]).toEqual([413, 'This was not done']);
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`field${index}`, '']));
    expect((await browse('post', '/choose-password', { cookie: token, form: many })).status).toBe(413);
  });
});
