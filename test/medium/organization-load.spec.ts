// Real here: PostgreSQL, HTTP with the access guard, files on disk.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { RefusalError } from '../../src/domain/shared/refusal.js';
import { OrganizationRepository } from '../../src/modules/organization/organization.repository.js';
import { OrganizationService } from '../../src/modules/organization/organization.service.js';
import { aSignedInUser, anAccess, type TestAccess } from '../support/access.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { afterPileUp } from '../support/pile-up.js';
import { aStaffMember, aUnit, organizationOf, sampleOrganization } from '../support/an-organization.js';

const loadPath = '/api/v1/organization';

describe('loading an organisation', () => {
  let store: TestDatabase;
  let access: TestAccess;
  let admin: string;

  beforeAll(async () => {
    store = await aDatabase();
    access = await anAccess(store);
    ({ token: admin } = await aSignedInUser(store.database, { username: 'admin' }));
  });
  afterAll(async () => {
    await access.stop();
    await store.drop();
  });
  beforeEach(async () => {
    await store.database.query('TRUNCATE unit, unit_placement, staff, staff_placement');
  });

  const load = (body: object, token = admin) => access.call('post', loadPath, { token, body });
  const stored = () => new OrganizationRepository().read(store.database);
  const trail = async (subject: string) =>
    store.database.query<{ actor: string; command: string; before: unknown; after: unknown }>(
      'SELECT actor, command, before, after FROM audit_entry WHERE subject = $1 ORDER BY seq DESC',
      [subject],
    );
  const counted = (created: number, changed: number, unchanged: number) => ({ created, changed, unchanged });

  it('stores units and staff with their history', async () => {
    const { status, body } = await load(sampleOrganization);
    expect([status, body]).toEqual([200, { units: counted(7, 0, 0), staff: counted(2, 0, 0) }]);
    expect(await stored()).toEqual(organizationOf(sampleOrganization));
  });

  it('changes nothing when it is loaded again, and leaves no trace of that', async () => {
    await load(sampleOrganization);
    const before = await trail('organization');
    const { body } = await load(sampleOrganization);
    expect(body).toEqual({ units: counted(0, 0, 7), staff: counted(0, 0, 2) });
    expect(await trail('organization')).toEqual(before);
    expect(await stored()).toEqual(organizationOf(sampleOrganization));
  });

  it('leaves what it does not name as it is, and may refer to it', async () => {
    await load(sampleOrganization);
    const { body } = await load({ units: [aUnit({ code: 'ZJ-3', parent: 'ZJ' })] });
    expect(body).toEqual({ units: counted(1, 0, 0), staff: counted(0, 0, 0) });
    expect((await stored()).units.size).toBe(8);
    expect((await stored()).staff).toEqual(organizationOf(sampleOrganization).staff);
  });

  it('takes children before their parents', async () => {
    const units = sampleOrganization.units.toReversed();
    expect((await load({ units })).status).toBe(200);
  });

  it('records a change of history with what stood before and what stands after', async () => {
    await load(sampleOrganization);
    const moved = aUnit({
      code: 'ZJ-1',
      placements: [
        { parent: 'ZJ', from: '2020-01-01' },
        { parent: 'JS', from: '2025-05-01' },
      ],
    });
    expect((await load({ units: [moved] })).body).toMatchObject({ units: counted(0, 1, 0) });
    const [entry] = await trail('unit:ZJ-1');
    expect(entry).toMatchObject({
      actor: 'user:admin',
      command: 'organization.change',
      before: { code: 'ZJ-1', placements: [{ parent: 'ZJ', from: '2020-01-01', to: null }] },
      after: {
        placements: [
          { parent: 'ZJ', from: '2020-01-01', to: '2025-05-01' },
          { parent: 'JS', from: '2025-05-01', to: null },
        ],
      },
    });
    expect((await trail('organization'))[0]).toMatchObject({ after: { unitsChanged: ['ZJ-1'], unitsCreated: [] } });
  });

  it('refuses a file with all of its faults in both languages, and does nothing of it', async () => {
    const units = [
      ...sampleOrganization.units,
      aUnit({ code: 'A', parent: 'XX' }),
      aUnit({ code: 'B', openedOn: '2020-02-30' }),
    ];
    const { status, body } = await load({ units, staff: [aStaffMember({ code: 'lin', unit: 'YY' })] });
    expect([status, body['code']]).toEqual([422, 'organization-not-valid']);
    expect(body['data']).toMatchObject({
      count: 3,
      faults: [
        { at: '/units/8/openedOn', code: 'not-valid' },
        {
          at: '/units/7',
          code: 'parent-unknown',
          message: { en: 'there is no unit "XX" to stand under', 'zh-CN': '上级机构“XX”不存在' },
        },
        { at: '/staff/0', code: 'unit-unknown' },
      ],
    });
    expect(body['message']).toContain('/units/7: 上级机构“XX”不存在');
    expect((await stored()).units.size).toBe(0);
  });

  it('refuses what would break the tree that stands', async () => {
    await load(sampleOrganization);
    const { status, body } = await load({ units: [aUnit({ code: 'ZJ', parent: 'ZJ-1' })] });
    expect(status).toBe(422);
    expect(JSON.stringify(body['data'])).toContain('cycle');
    expect(await stored()).toEqual(organizationOf(sampleOrganization));
  });

  it('of two loads at once that only together make a circle lets one through', async () => {
    await load({ units: [aUnit({ code: 'HQ' }), aUnit({ code: 'A' }), aUnit({ code: 'B' })] });
    const answers = await afterPileUp(store, 2, 'LOCK TABLE unit IN SHARE MODE', () =>
      Promise.all([
        load({ units: [aUnit({ code: 'A', parent: 'B' })] }),
        load({ units: [aUnit({ code: 'B', parent: 'A' })] }),
      ]),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422]);
  });

  it.each([
    [{ units: [], branches: [] }, 422, 'organization-not-valid'],
    [{ units: [{ ...aUnit({ code: 'HQ' }), validTo: '2030-01-01' }] }, 422, 'organization-not-valid'],
    // refused as JSON, before anybody asks what it means
    [JSON.parse('{"units":[],"__proto__":{"units":[]}, "constructor":1}') as object, 400, 'invalid-request'],
  ])('refuses members that the format does not have: %j', async (body, status, code) => {
    const answer = await load(body);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  it('is for administrators of the whole organisation', async () => {
    await load(sampleOrganization);
    const province = await aSignedInUser(store.database, { username: 'province', scopeUnit: 'ZJ' });
    const supervisor = await aSignedInUser(store.database, { username: 'supervisor', roles: ['supervisor'] });
    const extra = { units: [aUnit({ code: 'ZJ-9', parent: 'ZJ' })] };
    expect((await load(extra, province.token)).body).toMatchObject({ code: 'whole-organization-needed' });
    expect((await load(extra, supervisor.token)).body).toMatchObject({ code: 'not-allowed' });
    expect((await stored()).units.has('ZJ-9')).toBe(false);
  });

  it('takes an organisation of thousands in one go', async () => {
    const branches = Array.from({ length: 2_000 }, (_, index) => aUnit({ code: `B${index}` }));
    const staff = branches.map(({ code }, index) => aStaffMember({ code: `S${index}`, unit: code }));
    const service = access.app.get(OrganizationService);
    expect(await service.load({ units: [aUnit({ code: 'HQ' }), ...branches], staff }, 'user:admin')).toMatchObject({
      units: { created: 2_001 },
      staff: { created: 2_000 },
    });
  });

  describe('from disk', () => {
    let directory: string;
    beforeEach(() => {
      directory = mkdtempSync(path.join(os.tmpdir(), 'plumbline-organisation-'));
    });
    afterEach(() => {
      rmSync(directory, { recursive: true });
    });
    const file = (name: string, content: string | Uint8Array) => {
      writeFileSync(path.join(directory, name), content);
      return path.join(directory, name);
    };
    const loadFile = (...paths: string[]) => access.app.get(OrganizationService).loadFile(paths, 'system');
    const refusalOf = async (...paths: string[]) => {
      try {
        await loadFile(...paths);
      } catch (error) {
        if (error instanceof RefusalError) return error.refusal;
        throw error;
      }
      throw new Error('nothing was refused');
    };

    const unitsCsv = [
      'code,title_zh,title_en,level,parent,opened_on,closed_on,from,to',
      'HQ,总部,Head office,head-office,,2020-01-01,,,',
      'ZJ,浙江,"Zhejiang, province",province,HQ,2020-01-01,,2020-01-01,2024-01-01',
      'ZJ,,,,HQ,,,2024-01-01,',
    ].join('\r\n');
    const staffCsv = 'code,name,unit,employed_from,employed_to,from,to\nlin,林,ZJ,2021-01-01,,,\n';

    it('takes JSON', async () => {
      expect(await loadFile(file('organisation.json', JSON.stringify(sampleOrganization)))).toMatchObject({
        units: { created: 7 },
      });
      expect((await trail('organization'))[0]).toMatchObject({ actor: 'system', command: 'organization.load' });
    });

    it('takes units and staff as CSV, in either order of the paths', async () => {
      await loadFile(file('people.csv', staffCsv), file('places.csv', `\uFEFF${unitsCsv}`));
      const { units, staff } = await stored();
      expect(units.get('ZJ')).toMatchObject({ title: { 'zh-CN': '浙江', en: 'Zhejiang, province' } });
      expect(units.get('ZJ')?.placements).toHaveLength(2);
      expect(staff.get('lin')).toMatchObject({
        name: '林',
        placements: [{ unit: 'ZJ', from: '2021-01-01', to: null }],
      });
    });

    it('takes CSV as Chinese spreadsheets save it, in GB 18030', async () => {
      const zhejiang = [0xd5, 0xe3, 0xbd, 0xad];
      const header = new TextEncoder().encode('code,title_zh,title_en,level,parent,opened_on,closed_on,from,to\nHQ,');
      const rest = new TextEncoder().encode(',Zhejiang,province,,2020-01-01,,,\n');
      await loadFile(file('units.csv', Uint8Array.from([...header, ...zhejiang, ...rest])));
      expect((await stored()).units.get('HQ')?.title['zh-CN']).toBe('浙江');
    });

    it('tells faults by file and row', async () => {
      const refused = await refusalOf(
        file('units.csv', `${unitsCsv}\r\nJS,江苏,Jiangsu,province,XX,2020-01-01,,,`),
        file('staff.csv', staffCsv.replace('2021-01-01', '1.1.2021')),
      );
      expect(refused.code).toBe('organization-not-valid');
      expect(
        (refused.data['faults'] as { at: string; code: string }[]).map(({ at, code }) => `${at}: ${code}`),
      ).toEqual([
        'staff.csv row 2, employed_from: not-valid',
        'staff.csv row 2, from: not-valid',
        'units.csv row 5: parent-unknown',
      ]);
    });

    it.each([
      ['a file that is not there', ['missing.csv'], 'file-not-readable'],
      ['no file', [], 'organization-files-wrong'],
    ])('refuses %s', async (_, names, code) => {
      expect((await refusalOf(...names.map((name) => path.join(directory, name)))).code).toBe(code);
    });

    it('refuses two files of the same kind, a quote without end, JSON with a key twice and bytes that are no text', async () => {
      expect((await refusalOf(file('a.csv', unitsCsv), file('b.csv', unitsCsv))).code).toBe('organization-files-wrong');
      expect((await refusalOf(file('a.csv', `${unitsCsv}\r\n"JS`))).code).toBe('file-not-readable');
      expect((await refusalOf(file('a.json', '{"units":[],"units":[]}'))).code).toBe('organization-not-valid');
      expect((await refusalOf(file('a.json', '{"units":'))).code).toBe('file-not-readable');
      expect((await refusalOf(file('a.csv', Uint8Array.of(0xff, 0xff, 0xff)))).code).toBe('file-not-readable');
    });
  });
});
