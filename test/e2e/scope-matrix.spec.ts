// Every route of the API, as /api/openapi.json lists them, asked by everybody who should not get an answer or should get a
// smaller one. What is expected of a route stands in test/support/route-expectations.ts.
import type { Role } from '../../src/domain/shared/principal.js';
import { roles } from '../../src/domain/shared/principal.js';
import { aSignedInUser } from '../support/access.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { HttpCaller, type Reply } from '../support/http-caller.js';
import { type Ask, pageExpectations, routeExpectations } from '../support/route-expectations.js';
import {
  aPerson,
  aRunningPlumbline,
  aSource,
  expectStatus,
  type RunningPlumbline,
  theOwner,
} from '../support/running-plumbline.js';
import { type Belongings, nowhere, type PlantedBranch, twoBranches } from '../support/two-branches.js';

/** /api/docs and whatever the library puts beside it */
const documentation = /^GET \/api\/(docs|openapi)/;

const rows = Object.entries({ ...routeExpectations, ...pageExpectations }).map(([route, expectation]) => ({
  route,
  ...expectation,
}));
const guarded = rows.filter(({ allowed }) => allowed !== 'public');

let store: TestDatabase;
let plumbline: RunningPlumbline;
let owner: HttpCaller;
let here: PlantedBranch;
let there: PlantedBranch;

beforeAll(async () => {
  store = await aDatabase();
  plumbline = await aRunningPlumbline(store);
  owner = await theOwner(plumbline);
  ({ here, there } = await twoBranches(owner, store.database));
}, 60_000);
afterAll(async () => {
  await plumbline.stop();
  await store.drop();
}, 30_000);

const elsewhere = Object.fromEntries(
  Object.entries(nowhere).map(([name, word]) => [name, `${word}0`]),
) as unknown as Belongings;
const sent = (asks: Ask | readonly Ask[]) => JSON.stringify(asks);

/** Sends a request to a route, or a form as a browser does where it is a page. */
function send(who: HttpCaller, route: string, { path, body }: Ask): Promise<Reply<{ code?: string } | undefined>> {
  const [method = ''] = route.split(' ');
  if (!(route in pageExpectations)) return who.send(method, path, body && JSON.stringify(body));
  const form = body && new URLSearchParams(body as Record<string, string>).toString();
  return who.browsing().send(method, path, form, 'application/x-www-form-urlencoded');
}

/** What somebody is told who is not signed in: a program that it is not, a browser where to do so. */
function toldToSignIn({ status, body, headers }: Reply<{ code?: string } | undefined>): boolean {
  // a page that signs out leads there too, but takes the cookie back
  if (status === 303) return !headers.has('set-cookie') && /^\/sign-in-page\b/.test(headers.get('location') ?? '');
  return status === 401 && body?.code === 'not-signed-in';
}

/** Whether the guard let a request through to its route. */
const letThrough = ({ status, body }: Reply<{ code?: string } | undefined>, route: string): boolean =>
  route in pageExpectations ? status !== 403 : body?.code !== 'not-allowed' && body?.code !== 'people-only';

/** What an answer says beyond what was asked: the words of the request taken out of it. */
function beyondTheAsk({ text }: Reply, ask: Ask, of: Belongings): string {
  const asked = decodeURIComponent(ask.path) + JSON.stringify(ask.body ?? '');
  return Object.entries(of)
    .filter(([, word]) => asked.includes(word))
    .sort(([, one], [, other]) => other.length - one.length)
    .reduce((rest, [name, word]) => rest.replaceAll(word, `<${name}>`), text);
}

/** An answer about what nobody has, with the words of somebody who has it. */
const asIfAbout = (of: Belongings, text: string) =>
  Object.entries(nowhere).reduce((told, [name, word]) => told.replaceAll(word, of[name as keyof Belongings]), text);

describe('the routes of the API', () => {
  it('are those of which it is said who may call them', async () => {
    const { paths } = expectStatus(200, await owner.get<{ paths: Record<string, object> }>('/api/openapi.json'));
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(documented.sort()).toEqual(Object.keys(routeExpectations).sort());
  });

  it('that are not of the API are the pages and the documentation itself', () => {
    const registered = plumbline
      .routes()
      .filter((route) => !documentation.test(route))
      .map((route) => route.replace(/:(\w+)/g, '{$1}'));
    expect([...new Set(registered)].sort()).toEqual(rows.map(({ route }) => route).sort());
  });
});

describe('without a credential', () => {
  const credentials: [string, () => HttpCaller][] = [
    ['none', () => new HttpCaller(plumbline.url)],
    ['a made-up token', () => HttpCaller.withToken(plumbline.url, 'plk_made-up')],
    [
      'a made-up cookie',
      () => new HttpCaller(plumbline.url, { cookie: 'plumbline_session=made-up', origin: plumbline.url }),
    ],
  ];

  it.each(credentials)('(%s) no route answers but health, metrics and sign-in', async (_, nobody) => {
    for (const { route, asks } of guarded) {
      for (const ask of asks(here.belongings)) {
        const reply = await send(nobody(), route, ask);
        expect([route, reply.status, toldToSignIn(reply)]).toEqual([route, reply.status, true]);
        expect(beyondTheAsk(reply, ask, here.belongings)).not.toMatch(new RegExp(here.marker, 'i'));
      }
    }
  });

  it.each(credentials)('(%s) the documentation does not answer either, in any of its forms', async (_, nobody) => {
    const forms = plumbline.routes().filter((route) => documentation.test(route));
    const paths = forms.map((form) => form.replace(/^GET /, '').replace(/\{?\*.*$/, ''));
    expect(paths).toEqual(expect.arrayContaining(['/api/docs', '/api/openapi.json']));
    for (const path of [...paths, '/api/docs/swagger-ui-init.js', '/api/docs/', '/API/DOCS', '/api/docs-yaml']) {
      const { status } = await nobody().get(path);
      expect([path, status === 404 ? 401 : status]).toEqual([path, 401]);
    }
  });

  it('no route that the server knows answers, whether or not anything is said of it here', async () => {
    const open = rows.filter(({ allowed }) => allowed === 'public').map(({ route }) => route);
    const nobody = new HttpCaller(plumbline.url);
    const answered: string[] = [];
    for (const route of plumbline.routes().filter((known) => !open.includes(known))) {
      const [method = '', path = ''] = route.split(' ');
      const reply = await send(nobody, `${method} ${path}`, {
        path: path.replace(/:\w+/g, '1').replace(/\{?\*.*$/, ''),
      });
      if (reply.status !== 404 && !toldToSignIn(reply)) answered.push(`${route}: ${reply.status}`);
    }
    expect(answered).toEqual([]);
  });

  it('what answers nonetheless says nothing of the organisation', async () => {
    const nobody = new HttpCaller(plumbline.url);
    for (const { route, asks } of rows.filter(({ allowed }) => allowed === 'public')) {
      for (const ask of asks(here.belongings)) {
        const reply = await send(nobody, route, ask);
        expect([route, toldToSignIn(reply)]).toEqual([route, false]);
        expect(beyondTheAsk(reply, ask, here.belongings)).not.toMatch(new RegExp(here.marker, 'i'));
      }
    }
    const guess = (username: string) => nobody.post('/api/v1/sessions', { username, password: 'a guess of mine' });
    const [known, unknown] = [await guess(here.belongings.username), await guess(nowhere.username)];
    expect(known).toMatchObject({ status: 401, text: unknown.text });
  });
});

describe('with a credential that was taken away', () => {
  it.each(['a disabled user', 'a revoked key'])('(%s) no route answers', async (kind) => {
    const who =
      kind === 'a revoked key'
        ? await aSource(owner, 'revoked-source')
        : await aPerson(owner, { username: 'disabled.user', roles, scopeUnit: '*' });
    expect((await who.get('/api/v1/me')).status).toBe(200);
    const end = 'keyId' in who ? `api-keys/${who.keyId}/revoke` : `users/${who.userId}/disable`;
    expectStatus(200, await owner.send('POST', `/api/v1/${end}`));
    for (const { route, asks } of guarded) {
      for (const ask of asks(here.belongings))
        expect([route, toldToSignIn(await send(who, route, ask))]).toEqual([route, true]);
    }
  });
});

describe('a role', () => {
  let asked = 0;
  /** Somebody of this role alone, for the whole organisation, in a session of their own. */
  const somebody = async (role: Role) => {
    const username = `role.${role}.${asked++}`;
    const staffCode = role === 'staff' ? there.belongings.staff : null;
    return HttpCaller.withToken(
      plumbline.url,
      (await aSignedInUser(store.database, { username, roles: [role], staffCode })).token,
    );
  };

  it.each(roles)('(%s alone) gets through to what is meant for it, and to nothing else', async (role) => {
    const through: string[] = [];
    for (const { route, asks } of guarded) {
      const reply = await send(await somebody(role), route, asks(nowhere)[0]);
      expect([route, toldToSignIn(reply), reply.status]).not.toEqual([route, true, reply.status]);
      expect([route, reply.status]).not.toEqual([route, 500]);
      if (letThrough(reply, route)) through.push(route);
    }
    const meant = guarded.filter(({ allowed }) => typeof allowed === 'string' || allowed.includes(role));
    expect(through).toEqual(meant.map(({ route }) => route));
  });

  it('of an API key is that of an integrator, and never that of a person', async () => {
    const key = await aSource(owner, 'some-source');
    const through: string[] = [];
    for (const { route, asks } of guarded) {
      if (letThrough(await send(key, route, asks(nowhere)[0]), route)) through.push(route);
    }
    const meant = guarded.filter(
      ({ allowed }) => allowed === 'everybody' || (typeof allowed !== 'string' && allowed.includes('integrator')),
    );
    expect(through).toEqual(meant.map(({ route }) => route));
  });
});

describe('a branch', () => {
  const readable = rows.filter(({ shows, changes }) => shows !== undefined && changes !== true);

  it.each(readable)('sees its own in $route', async ({ route, asks, shows = [] }) => {
    const reply = await send(await here.person(), route, asks(here.belongings)[0]);
    const words = { ...here.belongings, marker: here.marker };
    expect([reply.status, shows.filter((name) => !reply.text.includes(words[name]))]).toEqual([200, []]);
  });

  /** who is of the sibling branch */
  const callers: [string, () => Promise<HttpCaller>][] = [
    ['with every role there is', () => there.person()],
    ['with its API key', () => Promise.resolve(there.key)],
    ['as a member of its staff', () => there.member()],
  ];

  describe.each(rows)('asking $route about its sibling', ({ route, asks }) => {
    it.each(callers)('learns nothing (%s)', async (_, caller) => {
      for (const ask of asks(here.belongings)) {
        const reply = await send(await caller(), route, ask);
        expect([ask.path, reply.status]).not.toEqual([ask.path, 500]);
        expect([ask.path, toldToSignIn(reply)]).toEqual([ask.path, false]);
        expect([ask.path, beyondTheAsk(reply, ask, here.belongings)]).not.toEqual([
          ask.path,
          expect.stringMatching(new RegExp(here.marker, 'i')),
        ]);
      }
    });
  });

  /** those that name something: what they say of somebody else's must be what they say of nothing */
  const naming = rows.filter(({ asks }) => sent(asks(nowhere)) !== sent(asks(elsewhere)));
  describe.each(naming)('naming in $route what its sibling has', ({ route, asks }) => {
    it.each(callers)('cannot tell whether it exists (%s)', async (_, caller) => {
      const made = asks(nowhere);
      for (const [index, ask] of asks(here.belongings).entries()) {
        const madeUp = made[index] ?? ask;
        if (sent(madeUp) === sent(ask)) continue;
        const who = await caller();
        const [reply, replyToMadeUp] = [await send(who, route, ask), await send(who, route, madeUp)];
        expect([ask.path, reply.status, reply.text]).toEqual([
          ask.path,
          replyToMadeUp.status,
          asIfAbout(here.belongings, replyToMadeUp.text),
        ]);
      }
    });
  });

  it('counts what is its own', async () => {
    const person = await there.person();
    const { rows: events } = expectStatus(
      200,
      await person.get<{ rows: { group: string[]; events: number }[] }>('/api/v1/summaries/events?by=unit'),
    );
    expect(events).toEqual([{ group: [there.belongings.unit], events: 3 }]);
    const { rows: findings } = expectStatus(
      200,
      await person.get<{ rows: object[] }>('/api/v1/summaries/findings?by=unit&rule=counter-wait'),
    );
    expect(findings).toEqual([{ group: [there.belongings.unit], findings: 1, judged: 1, notEvaluable: 0, rate: 1 }]);
  });

  it('finds nothing of others by walking through all numbers', async () => {
    const person = await there.person();
    const own = expectStatus(200, await person.get<{ findings: { id: string; event: string }[] }>('/api/v1/findings'));
    const reached = { findings: [] as string[], events: [] as string[] };
    for (let id = 1; id <= 12; id++) {
      for (const kind of ['findings', 'events'] as const) {
        if ((await person.get(`/api/v1/${kind}/${id}`)).status === 200) reached[kind].push(String(id));
      }
    }
    expect(reached.findings.sort()).toEqual(own.findings.map(({ id }) => id).sort());
    expect(reached.events).toHaveLength(3);
  });

  it('has changed nothing of its sibling by all of this', async () => {
    const { userId, keyId, quarantineId, eventId, rectificationId, directiveId, inspectionId } = here.belongings;
    const { users } = expectStatus(200, await owner.get<{ users: object[] }>('/api/v1/users'));
    expect(users).toContainEqual(
      expect.objectContaining({
        id: userId,
        displayName: `Person ${here.marker}`,
        roles: ['unit-manager'],
        disabledAt: null,
      }),
    );
    expect(JSON.stringify(users)).not.toContain('intruder');
    const { keys } = expectStatus(200, await owner.get<{ keys: object[] }>('/api/v1/api-keys'));
    expect(keys).toContainEqual(expect.objectContaining({ id: keyId, state: 'active', rotatedTo: null }));
    expect(keys).toHaveLength(4);
    const { entries } = expectStatus(200, await owner.get<{ entries: object[] }>('/api/v1/quarantine'));
    expect(entries).toContainEqual(expect.objectContaining({ id: quarantineId }));
    expect((await (await here.person()).get(`/api/v1/events/${eventId}`)).body).toMatchObject({
      event: { data: { ticketNo: `Ticket${here.marker}` } },
    });
    const person = await here.person();
    for (const id of [rectificationId, directiveId]) {
      const { body } = await person.get(`/api/v1/corrective-actions/${id}`);
      expect(body).toMatchObject({ correctiveAction: { status: 'issued' }, evidence: [] });
    }
    expect((await person.get(`/api/v1/inspections/${inspectionId}`)).body).toMatchObject({ status: 'planned' });
  });
});
