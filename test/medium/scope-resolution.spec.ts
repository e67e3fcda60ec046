// Real here: PostgreSQL, HTTP with the access guard.
import fc from 'fast-check';
import { subtree, visibleSubtree } from '../../src/domain/organization/as-of.js';
import type { Organization, Unit } from '../../src/domain/organization/organization.js';
import type { Role } from '../../src/domain/shared/principal.js';
import { PrincipalReadModel } from '../../src/modules/access/principal.read-model.js';
import { OrganizationRepository } from '../../src/modules/organization/organization.repository.js';
import { OrganizationService } from '../../src/modules/organization/organization.service.js';
import { sha256Of } from '../../src/platform/secrets/secret.js';
import { aSignedInUser, anAccess, anApiKey, type TestAccess } from '../support/access.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { aUnit, sampleOrganization } from '../support/an-organization.js';

interface Node {
  readonly code: string;
  readonly children: readonly Node[];
}
const codesOf = (nodes: readonly Node[]): string[] =>
  nodes.flatMap(({ code, children }) => [code, ...codesOf(children)]);

describe('the part of the organisation that somebody sees', () => {
  let store: TestDatabase;
  let access: TestAccess;

  beforeAll(async () => {
    store = await aDatabase();
    access = await anAccess(store);
    await access.app.get(OrganizationService).load(sampleOrganization, 'system');
  });
  afterAll(async () => {
    await access.stop();
    await store.drop();
  });

  let users = 0;
  const userOf = async (
    scopeUnit: string,
    roles: readonly Role[] = ['unit-manager'],
    staffCode: string | null = null,
  ) => (await aSignedInUser(store.database, { username: `user${++users}`, roles, scopeUnit, staffCode })).token;
  const scopeOf = async (token: string) => (await access.call('get', '/api/v1/me', { token })).body['scope'];
  const unitsOf = async (token: string, query = '') => {
    const { status, body } = await access.call('get', `/api/v1/organization/units${query}`, { token });
    expect(status).toBe(200);
    return codesOf(body['units'] as Node[]).toSorted();
  };
  const staffOf = async (token: string, query = '') => {
    const { body } = await access.call('get', `/api/v1/organization/staff${query}`, { token });
    return (body['staff'] as { code: string }[]).map(({ code }) => code);
  };

  it('is everything for "*"', async () => {
    const token = await userOf('*');
    expect(await scopeOf(token)).toEqual({ kind: 'all' });
    expect(await unitsOf(token)).toEqual(['HQ', 'JS', 'JS-1', 'JS-2', 'ZJ', 'ZJ-1']);
  });

  it('is the subtree of a unit as it stands today: what moved in belongs to it, what moved away does not', async () => {
    expect(await unitsOf(await userOf('JS'))).toEqual(['JS', 'JS-1', 'JS-2']);
    expect(await unitsOf(await userOf('ZJ'))).toEqual(['ZJ', 'ZJ-1']);
    expect(await unitsOf(await userOf('ZJ-1'))).toEqual(['ZJ-1']);
  });

  it('holds closed units where they last stood', async () => {
    const { codes } = (await scopeOf(await userOf('ZJ'))) as { codes: string[] };
    expect(codes.toSorted()).toEqual(['ZJ', 'ZJ-1', 'ZJ-2']);
    expect(await scopeOf(await userOf('ZJ-2'))).toEqual({ kind: 'units', codes: ['ZJ-2'] });
  });

  it('is never more than the subtree, also when an earlier day is asked for', async () => {
    expect(await unitsOf(await userOf('ZJ'), '?on=2024-01-01')).toEqual(['ZJ', 'ZJ-1', 'ZJ-2']);
    expect(await unitsOf(await userOf('*'), '?on=2024-01-01')).toEqual([
      'HQ',
      'JS',
      'JS-1',
      'JS-2',
      'ZJ',
      'ZJ-1',
      'ZJ-2',
    ]);
    expect(await unitsOf(await userOf('*'), '?on=2019-12-31')).toEqual([]);
  });

  it('is nothing for a unit that nobody knows', async () => {
    const token = await userOf('XX');
    expect(await scopeOf(token)).toEqual({ kind: 'units', codes: [] });
    expect(await unitsOf(token)).toEqual([]);
    expect(await staffOf(token)).toEqual([]);
  });

  it('is what is about themselves for who is nothing but staff', async () => {
    const token = await userOf('*', ['staff'], 'lin');
    expect(await scopeOf(token)).toEqual({ kind: 'staff', staff: 'lin' });
    expect(await unitsOf(token)).toEqual([]);
    expect(await staffOf(token)).toEqual(['lin']);
    expect(await scopeOf(await userOf('*', ['staff']))).toEqual({ kind: 'units', codes: [] });
  });

  it('is that of the key for an API key', async () => {
    const { secret } = await anApiKey(store.database, { scopeUnit: 'JS' });
    expect(await unitsOf(secret)).toEqual(['JS', 'JS-1', 'JS-2']);
    const unknown = await anApiKey(store.database, { scopeUnit: 'XX' });
    expect(await unitsOf(unknown.secret)).toEqual([]);
  });

  it('shows staff where they worked on that day, to whoever sees that unit', async () => {
    expect(await staffOf(await userOf('ZJ'), '?on=2024-03-31')).toEqual(['lin']);
    expect(await staffOf(await userOf('ZJ'), '?on=2024-04-01')).toEqual([]);
    expect(await staffOf(await userOf('JS'), '?on=2024-04-01&unit=JS-1')).toEqual(['lin']);
    expect(await staffOf(await userOf('ZJ'), '?on=2024-04-01&unit=JS-1')).toEqual([]);
  });

  it('pages through staff', async () => {
    const token = await userOf('*');
    const first = await access.call('get', '/api/v1/organization/staff?on=2025-05-01&limit=1', { token });
    expect(first.body).toMatchObject({ staff: [{ code: 'bo' }], next: 'bo' });
    const second = await access.call('get', '/api/v1/organization/staff?on=2025-05-01&limit=1&after=bo', { token });
    expect(second.body).toMatchObject({ staff: [{ code: 'lin' }], next: null });
  });

  it.each(['?on=2024-02-30', '?on[]=2024-01-01', '?on=2024-01-01&on=2024-01-02', '?depth=1'])(
    'refuses a query it does not know: %s',
    async (query) => {
      const token = await userOf('*');
      const { status, body } = await access.call('get', `/api/v1/organization/units${query}`, { token });
      expect([status, body['code']]).toEqual([400, 'invalid-request']);
    },
  );

  it('follows a move at the very next request', async () => {
    const token = await userOf('ZJ');
    const service = access.app.get(OrganizationService);
    await service.load({ units: [aUnit({ code: 'NEW', parent: 'ZJ' })] }, 'system');
    expect(await unitsOf(token)).toContain('NEW');
    await service.load(
      {
        units: [
          aUnit({
            code: 'NEW',
            placements: [
              { parent: 'ZJ', from: '2020-01-01' },
              { parent: 'JS', from: '2021-01-01' },
            ],
          }),
        ],
      },
      'system',
    );
    expect(await unitsOf(token)).not.toContain('NEW');
  });

  it('is the same in SQL as in the domain, for any history of placements', async () => {
    const other = await aDatabase();
    try {
      const repository = new OrganizationRepository();
      const principals = new PrincipalReadModel(other.database);
      const [{ today } = { today: '' }] = await other.database.query<{ today: string }>(
        `SELECT (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date::text AS today`,
      );
      const codes = ['R', 'A', 'B', 'C', 'D', 'E'];
      const tokens = await Promise.all(
        codes.map((code) =>
          aSignedInUser(other.database, {
            username: `of-${code.toLowerCase()}`,
            roles: ['inspector'],
            scopeUnit: code,
          }),
        ),
      );
      const year = fc.integer({ min: 2018, max: 2032 });
      const history = fc.array(fc.tuple(year, fc.constantFrom(...codes)), { minLength: 1, maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(
          fc.tuple(...codes.map(() => history)),
          fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
          async (histories, closed) => {
            const units = codes.map((code, index) =>
              unitWith(code, index === 0 ? [[2018, null]] : (histories[index] ?? []), closed[index] === true),
            );
            const organization: Organization = {
              units: new Map(units.map((unit) => [unit.code, unit])),
              staff: new Map(),
            };
            await other.database.query('TRUNCATE unit, unit_placement, staff, staff_placement');
            await repository.write(other.database, {
              units: { created: units, changed: [] },
              staff: { created: [], changed: [] },
            });
            for (const [index, code] of codes.entries()) {
              const principal = await principals.bySession(sha256Of(tokens[index]?.token ?? ''));
              const seen = principal?.scope.kind === 'units' ? [...principal.scope.codes] : [];
              expect(seen.toSorted()).toEqual([...visibleSubtree(organization, code, today)].toSorted());
              expect(seen).toEqual(expect.arrayContaining([...subtree(organization, code, today)]));
            }
          },
        ),
        { numRuns: 60, seed: 20261122 },
      );
    } finally {
      await other.drop();
    }
  }, 60_000);
});

function unitWith(code: string, moves: readonly (readonly [number, string | null])[], closed: boolean): Unit {
  const byYear = new Map(moves);
  const years = [...byYear.keys()].toSorted((one, other) => one - other);
  const placements = years.map((year, index) => {
    const next = years[index + 1];
    return { parent: byYear.get(year) ?? null, from: `${year}-01-01`, to: next === undefined ? null : `${next}-01-01` };
  });
  const title = { 'zh-CN': code, en: code };
  return {
    code,
    title,
    level: 'any',
    openedOn: placements[0]?.from ?? '2018-01-01',
    closedOn: closed ? '2033-01-01' : null,
    placements,
  };
}
