// Real here: PostgreSQL, HTTP with the access guard.
import { OrganizationService } from '../../src/modules/organization/organization.service.js';
import { sha256Of } from '../../src/platform/secrets/secret.js';
import { aSignedInUser, anAccess, anApiKey, type Answer, type Method, type TestAccess } from '../support/access.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { afterPileUp } from '../support/pile-up.js';
import { sampleOrganization } from '../support/an-organization.js';

const path = '/api/v1/api-keys';

describe('API keys', () => {
  let store: TestDatabase;
  let access: TestAccess;
  let admin: { token: string };
  let province: { token: string };

  beforeAll(async () => {
    store = await aDatabase();
    access = await anAccess(store);
    await access.app.get(OrganizationService).load(sampleOrganization, 'system');
    admin = await aSignedInUser(store.database, { username: 'head' });
    province = await aSignedInUser(store.database, { username: 'province', scopeUnit: 'ZJ' });
  });
  afterAll(async () => {
    await access.stop();
    await store.drop();
  });

  const call = (method: Method, tail: string, body?: object, token = admin.token) =>
    access.call(method, path + tail, { token, body });
  const resultOf = ({ status, body }: Answer) => [status, body['code']];
  const create = (given: object = {}, token = admin.token) =>
    call('post', '', { source: 'queue-system', label: '叫号系统', scopeUnit: '*', ...given }, token);
  const keyOf = ({ body }: Answer) =>
    body['key'] as { id: string; prefix: string; state: string; expiresAt: string | null };
  const secretOf = ({ body }: Answer) => String(body['secret']);
  const me = (secret: string) => access.call('get', '/api/v1/me', { token: secret });
  const listed = async (id: string) => {
    const { body } = await call('get', '');
    return (body['keys'] as { id: string }[]).find((key) => key.id === id);
  };
  const trail = async (id: string) => {
    const rows = await store.database.query<{ command: string }>(
      'SELECT * FROM audit_entry WHERE subject = $1 ORDER BY seq',
      [`key:${id}`],
    );
    return rows;
  };

  it('are shown once, stored as a hash and speak for one source', async () => {
    const created = await create({ scopeUnit: 'ZJ' });
    expect(created.status).toBe(201);
    expect(secretOf(created)).toMatch(/^plk_[A-Za-z0-9_-]{43}$/);
    expect((await me(secretOf(created))).body).toMatchObject({
      kind: 'api-key',
      roles: ['integrator'],
      source: 'queue-system',
      scope: { kind: 'units' },
    });
    const { body } = await call('get', '');
    expect(JSON.stringify(body)).not.toContain(secretOf(created).slice(12));
    expect(JSON.stringify(await store.database.query('SELECT * FROM api_key'))).not.toContain(
      secretOf(created).slice(12),
    );
    expect(
      await store.database.query('SELECT FROM api_key WHERE secret_sha256 = $1', [sha256Of(secretOf(created))]),
    ).toHaveLength(1);
    expect(await listed(keyOf(created).id)).toMatchObject({
      prefix: secretOf(created).slice(0, 10),
      label: '叫号系统',
      createdBy: 'user:head',
      state: 'active',
    });
  });

  it.each(['plumbline.inspection', 'Plumbline.Inspection'])(
    "are not made for one of Plumbline's own sources, as which nobody else may post: %s",
    async (source) => {
      expect(resultOf(await create({ source }))).toEqual([422, 'source-reserved']);
      expect(await store.database.query('SELECT FROM api_key WHERE source = $1', [source])).toEqual([]);
    },
  );

  it('end at the moment they are revoked, and stay revoked', async () => {
    const created = await create();
    const { id } = keyOf(created);
    expect((await me(secretOf(created))).status).toBe(200);
    expect((await call('post', `/${id}/revoke`)).body).toMatchObject({ state: 'revoked' });
    expect(resultOf(await me(secretOf(created)))).toEqual([401, 'not-signed-in']);
    const [first, again] = [await listed(id), await call('post', `/${id}/revoke`)];
    expect(again.body).toEqual(first);
    expect((await trail(id)).map(({ command }) => command)).toEqual(['api-key.create', 'api-key.revoke']);
  });

  it('end when they expire', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const created = await create({ expiresAt });
    expect(keyOf(created).expiresAt).toBe(expiresAt);
    expect((await me(secretOf(created))).status).toBe(200);
    await store.database.query('UPDATE api_key SET expires_at = clock_timestamp() WHERE id = $1', [keyOf(created).id]);
    expect((await me(secretOf(created))).status).toBe(401);
    expect(await listed(keyOf(created).id)).toMatchObject({ state: 'expired' });
    expect(resultOf(await call('post', `/${keyOf(created).id}/rotate`, {}))).toEqual([409, 'api-key-ended']);
  });

  it('rotated without overlap change over at once', async () => {
    const old = await create();
    const rotated = await call('post', `/${keyOf(old).id}/rotate`, {});
    expect(rotated.status).toBe(201);
    expect((await me(secretOf(old))).status).toBe(401);
    expect((await me(secretOf(rotated))).body).toMatchObject({ source: 'queue-system', scope: { kind: 'all' } });
    expect(await listed(keyOf(old).id)).toMatchObject({ state: 'revoked', rotatedTo: keyOf(rotated).id });
  });

  it('rotated with overlap are both good until it is over', async () => {
    const old = await create();
    const rotated = await call('post', `/${keyOf(old).id}/rotate`, { overlapSeconds: 3_600 });
    expect((await me(secretOf(old))).status).toBe(200);
    expect((await me(secretOf(rotated))).status).toBe(200);
    const [row] = await store.database.query<{ seconds: number }>(
      'SELECT extract(epoch FROM expires_at - clock_timestamp())::int AS seconds FROM api_key WHERE id = $1',
      [keyOf(old).id],
    );
    expect(row?.seconds).toBeGreaterThan(3_500);
    expect(row?.seconds).toBeLessThanOrEqual(3_600);
    await store.database.query('UPDATE api_key SET expires_at = clock_timestamp() WHERE id = $1', [keyOf(old).id]);
    expect((await me(secretOf(old))).status).toBe(401);
    expect((await me(secretOf(rotated))).status).toBe(200);
  });

  it('do not live longer by being rotated', async () => {
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    const old = await create({ expiresAt });
    const rotated = await call('post', `/${keyOf(old).id}/rotate`, { overlapSeconds: 604_800 });
    expect(keyOf(rotated).expiresAt).toBe(expiresAt);
    expect(await listed(keyOf(old).id)).toMatchObject({ expiresAt });
  });

  it('are rotated once, however many ask at the same moment', async () => {
    const old = await create();
    const { id } = keyOf(old);
    const answers = await afterPileUp(store, 4, `SELECT FROM api_key WHERE id = '${id}' FOR UPDATE`, () =>
      Promise.all(Array.from({ length: 4 }, () => call('post', `/${id}/rotate`, { overlapSeconds: 60 }))),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
    expect((await trail(id)).map(({ command }) => command)).toEqual(['api-key.create', 'api-key.rotate']);
  });

  it('leave a trail without secrets', async () => {
    const created = await create();
    const rotated = await call('post', `/${keyOf(created).id}/rotate`, { overlapSeconds: 60 });
    const text = JSON.stringify([await trail(keyOf(created).id), await trail(keyOf(rotated).id)]);
    expect(text).not.toContain(secretOf(created));
    expect(text).not.toContain(secretOf(rotated));
    expect(text).toContain('user:head');
  });

  it.each<[object, number, string]>([
    [{ scopeUnit: 'XX' }, 422, 'unknown-unit'],
    [{ expiresAt: '2020-01-01T00:00:00Z' }, 422, 'expiry-in-past'],
    [{ expiresAt: '2030-01-01T00:00:00' }, 400, 'invalid-request'],
    [{ source: '' }, 400, 'invalid-request'],
    [{ source: 'a b' }, 400, 'invalid-request'],
    [{ label: 'turned \u202e round' }, 400, 'invalid-request'],
    [{ id: '00000000-0000-4000-8000-000000000000' }, 400, 'invalid-request'],
    [{ secret: 'plk_' }, 400, 'invalid-request'],
    [{ secretSha256: 'x' }, 400, 'invalid-request'],
    [{ createdBy: 'user:somebody' }, 400, 'invalid-request'],
    [{ revokedAt: null }, 400, 'invalid-request'],
    [{ roles: ['admin'] }, 400, 'invalid-request'],
  ])('created with %j are %s', async (given, status, code) => {
    expect(resultOf(await create(given))).toEqual([status, code]);
  });

  it.each([
    [{ overlapSeconds: -1 }],
    [{ overlapSeconds: 604_801 }],
    [{ overlapSeconds: 0.5 }],
    [{ overlapSeconds: '60' }],
    [{ scopeUnit: '*' }],
  ])('are not rotated with %j', async (body) => {
    const { id } = keyOf(await create());
    expect(resultOf(await call('post', `/${id}/rotate`, body))).toEqual([400, 'invalid-request']);
  });

  describe('of one part of the organisation', () => {
    it('are made by its administrator, for it and nothing else', async () => {
      expect((await create({ scopeUnit: 'ZJ-1' }, province.token)).status).toBe(201);
      for (const scopeUnit of ['*', 'HQ', 'JS', 'XX']) {
        expect(resultOf(await create({ scopeUnit }, province.token))).toEqual([403, 'scope-beyond-yours']);
      }
    });

    it('are all that its administrator sees and touches', async () => {
      const inside = keyOf(await create({ scopeUnit: 'ZJ-1', source: 'inside' }));
      const beside = keyOf(await create({ scopeUnit: 'JS-1', source: 'beside' }));
      const whole = keyOf(await create({ source: 'whole' }));
      const { body } = await call('get', '', undefined, province.token);
      const ids = (body['keys'] as { id: string }[]).map(({ id }) => id);
      expect(ids).toContain(inside.id);
      for (const { id } of [beside, whole]) {
        expect(ids).not.toContain(id);
        expect(resultOf(await call('post', `/${id}/revoke`, undefined, province.token))).toEqual([404, 'not-found']);
        expect(resultOf(await call('post', `/${id}/rotate`, {}, province.token))).toEqual([404, 'not-found']);
      }
      expect((await call('post', `/${inside.id}/revoke`, undefined, province.token)).status).toBe(200);
    });
  });

  it('cannot administer, nor have a session or a password', async () => {
    const { secret } = await anApiKey(store.database);
    expect(resultOf(await create({}, secret))).toEqual([403, 'not-allowed']);
    expect(resultOf(await access.call('get', '/api/v1/users', { token: secret }))).toEqual([403, 'not-allowed']);
    expect(resultOf(await access.call('delete', '/api/v1/sessions/current', { token: secret }))).toEqual([
      403,
      'people-only',
    ]);
    const body = { next: 'correct horse battery' };
    expect(resultOf(await access.call('post', '/api/v1/me/password', { token: secret, body }))).toEqual([
      403,
      'people-only',
    ]);
  });
});

describe('the trail', () => {
  let store: TestDatabase;
  let access: TestAccess;
  beforeAll(async () => {
    store = await aDatabase();
    access = await anAccess(store);
    await access.app.get(OrganizationService).load(sampleOrganization, 'system');
    await store.database.query(
      `INSERT INTO audit_entry (actor, command, subject) SELECT 'user:x', 'probe', 'probe:' || n FROM generate_series(1, 5) AS n`,
    );
  });
  afterAll(async () => {
    await access.stop();
    await store.drop();
  });
  const read = (token: string, query = '') => access.call('get', `/api/v1/audit${query}`, { token });

  it('is read newest first, by subject or actor, page by page', async () => {
    const { token } = await aSignedInUser(store.database, { username: 'auditor', roles: ['auditor'] });
    const first = await read(token, '?actor=user:x&limit=3');
    const commands = (answer: Answer) =>
      (answer.body['entries'] as { subject: string }[]).map(({ subject }) => subject);
    expect(commands(first)).toEqual(['probe:5', 'probe:4', 'probe:3']);
    const second = await read(token, `?actor=user:x&limit=3&before=${String(first.body['next'])}`);
    expect([commands(second), second.body['next']]).toEqual([['probe:2', 'probe:1'], null]);
    expect(commands(await read(token, '?subject=organization'))).toEqual(['organization']);
    expect(commands(await read(token, `?subject=${encodeURIComponent("organization' OR '1'='1")}`))).toEqual([]);
  });

  it('is for auditors and administrators of the whole organisation', async () => {
    const part = await aSignedInUser(store.database, { username: 'part', roles: ['auditor'], scopeUnit: 'ZJ' });
    const other = await aSignedInUser(store.database, { username: 'other', roles: ['supervisor', 'leadership'] });
    expect((await read(part.token)).body['code']).toBe('whole-organization-needed');
    expect((await read(other.token)).body['code']).toBe('not-allowed');
  });

  it.each(['?subject=%00', '?before=x', '?limit=501', '?subject=a&subject=b', '?before=99999999999999999999'])(
    'refuses %s',
    async (query) => {
      const { token } = await aSignedInUser(store.database, { username: `asks${query.length}`, roles: ['auditor'] });
      expect((await read(token, query)).status).toBe(400);
    },
  );
});
