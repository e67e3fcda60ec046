import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Principal } from '../../src/domain/shared/principal.js';
import { IntakeModule } from '../../src/modules/intake/intake.module.js';
import { PipelineModule } from '../../src/pipeline/pipeline.module.js';
import { chooseQueueBackend, migrateQueues } from '../../src/pipeline/queue-backend.js';
import { readConfig } from '../../src/platform/config/config.js';
import { Database } from '../../src/platform/database/database.js';
import { RefusalFilter } from '../../src/platform/http/refusal.filter.js';
import { SchemaPipe } from '../../src/platform/http/schema.pipe.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import type { TestDatabase } from './database.js';

const label = { 'zh-CN': '测试', en: 'Test' };

/** The event type most tests post: one required fact, one optional one. */
export const counterVisit = {
  kind: 'event-type',
  code: 'counter-visit',
  title: label,
  unit: 'optional',
  staff: 'optional',
  customer: 'optional',
  facts: { waitSeconds: { type: 'integer', label, required: true }, calledAt: { type: 'instant', label } },
};

/** Puts a release into the database as approval leaves it, and answers its id. `effectiveFrom` null: since ever. */
export async function aRelease(
  database: Database,
  documents: readonly { kind: string; code: string }[],
  effectiveFrom: string | null = null,
): Promise<number> {
  const [release] = await database.query<{ id: number }>(
    `INSERT INTO rulebook_release (sha256, status, title, submitted_by, effective_from) VALUES ($1, 'approved', 'test', 'user:test', $2) RETURNING id`,
    [createHash('sha256').update(randomUUID()).digest(), effectiveFrom],
  );
  if (release === undefined) throw new Error('no release was made');
  for (const document of documents) {
    const source = JSON.stringify(document);
    await database.query(
      `WITH d AS (
         INSERT INTO rulebook_document (kind, code, version, sha256, source, body)
         VALUES ($1, $2, 1 + (SELECT count(*) FROM rulebook_document WHERE kind = $1 AND code = $2), $3, $4, $5) RETURNING id)
       INSERT INTO release_document (release_id, document_id) SELECT $6, id FROM d`,
      [
        document.kind,
        document.code,
        createHash('sha256').update(source).update(String(release.id)).digest(),
        source,
        source,
        release.id,
      ],
    );
  }
  return release.id;
}

/** Head office `HQ` with branches `U1` and `U2`, open since 2020; staff member `E1` works in `U1`. */
export async function aSmallOrganization(database: Database): Promise<void> {
  await database.query(
    `INSERT INTO unit (code, title, level, opened_on) SELECT code, $1, 'branch', '2020-01-01' FROM unnest('{HQ,U1,U2}'::text[]) AS code`,
    [label],
  );
  await database.query(
    `INSERT INTO unit_placement (unit_code, valid_from, parent_code) VALUES ('HQ', '2020-01-01', NULL), ('U1', '2020-01-01', 'HQ'), ('U2', '2020-01-01', 'HQ')`,
  );
  await database.query(`INSERT INTO staff (code, name, employed_from) VALUES ('E1', '李娜', '2021-01-01')`);
  await database.query(
    `INSERT INTO staff_placement (staff_code, valid_from, unit_code) VALUES ('E1', '2021-01-01', 'U1')`,
  );
}

/** An API key of source `queue-system` that may post for the whole organisation, unless said otherwise. */
export const aPrincipal = (given: Partial<Principal> = {}): Principal => ({
  kind: 'api-key',
  id: 'key-1',
  actor: 'key:test',
  roles: ['integrator'],
  scope: { kind: 'all' },
  staff: null,
  source: 'queue-system',
  mustChangePassword: false,
  ...given,
});

@Module({})
class TestModule {
  static with(...imports: (DynamicModule | typeof IntakeModule)[]): DynamicModule {
    return { module: TestModule, imports };
  }
}

/** Intake alone behind its HTTP edge, without workers and without the access guard: `principal` is whoever asks. */
export interface TestIntake {
  readonly app: NestExpressApplication;
  readonly url: string;
  principal: Principal;
  post(
    body: string | Buffer | object,
    options?: { type?: string; query?: string; headers?: Record<string, string> },
  ): Promise<{ status: number; body: Record<string, unknown> }>;
  /** any other route, as the same caller */
  ask(method: 'GET' | 'POST', path: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }>;
  stop(): Promise<void>;
}

export async function anIntake(store: TestDatabase): Promise<TestIntake> {
  const config = { ...readConfig({}), logLevel: 'silent' };
  const database = new Database(store.url, 8);
  await migrateQueues(store.url);
  const connection = chooseQueueBackend({ redisUrl: null }, store.url);
  const app = await NestFactory.create<NestExpressApplication>(
    TestModule.with(
      PlatformModule.forRoot(config, database),
      PipelineModule.forRoot({ connection, prefix: config.redisPrefix, works: false }),
      { module: IntakeModule },
    ),
    { logger: false, abortOnError: false, forceCloseConnections: true },
  );
  const intake = { principal: aPrincipal() };
  app.use((request: Request & { principal?: Principal }, _: Response, next: NextFunction) => {
    request.principal = intake.principal;
    next();
  });
  app.set('query parser', 'simple');
  app.useBodyParser('json', { type: (request: IncomingMessage) => request.url?.startsWith('/api/v1/events') !== true });
  app.useGlobalPipes(new SchemaPipe());
  app.useGlobalFilters(new RefusalFilter());
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${String((app.getHttpServer().address() as { port: number }).port)}`;
  return Object.assign(intake, {
    app,
    url,
    post: async (body: string | Buffer | object, { type = 'application/json', query = '', headers = {} } = {}) => {
      const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
      const response = await fetch(`${url}/api/v1/events${query}`, {
        method: 'POST',
        headers: { 'content-type': type, ...headers },
        body: text,
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    ask: async (method: 'GET' | 'POST', path: string, body?: object) => {
      const payload =
        body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
      const response = await fetch(`${url}${path}`, { method, ...payload });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    stop: async () => {
      await app.close();
      await database.close();
    },
  });
}
