// Real here: PostgreSQL, HTTP with the access guard, rulebook, access, organization and audit modules.
import { RulebookModule } from '../../src/modules/rulebook/rulebook.module.js';
import { aSignedInUser, anAccess, anApiKey, type Call, type Method, type TestAccess } from '../support/access.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { aRule, asFiles, someDocuments } from '../support/rulebook-documents.js';

const base = '/api/v1/rulebook';

describe('the rulebook over HTTP', () => {
  let store: TestDatabase;
  let access: TestAccess;
  const tokens: Record<string, string> = {};

  beforeAll(async () => {
    store = await aDatabase();
    access = await anAccess(store, { modules: [RulebookModule] });
    const roles = [
      'supervisor',
      'approver',
      'auditor',
      'leadership',
      'admin',
      'inspector',
      'unit-manager',
      'staff',
    ] as const;
    for (const role of roles) {
      tokens[role] = (await aSignedInUser(store.database, { username: role, roles: [role] })).token;
    }
    tokens['both'] = (
      await aSignedInUser(store.database, { username: 'both', roles: ['supervisor', 'approver'] })
    ).token;
    tokens['key'] = (await anApiKey(store.database)).secret;
  });
  afterAll(async () => {
    await access.stop();
    await store.drop();
  });

  const call = (who: string, method: Method, path: string, body?: Call['body']) =>
    access.call(method, base + path, { token: tokens[who], body, headers: { 'Accept-Language': 'en' } });
  const manual = () => ({ title: 'Service manual', documents: asFiles(someDocuments()) });

  it('checks documents without storing anything and points to each fault', async () => {
    const documents = asFiles([{ file: 'rules/x.json', value: { ...aRule(), $schema: 5 } }]);
    const broken = [...documents, { file: 'rules/y.json', text: '{\n  "kind": "rule", // mine\n  "kind": "rule",\n}' }];
    const { status, body } = await call('supervisor', 'post', '/check', { documents: broken });
    expect(status).toBe(200);
    expect(body).toMatchObject({ valid: false });
    const places = (body['faults'] as { file: string; line: number; column: number; code: string }[]).map(
      ({ file, line, column, code }) => `${file} ${line}:${column} ${code}`,
    );
    expect(places).toEqual(
      expect.arrayContaining([
        'rules/x.json 4:15 unknown-standard',
        'rules/x.json 68:14 wrong-type',
        'rules/y.json 2:19 comment',
        'rules/y.json 3:3 duplicate-key',
        'rules/y.json 4:1 trailing-comma',
        'rules/y.json 1:1 missing-key',
      ]),
    );
    expect((await call('auditor', 'get', '/releases')).body).toEqual({ releases: [] });
  });

  it('tells one story: submitted, refused to its author, approved by another, read by all who may', async () => {
    const submitted = await call('both', 'post', '/releases', manual());
    expect([submitted.status, submitted.body]).toMatchObject([201, { status: 'in-review', created: true }]);
    const { id } = submitted.body as { id: number };
    expect((await call('supervisor', 'post', '/releases', manual())).status).toBe(200);

    const own = await call('both', 'post', `/releases/${id}/approve`, {});
    expect([own.status, own.body]).toEqual([
      403,
      {
        type: 'urn:plumbline:problem:same-person',
        status: 403,
        code: 'same-person',
        message: `Release ${id} was submitted by user:both: another person must decide it.`,
        data: { id, actor: 'user:both' },
      },
    ]);
    const approved = await call('approver', 'post', `/releases/${id}/approve`, {});
    expect([approved.status, approved.body]).toMatchObject([
      200,
      { id, status: 'approved', decidedBy: 'user:approver', effectiveFrom: null, inForce: true },
    ]);
    const again = await call('approver', 'post', `/releases/${id}/reject`, { reason: 'too late' });
    expect([again.status, again.body['code']]).toEqual([409, 'release-already-decided']);

    for (const reader of ['supervisor', 'approver', 'auditor', 'leadership', 'admin']) {
      expect((await call(reader, 'get', '/releases')).body).toMatchObject({
        releases: [{ id, inForce: true, documentCounts: { rule: 1, standard: 1, calendar: 1, 'event-type': 1 } }],
      });
      expect((await call(reader, 'get', `/releases/${id}/documents/rule/counter-wait`)).body).toMatchObject({
        version: 1,
        source: asFiles([{ file: '', value: aRule() }])[0]?.text,
      });
    }
    expect((await call('auditor', 'get', `/releases/${id}/documents/rule/nowhere`)).status).toBe(404);
    expect((await call('auditor', 'get', '/releases/999')).status).toBe(404);
  });

  it('answers a pack with faults 422 and lists them', async () => {
    const { status, body } = await call('supervisor', 'post', '/releases', {
      title: 'x',
      documents: [{ file: 'a.json', text: '[' }],
    });
    expect([status, body]).toMatchObject([
      422,
      {
        code: 'rulebook-not-valid',
        message: 'The documents have 1 faults.',
        data: { faults: [{ file: 'a.json', line: 1, column: 2, code: 'syntax' }] },
      },
    ]);
  });

  it.each<[string, Method, string, object | undefined, readonly string[]]>([
    ['check', 'post', '/check', {}, ['supervisor', 'approver', 'both']],
    ['submit', 'post', '/releases', {}, ['supervisor', 'both']],
    ['approve', 'post', '/releases/1/approve', { effectiveFrom: 'soon' }, ['approver', 'both']],
    ['reject', 'post', '/releases/1/reject', {}, ['approver', 'both']],
    ['list', 'get', '/releases', undefined, ['supervisor', 'approver', 'both', 'auditor', 'leadership', 'admin']],
    ['read', 'get', '/releases/x', undefined, ['supervisor', 'approver', 'both', 'auditor', 'leadership', 'admin']],
  ])('lets nobody but those named %s', async (_, method, path, body, allowed) => {
    for (const who of Object.keys(tokens)) {
      const { status } = await call(who, method, path, body);
      expect([who, status === 403 ? 'refused' : 'let in']).toEqual([who, allowed.includes(who) ? 'let in' : 'refused']);
    }
    expect((await access.call(method, base + path, { body })).status).toBe(401);
  });

  it('lets only an approver of the whole organisation decide', async () => {
    await store.database.query(
      `INSERT INTO unit (code, title, level, opened_on) VALUES ('ZJ', '{}', 'province', '2020-01-01')`,
    );
    await store.database.query(`INSERT INTO unit_placement (unit_code, valid_from) VALUES ('ZJ', '2020-01-01')`);
    const { token } = await aSignedInUser(store.database, {
      username: 'zhejiang',
      roles: ['approver'],
      scopeUnit: 'ZJ',
    });
    for (const [act, body] of [
      ['approve', {}],
      ['reject', { reason: 'x' }],
    ] as const) {
      const { status, body: refused } = await access.call('post', `${base}/releases/1/${act}`, { token, body });
      expect([status, refused['code']]).toEqual([403, 'whole-organization-needed']);
    }
  });

  it.each([
    ['/releases', { title: 'x', documents: [] }],
    ['/releases', { title: '', documents: [{ file: 'a', text: '' }] }],
    [
      '/releases',
      {
        title: 'x',
        documents: [
          { file: 'a', text: '' },
          { file: 'a', text: '' },
        ],
      },
    ],
    ['/releases', { title: 'x', documents: [{ file: 'a\u0000b', text: '' }] }],
    ['/releases', { title: 'x', documents: [{ file: 'a', text: '', more: 1 }] }],
    ['/releases/1/reject', {}],
    ['/releases/1/reject', { reason: '  ' }],
    ['/releases/0/reject', { reason: 'x' }],
    ['/releases/99999999999/reject', { reason: 'x' }],
    ['/releases/1/approve', { effectiveFrom: '2030-01-01T00:00' }],
  ])('refuses a request that is not valid: %s %j', async (path, body) => {
    const { status, body: refused } = await call('both', 'post', path, body);
    expect([status, refused['code']]).toEqual([400, 'invalid-request']);
  });

  it('is described for those who write programs', async () => {
    const { body } = await access.call('get', '/api/openapi.json', { token: tokens['admin'] });
    const paths = body['paths'] as Record<string, { post?: { requestBody?: object; responses?: object } }>;
    expect(Object.keys(paths).filter((path) => path.startsWith(base))).toHaveLength(6);
    expect(JSON.stringify(paths[`${base}/releases`]?.post?.requestBody)).toContain('"documents"');
    expect(JSON.stringify(paths[`${base}/releases`]?.post?.responses)).toContain('"created"');
  });
});
