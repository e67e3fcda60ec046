// Rule documents, other requests and questions with something wrong in them: all of it is told, with its place and what would
// be right, in the reader's language.
import type { DocumentFault } from '../support/api-answers.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import type { HttpCaller } from '../support/http-caller.js';
import { editedPack } from '../support/insurance-pack.js';
import {
  aRunningPlumbline,
  expectStatus,
  type RunningPlumbline,
  theOwner,
  theRulesInForce,
} from '../support/running-plumbline.js';

describe('what is wrong', () => {
  let store: TestDatabase;
  let plumbline: RunningPlumbline;
  let owner: HttpCaller;
  let supervisor: HttpCaller;

  beforeAll(async () => {
    store = await aDatabase();
    plumbline = await aRunningPlumbline(store);
    owner = await theOwner(plumbline);
    ({ supervisor } = await theRulesInForce(owner));
  }, 60_000);
  afterAll(async () => {
    await plumbline.stop();
    await store.drop();
  }, 30_000);

  describe('in a rule document', () => {
    const file = 'rules/counter-wait.json';
    const fiveFaults = () =>
      editedPack(file, {
        '"standard": "CTR-T1"': '"standard": "CTR-T9"',
        '"fact": "customerTier", "operator"': '"fact": "customerTeir", "operator"',
        '"operator": "greaterThan"': '"operator": "biggerThan"',
        '"severity": "minor"': '"severity": "mild"',
        '{ticketNo} waited {waitMinutes}': '{ticketNo} waited {waitMinuets}',
      });
    const expected = [
      { pointer: '/standard', line: 4, column: 15, found: '"CTR-T9"', nearest: 'CTR-T1' },
      { pointer: '/when/fact', line: 7, column: 21, found: '"customerTeir"', nearest: 'customerTier' },
      { pointer: '/conditions/all/0/operator', line: 8, column: 64, found: '"biggerThan"' },
      { pointer: '/finding/severity', line: 10, column: 17, found: '"mild"' },
      { pointer: '/finding/message/en', line: 14, column: 13, nearest: 'waitMinutes' },
    ];

    it('is told all at once, with file, pointer, line and column, in both languages, and is not stored', async () => {
      const check = await supervisor.post<{ faults: DocumentFault[] }>('/api/v1/rulebook/check', {
        documents: fiveFaults(),
      });
      expect(check).toMatchObject({ status: 200, body: { valid: false, faultCount: 5 } });
      expect(check.body.faults).toMatchObject(expected.map((fault) => ({ file, ...fault })));
      expect(check.body.faults).toHaveLength(5);
      for (const { message, expected: right } of check.body.faults) {
        expect(message).toEqual({ 'zh-CN': expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/\w/) });
        expect(right).toEqual({ 'zh-CN': expect.stringMatching(/./), en: expect.stringMatching(/\w/) });
      }
      const released = await supervisor.post<{ data: object }>('/api/v1/rulebook/releases', {
        title: 'Five faults',
        documents: fiveFaults(),
      });
      expect(released).toMatchObject({ status: 422, body: { code: 'rulebook-not-valid' } });
      expect(released.text).toContain(JSON.stringify(check.body.faults).slice(1, -1));
      const { releases } = expectStatus(
        200,
        await supervisor.get<{ releases: { title: string }[] }>('/api/v1/rulebook/releases'),
      );
      expect(releases.map(({ title }) => title)).toEqual(['First']);
    });

    it('that is no JSON, has a key twice or __proto__ is told like any other', async () => {
      const documents = [
        { file: 'a.json', text: '{\n  "kind": "rule"\n  "code": "x"\n}' },
        { file: 'b.json', text: '{ "kind": "calendar", "kind": "calendar" }' },
        { file: 'c.json', text: '{ "kind": "standard", "__proto__": {} }' },
        { file: 'd.json', text: '{ "kind": "standart" }' },
      ];
      const { body } = await supervisor.post<{ faults: DocumentFault[] }>('/api/v1/rulebook/check', {
        documents,
      });
      const faultsOf = (name: string) => body.faults.filter((fault) => fault.file === name);
      expect(faultsOf('a.json')).toMatchObject([{ pointer: '', line: 3, column: 3, expected: { en: 'a comma' } }]);
      expect(faultsOf('b.json')).toContainEqual(expect.objectContaining({ pointer: '/kind', line: 1, column: 23 }));
      expect(faultsOf('c.json')).toContainEqual(
        expect.objectContaining({ pointer: '/__proto__', line: 1, column: 23 }),
      );
      expect(faultsOf('d.json')).toMatchObject([{ pointer: '/kind', found: '"standart"', nearest: 'standard' }]);
    });

    it('explains an example that does not hold in the language of the reader', async () => {
      const { body } = await supervisor.post<{ faults: DocumentFault[] }>('/api/v1/rulebook/check', {
        documents: editedPack(file, { '"greaterThan", "value": 15': '"greaterThan", "value": 14' }),
      });
      expect(body.faults).toMatchObject([{ pointer: '/examples/1' }]);
      expect(body.faults[0]?.message.en).toContain('Minutes waited was 15 min');
      expect(body.faults[0]?.message['zh-CN']).toContain('等候分钟数为 15 分钟');
      expect(body.faults[0]?.message['zh-CN']).not.toContain('Minutes waited was');
    });
  });

  describe('in a body that is not about events', () => {
    const check = (body: string, type?: string) =>
      supervisor.send<object>('POST', '/api/v1/rulebook/check?lang=en', body, type);

    it('is told by line and column when it is no JSON or has a key twice', async () => {
      const broken = await check('{\n  "documents": [');
      expect(broken.status).toBe(400);
      expect(broken.text).toMatch(/line 2, column 1\d/);
      const twice = await check('{"documents":[],"documents":[{"file":"a.json","text":"{}"}]}');
      expect(twice.status).toBe(400);
      expect(twice.text).toContain('line 1, column 17');
    });

    it('is told by its size or type as events are', async () => {
      const large = await check(JSON.stringify({ documents: [{ file: 'a.json', text: ' '.repeat(20_000_000) }] }));
      expect(large).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
      expect(await check('{}', 'text/plain')).toMatchObject({
        status: 415,
        body: { code: 'unsupported-content-type' },
      });
    });
  });

  it.each([
    '/api/v1/findings?unit=%00',
    '/api/v1/findings?from=0000-01-01T00:00:00Z',
    '/api/v1/findings?colour=red',
    '/api/v1/findings?unit=HZ01&unit=HZ02',
    '/api/v1/findings?before=99999999999999999999',
    '/api/v1/findings/export?staff=%00',
    '/api/v1/summaries/findings?by=rule&rule=%00',
    '/api/v1/summaries/findings?by=colour',
    '/api/v1/summaries/events?by=unit&type=%00',
    '/api/v1/events?source=%00&id=x',
    '/api/v1/events?source=x&id=%00',
    '/api/v1/quarantine?source=%00',
    '/api/v1/organization/staff?unit=%00',
    '/api/v1/audit?subject=%00',
  ])('in the question %s is told, not a failure of the program', async (path) => {
    expect(await owner.get(path)).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  });

  it('in what a summary is to be grouped by is told with the words that there are', async () => {
    const reply = await owner.get('/api/v1/summaries/findings?by=colour&lang=en');
    for (const word of ['rule', 'standard', 'unit', 'fact:<name>']) expect(reply.text).toContain(word);
  });
});
