// Real here: PostgreSQL, HTTP with the access guard.
import type { Role } from '../../src/domain/shared/principal.js';
import { OrganizationService } from '../../src/modules/organization/organization.service.js';
import { aSignedInUser, anAccess, type Answer, type Method, type TestAccess } from '../support/access.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { sampleOrganization } from '../support/an-organization.js';

const path = '/api/v1/users';

describe('users', () => {
  let store: TestDatabase;
  let access: TestAccess;
  let admin: { id: string; token: string };
  /** administers the province ZJ and nothing else */
  let province: { id: string; token: string };

  beforeEach(async () => {
    await store.database.query('TRUNCATE app_user, session, sign_in_link');
    admin = await aSignedInUser(store.database, { username: 'head' });
    province = await aSignedInUser(store.database, { username: 'province', scopeUnit: 'ZJ' });
  });
  beforeAll(async () => {
    store = await aDatabase();
    access = await anAccess(store);
    await access.app.get(OrganizationService).load(sampleOrganization, 'system');
  });
  afterAll(async () => {
    await access.stop();
    await store.drop();
  });

  const call = (method: Method, tail: string, body?: object, token = admin.token) =>
    access.call(method, path + tail, { token, body });
  const resultOf = ({ status, body }: Answer) => [status, body['code']];
  const aUser = (given: object = {}) => ({
    username: 'li.na',
    displayName: '李娜',
    roles: ['inspector'],
    scopeUnit: 'ZJ-1',
    ...given,
  });
  const create = (given: object = {}, token = admin.token) => call('post', '', aUser(given), token);
  const idOf = ({ body }: Answer) => (body['user'] as { id: string }).id;
  const signInBy = async ({ body }: Answer, link = body['link']) => {
    const { cookies } = await access.call('get', (link as { path: string }).path);
    return /plumbline_session=([^;]+)/.exec(cookies[0] ?? '')?.[1];
  };
  const me = (token: string | undefined) => access.call('get', '/api/v1/me', { token });
  const choosePassword = (token: string | undefined) =>
    access.call('post', '/api/v1/me/password', { token, body: { next: 'correct horse battery' } });
  const trail = async (subject: string) =>
    store.database.query<{ actor: string; command: string; before: unknown; after: unknown }>(
      'SELECT actor, command, before, after FROM audit_entry WHERE subject = $1 ORDER BY seq',
      [subject],
    );
  const last = <T>(rows: readonly T[]) => rows.at(-1);

  it('come in by their link, choose a password and may then do what their roles allow', async () => {
    const created = await create();
    expect(created.status).toBe(201);
    expect(created.body['user']).toMatchObject({
      username: 'li.na',
      displayName: '李娜',
      hasPassword: false,
      disabledAt: null,
    });
    const token = await signInBy(created);
    expect(resultOf(await me(token))).toEqual([403, 'password-change-needed']);
    expect((await choosePassword(token)).status).toBe(204);
    expect((await me(token)).body).toMatchObject({ roles: ['inspector'], scope: { kind: 'units', codes: ['ZJ-1'] } });
    const { status } = await access.call('post', '/api/v1/sessions', {
      body: { username: 'li.na', password: 'correct horse battery' },
    });
    expect(status).toBe(201);
  });

  it('are listed without hashes', async () => {
    await create();
    const { body } = await call('get', '');
    expect((body['users'] as { username: string }[]).map(({ username }) => username)).toEqual([
      'head',
      'li.na',
      'province',
    ]);
    expect(JSON.stringify(body)).not.toMatch(/hash|token|secret/i);
  });

  it('change roles and scope at once, also in a session that is open', async () => {
    const created = await create();
    const token = await signInBy(created);
    await choosePassword(token);
    const { status, body } = await call('patch', `/${idOf(created)}`, {
      roles: ['supervisor', 'approver'],
      scopeUnit: 'JS',
    });
    expect([status, body]).toMatchObject([
      200,
      { roles: ['supervisor', 'approver'], scopeUnit: 'JS', displayName: '李娜' },
    ]);
    expect((await me(token)).body).toMatchObject({ roles: ['supervisor', 'approver'], scope: { kind: 'units' } });
    expect(last(await trail('user:li.na'))).toMatchObject({
      actor: 'user:head',
      command: 'user.change',
      before: { roles: ['inspector'], scopeUnit: 'ZJ-1' },
      after: { roles: ['supervisor', 'approver'], scopeUnit: 'JS' },
    });
  });

  it('are shut out at once when disabled, and come back by a new link', async () => {
    const created = await create({ username: 'back.again' });
    const token = await signInBy(created);
    await choosePassword(token);
    expect((await call('post', `/${idOf(created)}/disable`)).body['disabledAt']).not.toBeNull();
    expect(resultOf(await me(token))).toEqual([401, 'not-signed-in']);
    expect(resultOf(await call('post', `/${idOf(created)}/sign-in-link`))).toEqual([409, 'user-disabled']);
    expect((await call('post', `/${idOf(created)}/enable`)).body['disabledAt']).toBeNull();
    expect(resultOf(await me(token))).toEqual([401, 'not-signed-in']);
    const { body } = await call('post', `/${idOf(created)}/sign-in-link`);
    const again = await signInBy(created, body);
    expect(resultOf(await me(again))).toEqual([403, 'password-change-needed']);
    expect((await trail('user:back.again')).map(({ command }) => command)).toEqual([
      'user.create',
      'session.start',
      'user.choose-password',
      'user.disable',
      'user.enable',
      'user.reset',
      'session.start',
    ]);
  });

  it('lose password, sessions and older links by a reset, before the new link is used', async () => {
    const created = await create();
    const token = await signInBy(created);
    await choosePassword(token);
    const first = await call('post', `/${idOf(created)}/sign-in-link`);
    expect((await me(token)).status).toBe(401);
    const second = await call('post', `/${idOf(created)}/sign-in-link`);
    expect(await signInBy(created, first.body)).toBeUndefined();
    expect(await signInBy(created, second.body)).toBeDefined();
    const answer = await access.call('post', '/api/v1/sessions', {
      body: { username: 'li.na', password: 'correct horse battery' },
    });
    expect(resultOf(answer)).toEqual([401, 'sign-in-refused']);
  });

  it('disabled or enabled twice are so once', async () => {
    const id = idOf(await create());
    for (const act of ['disable', 'disable', 'enable', 'enable'])
      expect((await call('post', `/${id}/${act}`)).status).toBe(200);
    expect((await trail('user:li.na')).map(({ command }) => command).slice(-2)).toEqual([
      'user.disable',
      'user.enable',
    ]);
  });

  it.each<[object, number, string]>([
    [{ username: 'head' }, 409, 'username-taken'],
    [{ scopeUnit: 'XX' }, 422, 'unknown-unit'],
    [{ staffCode: 'nobody' }, 422, 'unknown-staff'],
    [{ roles: ['staff'] }, 422, 'staff-code-needed'],
    [{ roles: [] }, 400, 'invalid-request'],
    [{ roles: ['superuser'] }, 400, 'invalid-request'],
    [{ roles: ['inspector', 'inspector'] }, 400, 'invalid-request'],
    [{ roles: 'admin' }, 400, 'invalid-request'],
    [{ username: 'Li.Na' }, 400, 'invalid-request'],
    [{ username: 'ｌｉ' }, 400, 'invalid-request'],
    [{ username: 'li..na' }, 400, 'invalid-request'],
    [{ displayName: 'a\u0000b' }, 400, 'invalid-request'],
    [{ scopeUnit: null }, 400, 'invalid-request'],
  ])('are not created with %j', async (given, status, code) => {
    expect(resultOf(await create(given))).toEqual([status, code]);
  });

  it.each<[string, unknown]>([
    ['id', '00000000-0000-4000-8000-000000000000'],
    ['passwordHash', 'x'],
    ['password', 'correct horse battery'],
    ['mustChangePassword', false],
    ['disabledAt', null],
    ['createdAt', '2020-01-01T00:00:00Z'],
    ['hasPassword', true],
    ['scope', { kind: 'all' }],
  ])('take no %s from a request, neither when created nor when changed', async (name, value) => {
    expect(resultOf(await create({ [name]: value }))).toEqual([400, 'invalid-request']);
    const id = idOf(await create());
    expect(resultOf(await call('patch', `/${id}`, { [name]: value }))).toEqual([400, 'invalid-request']);
    expect(resultOf(await call('patch', `/${id}`, { username: 'other' }))).toEqual([400, 'invalid-request']);
  });

  it('cannot change or reset themselves', async () => {
    for (const answer of [
      await call('patch', `/${admin.id}`, { roles: ['admin', 'approver'] }),
      await call('patch', `/${admin.id}`, { displayName: 'Me' }),
      await call('post', `/${admin.id}/sign-in-link`),
      await call('patch', `/${province.id}`, { scopeUnit: 'ZJ-1' }, province.token),
    ]) {
      expect(resultOf(answer)).toEqual([403, 'own-account']);
    }
  });

  it('always leave one who administers the whole organisation', async () => {
    expect(resultOf(await call('post', `/${admin.id}/disable`))).toEqual([409, 'last-admin']);
    const second = await aSignedInUser(store.database, { username: 'second' });
    expect((await call('post', `/${admin.id}/disable`)).status).toBe(200);
    expect(resultOf(await call('post', `/${second.id}/disable`, undefined, second.token))).toEqual([409, 'last-admin']);
    expect((await me(second.token)).status).toBe(200);
  });

  it('that disable or demote each other at the same moment leave one', async () => {
    for (let round = 0; round < 10; round++) {
      await store.database.query('TRUNCATE app_user, session, sign_in_link');
      const one = await aSignedInUser(store.database, { username: 'one' });
      const two = await aSignedInUser(store.database, { username: 'two' });
      await Promise.all([
        call('post', `/${two.id}/disable`, undefined, one.token),
        call('patch', `/${one.id}`, { roles: ['inspector'] }, two.token),
      ]);
      const left = await store.database.query(
        `SELECT FROM app_user WHERE disabled_at IS NULL AND 'admin' = ANY(roles)`,
      );
      expect(left).toHaveLength(1);
    }
  });

  it('of one name created at the same moment are one', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => create()));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
  });

  it.each<Role>([
    'supervisor',
    'approver',
    'inspector',
    'unit-manager',
    'staff',
    'leadership',
    'auditor',
    'integrator',
  ])('are nothing that a %s may see or touch', async (role) => {
    const { token } = await aSignedInUser(store.database, { username: `is-${role}`, roles: [role] });
    const answers = [
      await call('get', '', undefined, token),
      await create({}, token),
      await call('patch', `/${province.id}`, { roles: ['admin'] }, token),
      ...(await Promise.all(
        ['disable', 'enable', 'sign-in-link'].map((act) => call('post', `/${province.id}/${act}`, undefined, token)),
      )),
    ];
    for (const answer of answers) expect(resultOf(answer)).toEqual([403, 'not-allowed']);
  });

  describe('of one part of the organisation', () => {
    it('are administered by its administrator', async () => {
      const created = await create({}, province.token);
      expect(created.status).toBe(201);
      expect((await call('post', `/${idOf(created)}/disable`, undefined, province.token)).status).toBe(200);
    });

    it('are all that its administrator sees', async () => {
      await create({ username: 'inside' });
      await create({ username: 'beside', scopeUnit: 'JS-1' });
      await create({ username: 'above', scopeUnit: 'HQ' });
      const { body } = await call('get', '', undefined, province.token);
      expect((body['users'] as { username: string }[]).map(({ username }) => username)).toEqual(['inside', 'province']);
    });

    it('do not include those beside and above, who are not there for its administrator', async () => {
      const beside = idOf(await create({ username: 'beside', scopeUnit: 'JS-1' }));
      for (const id of [beside, admin.id, '00000000-0000-4000-8000-000000000000']) {
        for (const answer of [
          await call('patch', `/${id}`, { roles: ['inspector'] }, province.token),
          await call('post', `/${id}/disable`, undefined, province.token),
          await call('post', `/${id}/enable`, undefined, province.token),
          await call('post', `/${id}/sign-in-link`, undefined, province.token),
        ]) {
          expect([answer.status, answer.body['code'], answer.body['data']]).toEqual([
            404,
            'not-found',
            { what: 'user', id },
          ]);
        }
      }
    });

    it('get no more of the organisation than its administrator has', async () => {
      for (const scopeUnit of ['*', 'HQ', 'JS', 'XX']) {
        expect(resultOf(await create({ scopeUnit }, province.token))).toEqual([403, 'scope-beyond-yours']);
      }
      const inside = idOf(await create());
      expect(resultOf(await call('patch', `/${inside}`, { scopeUnit: '*' }, province.token))).toEqual([
        403,
        'scope-beyond-yours',
      ]);
    });

    it('are not made somebody who works elsewhere', async () => {
      expect(resultOf(await create({ roles: ['staff'], staffCode: 'lin' }, province.token))).toEqual([
        422,
        'unknown-staff',
      ]);
      const inside = idOf(await create());
      expect(resultOf(await call('patch', `/${inside}`, { staffCode: 'lin' }, province.token))).toEqual([
        422,
        'unknown-staff',
      ]);
      expect((await create({ username: 'lin', roles: ['staff'], staffCode: 'lin', scopeUnit: 'JS-1' })).status).toBe(
        201,
      );
    });
  });

  it('can be called by nothing but their id', async () => {
    expect(resultOf(await call('patch', `/1'%20OR%20'1'='1`, {}))).toEqual([400, 'invalid-request']);
    expect(resultOf(await call('post', '/null/disable'))).toEqual([400, 'invalid-request']);
  });
});
