// The API documentation as its readers meet it: behind the sign-in, and whole in both languages.
import { aDatabase, type TestDatabase } from '../support/database.js';
import { HttpCaller } from '../support/http-caller.js';
import { aRunningPlumbline, type RunningPlumbline } from '../support/running-plumbline.js';

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly summary?: string }>>>>;
}

const summariesOf = ({ paths }: Described): Map<string, string> =>
  new Map(
    Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, { summary }]) => [`${method.toUpperCase()} ${path}`, summary ?? ''] as const),
    ),
  );

describe('the API documentation', () => {
  let store: TestDatabase;
  let plumbline: RunningPlumbline;
  beforeAll(async () => {
    store = await aDatabase();
    plumbline = await aRunningPlumbline(store);
  });
  afterAll(async () => {
    await plumbline.stop();
    await store.drop();
  });

  it('is for those who are signed in, in either language', async () => {
    for (const path of ['/api/docs', '/api/docs/zh-CN', '/api/openapi.json', '/api/openapi.zh-CN.json']) {
      expect([path, (await fetch(`${plumbline.url}${path}`, { redirect: 'manual' })).status]).toEqual([path, 401]);
    }
  });

  it('says what every operation does, in English and in Chinese', async () => {
    const owner = await HttpCaller.fromLink(plumbline.url, plumbline.firstLink);
    const english = summariesOf((await owner.get('/api/openapi.json')).body as Described);
    const chinese = summariesOf((await owner.get('/api/openapi.zh-CN.json')).body as Described);
    expect(english.size).toBeGreaterThan(30);
    expect([...english].filter(([, summary]) => summary === '')).toEqual([]);
    expect([...chinese].filter(([, summary]) => !/\p{Script=Han}/u.test(summary))).toEqual([]);
  });
});
