// Real here: PostgreSQL, HTTP with the access guard before probe routes of the test's own.
import { Controller, Get, Post } from '@nestjs/common';
import type { Principal } from '../../src/domain/shared/principal.js';
import { Allow, AllowEverybody, Open } from '../../src/platform/http/allow.decorator.js';
import { CurrentPrincipal } from '../../src/platform/http/request-context.decorator.js';
import { aSignedInUser, anAccess, anApiKey, type Call, type Method, type TestAccess } from '../support/access.js';
import { aDatabase, type TestDatabase } from '../support/database.js';

@Controller('probe')
class ProbeController {
  @Get('undeclared')
  undeclared(): string {
    return 'seen';
  }

  @Get('nobody')
  @Allow()
  nobody(): string {
    return 'seen';
  }

  @Get('supervisors')
  @Allow('supervisor')
  supervisors(): string {
    return 'seen';
  }

  @Get('everybody')
  @AllowEverybody()
  everybody(@CurrentPrincipal() principal: Principal): Principal {
    return principal;
  }

  @Post('everybody')
  @AllowEverybody()
  change(): string {
    return 'changed';
  }

  @Get('open')
  @Open()
  open(): string {
    return 'seen';
  }
}

@Controller('open-probe')
@Open()
class OpenProbeController {
  @Get('undeclared')
  undeclared(): string {
    return 'seen';
  }

  @Get('supervisors')
  @Allow('supervisor')
  supervisors(): string {
    return 'seen';
  }
}

describe('the guard before every route', () => {
  let store: TestDatabase;
  let access: TestAccess;
  let supervisor: { id: string; token: string };
  let key: { id: string; secret: string };

  beforeAll(async () => {
    store = await aDatabase();
    access = await anAccess(store, { controllers: [ProbeController, OpenProbeController] });
    supervisor = await aSignedInUser(store.database, { username: 'supervisor', roles: ['supervisor'] });
    key = await anApiKey(store.database);
  });
  afterAll(async () => {
    await access.stop();
    await store.drop();
  });

  const codeOf = async (method: Method, path: string, call: Call = {}) => {
    const { status, body } = await access.call(method, path, call);
    return [status, body['code']];
  };
  const everybody = '/probe/everybody';

  it.each(['/probe/undeclared', '/probe/nobody'])('lets nobody through to %s, which names nobody', async (path) => {
    const admin = await aSignedInUser(store.database, { username: `admin-of-${path.slice(7)}` });
    for (const call of [{}, { token: admin.token }, { token: supervisor.token }, { token: key.secret }]) {
      expect(await codeOf('get', path, call)).toEqual([403, 'route-closed']);
    }
  });

  it('lets only the named roles through, and says which those are', async () => {
    expect((await access.call('get', '/probe/supervisors', { token: supervisor.token })).status).toBe(200);
    const refused = await access.call('get', '/probe/supervisors', {
      token: key.secret,
      headers: { 'Accept-Language': 'en' },
    });
    expect([refused.status, refused.body]).toEqual([
      403,
      {
        type: 'urn:plumbline:problem:not-allowed',
        status: 403,
        code: 'not-allowed',
        message: 'Your roles (integrator) may not do this; needed: supervisor.',
        data: { roles: ['integrator'], needed: ['supervisor'] },
      },
    ]);
  });

  it('lets the route decide before its controller', async () => {
    expect(await codeOf('get', '/open-probe/supervisors')).toEqual([401, 'not-signed-in']);
    expect((await access.call('get', '/open-probe/undeclared')).status).toBe(200);
    expect((await access.call('get', '/probe/open')).status).toBe(200);
  });

  it('knows who is asking', async () => {
    expect((await access.call('get', everybody, { token: supervisor.token })).body).toEqual({
      kind: 'user',
      id: supervisor.id,
      actor: 'user:supervisor',
      roles: ['supervisor'],
      scope: { kind: 'all' },
      staff: null,
      source: null,
      mustChangePassword: false,
    });
    expect((await access.call('get', everybody, { token: key.secret })).body).toEqual({
      kind: 'api-key',
      id: key.id,
      actor: `key:${key.id}`,
      roles: ['integrator'],
      scope: { kind: 'all' },
      staff: null,
      source: 'queue-system',
      mustChangePassword: false,
    });
  });

  it('takes a session as a cookie, an API key only as a bearer token', async () => {
    expect((await access.call('get', everybody, { cookie: supervisor.token })).status).toBe(200);
    expect(await codeOf('get', everybody, { cookie: key.secret })).toEqual([401, 'not-signed-in']);
  });

  it.each<[string, () => Call]>([
    ['nothing', () => ({})],
    ['an unknown token', () => ({ token: 'A'.repeat(43) })],
    ['an unknown key', () => ({ token: `plk_${'A'.repeat(43)}` })],
    ['the hash instead of the secret', () => ({ token: 'plk_'.padEnd(64, '0') })],
    ['a token cut short', () => ({ token: supervisor.token.slice(0, -1) })],
    ['a token in other letters', () => ({ token: supervisor.token.toLowerCase() })],
    ['another scheme', () => ({ headers: { Authorization: `Basic ${supervisor.token}` } })],
    ['an empty cookie', () => ({ cookie: '' })],
    ['a cookie that is an object', () => ({ cookie: encodeURIComponent(`j:{"$ne":null}`) })],
    ['a wrong bearer token beside a right cookie', () => ({ token: 'A'.repeat(43), cookie: supervisor.token })],
  ])('does not know somebody who brings %s', async (_, call) => {
    expect(await codeOf('get', everybody, call())).toEqual([401, 'not-signed-in']);
  });

  it('ends a session by the clock of the database', async () => {
    const { id, token } = await aSignedInUser(store.database, { username: 'expiring' });
    const expireIn = (interval: string) =>
      store.database.query(`UPDATE session SET expires_at = clock_timestamp() + $2::interval WHERE user_id = $1`, [
        id,
        interval,
      ]);
    await expireIn('1 minute');
    expect((await access.call('get', everybody, { token })).status).toBe(200);
    await expireIn('0 seconds');
    expect(await codeOf('get', everybody, { token })).toEqual([401, 'not-signed-in']);
  });

  it('does not know a disabled user, an expired and a revoked key at the very next request', async () => {
    const user = await aSignedInUser(store.database, { username: 'disabled' });
    await store.database.query('UPDATE app_user SET disabled_at = clock_timestamp() WHERE id = $1', [user.id]);
    expect(await codeOf('get', everybody, { token: user.token })).toEqual([401, 'not-signed-in']);
    for (const column of ['expires_at', 'revoked_at']) {
      const ended = await anApiKey(store.database);
      expect((await access.call('get', everybody, { token: ended.secret })).status).toBe(200);
      await store.database.query(`UPDATE api_key SET ${column} = clock_timestamp() WHERE id = $1`, [ended.id]);
      expect(await codeOf('get', everybody, { token: ended.secret })).toEqual([401, 'not-signed-in']);
    }
  });

  it('gives a role that it does not know no power', async () => {
    const { id, token } = await aSignedInUser(store.database, { username: 'odd' });
    await store.database.query(`UPDATE app_user SET roles = '{superuser,*}' WHERE id = $1`, [id]);
    expect(await codeOf('get', '/probe/supervisors', { token })).toEqual([403, 'not-allowed']);
    expect((await access.call('get', everybody, { token })).body).toMatchObject({
      roles: [],
      scope: { kind: 'units', codes: [] },
    });
  });

  describe('against forged requests of a browser', () => {
    it.each<[string, Record<string, string>]>([
      ['another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }],
      ['a neighbour on the same domain', { 'Sec-Fetch-Site': 'same-site' }],
      ['another site over plain http', { Origin: 'http://evil.example' }],
      ['a sandboxed frame', { Origin: 'null' }],
      ['nobody knows where', {}],
    ])('refuses what a cookie alone would allow, asked for by %s', async (_, headers) => {
      expect(await codeOf('post', everybody, { cookie: supervisor.token, headers })).toEqual([
        403,
        'cross-site-request',
      ]);
    });

    it('lets a page of its own through', async () => {
      const headers = { 'Sec-Fetch-Site': 'same-origin' };
      expect((await access.call('post', everybody, { cookie: supervisor.token, headers })).status).toBe(201);
    });

    it('asks for no origin where nothing changes, or where a bearer token is sent', async () => {
      expect((await access.call('get', everybody, { cookie: supervisor.token })).status).toBe(200);
      expect((await access.call('post', everybody, { token: supervisor.token })).status).toBe(201);
      expect((await access.call('post', everybody, { token: key.secret })).status).toBe(201);
    });
  });

  it('lets somebody who must choose a password do nothing else', async () => {
    const { id, token } = await aSignedInUser(store.database, { username: 'fresh' });
    await store.database.query('UPDATE app_user SET must_change_password = true WHERE id = $1', [id]);
    for (const path of [everybody, '/api/v1/me', '/api/v1/users', '/api/v1/organization/units']) {
      expect(await codeOf('get', path, { token })).toEqual([403, 'password-change-needed']);
    }
    expect(
      (await access.call('post', '/api/v1/me/password', { token, body: { next: 'a long enough one' } })).status,
    ).toBe(204);
    expect((await access.call('get', everybody, { token })).status).toBe(200);
  });
});
