import type { INestApplication } from '@nestjs/common';
import { startPlumbline } from '../../src/application.js';
import { readConfig } from '../../src/platform/config/config.js';
import type { Role } from '../../src/domain/shared/principal.js';
import type { EventStatus } from './api-answers.js';
import type { TestDatabase } from './database.js';
import { HttpCaller } from './http-caller.js';
import { insurancePack } from './insurance-pack.js';
import { waitFor } from './wait-for.js';

/** The whole product in this process, on a test database: HTTP, intake, workers. Stop it before the database is dropped. */
export interface RunningPlumbline {
  readonly url: string;
  /** path of the link that the operator finds in the output of the first start */
  readonly firstLink: string;
  /** every route that the HTTP server knows, documented or not, such as `GET /api/v1/findings/:id` */
  routes(): readonly string[];
  stop(): Promise<void>;
}

export async function aRunningPlumbline(
  store: TestDatabase,
  redisUrl: string | null = null,
): Promise<RunningPlumbline> {
  const running = await startPlumbline(
    readConfig({
      DATABASE_URL: store.url,
      REDIS_URL: redisUrl ?? '',
      REDIS_PREFIX: store.name,
      PORT: '0',
      LOG_LEVEL: 'silent',
      SWEEP_INTERVAL_MS: '200',
    }),
  );
  if (running.firstSignIn === null) throw new Error('the first start of an installation offered no way to sign in');
  return {
    url: running.url,
    firstLink: running.firstSignIn,
    routes: () => routesOf(running.app),
    stop: () => running.stop(),
  };
}

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
}

function routesOf(app: INestApplication): string[] {
  const { router } = app.getHttpAdapter().getInstance() as { router: { stack: readonly Layer[] } };
  return router.stack.flatMap(({ route }) =>
    route === undefined ? [] : Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`),
  );
}

/** Long enough, simple to tell apart from anything else in an answer. */
const password = 'correct-horse-battery';

/** The owner, who came in by the link of the first start and chose a password. */
export async function theOwner({ url, firstLink }: RunningPlumbline): Promise<HttpCaller> {
  const owner = await HttpCaller.fromLink(url, firstLink);
  expectStatus(204, await owner.post('/api/v1/me/password', { next: password }));
  return owner;
}

interface GivenPerson {
  readonly username: string;
  readonly roles: readonly Role[];
  /** '*' for the whole organisation */
  readonly scopeUnit: string;
  readonly staffCode?: string;
}

/** Somebody whom the owner let in, who followed the link and chose a password. */
export async function aPerson(
  owner: HttpCaller,
  given: GivenPerson,
): Promise<HttpCaller & { readonly userId: string }> {
  const reply = await owner.post<{ user: { id: string }; link: { path: string } }>('/api/v1/users', {
    displayName: given.username,
    ...given,
  });
  const { user, link } = expectStatus(201, reply);
  const person = await HttpCaller.fromLink(owner.url, link.path);
  expectStatus(204, await person.post('/api/v1/me/password', { next: password }));
  return Object.assign(person, { userId: user.id });
}

/** A system that posts events of one source. */
export async function aSource(
  owner: HttpCaller,
  source: string,
  scopeUnit = '*',
): Promise<HttpCaller & { readonly keyId: string }> {
  const reply = await owner.post<{ key: { id: string }; secret: string }>('/api/v1/api-keys', {
    source,
    label: source,
    scopeUnit,
  });
  const { key, secret } = expectStatus(201, reply);
  return Object.assign(HttpCaller.withToken(owner.url, secret), { keyId: key.id });
}

/** The body of an answer that must have this status: for what a test needs, not for what it tests. */
export function expectStatus<T>(status: number, reply: { status: number; text: string; body: T }): T {
  if (reply.status !== status) throw new Error(`expected status ${status}, got ${reply.status}: ${reply.text}`);
  return reply.body;
}

/** The insurance pack as the first release, with the two people whom that takes. */
export async function theRulesInForce(owner: HttpCaller): Promise<Record<'supervisor' | 'approver', HttpCaller>> {
  const supervisor = await aPerson(owner, { username: 'wang.supervisor', roles: ['supervisor'], scopeUnit: '*' });
  const approver = await aPerson(owner, { username: 'chen.approver', roles: ['approver'], scopeUnit: '*' });
  const release = { title: 'First', documents: insurancePack() };
  const { id } = expectStatus(201, await supervisor.post<{ id: number }>('/api/v1/rulebook/releases', release));
  expectStatus(200, await approver.post(`/api/v1/rulebook/releases/${id}/approve`, {}));
  return { supervisor, approver };
}

/** Waits until the event is judged. */
export function judged(caller: HttpCaller, source: string, id: string): Promise<EventStatus> {
  return waitFor(`event ${id} of ${source} to be judged`, async () => {
    const { body } = await caller.get<EventStatus>(`/api/v1/events?source=${source}&id=${id}`);
    return body.state === 'judged' && body;
  });
}
