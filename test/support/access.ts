import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Server } from 'node:http';
import request from 'supertest';
import type { Role } from '../../src/domain/shared/principal.js';
import { prepareHttp } from '../../src/http-edge.js';
import { AccessModule } from '../../src/modules/access/access.module.js';
import { AuditModule } from '../../src/modules/audit/audit.module.js';
import { OrganizationModule } from '../../src/modules/organization/organization.module.js';
import { type Config, readConfig } from '../../src/platform/config/config.js';
import { Database } from '../../src/platform/database/database.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { newSecret } from '../../src/platform/secrets/secret.js';
import type { TestDatabase } from './database.js';

@Module({})
class TestModule {
  static with(imports: (DynamicModule | Type)[], controllers: Type[]): DynamicModule {
    return { module: TestModule, imports, controllers };
  }
}

export type Method = 'get' | 'head' | 'post' | 'patch' | 'delete';

export interface Call {
  readonly token?: string | undefined;
  readonly cookie?: string | undefined;
  readonly body?: object | undefined;
  /** the fields of a form, as a browser sends them */
  readonly form?: Readonly<Record<string, string>> | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What every test expects of a refusal and of most answers. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
}

/** Access, organisation and trail behind the HTTP edge, with the real guard before every route. */
export interface TestAccess {
  readonly app: NestExpressApplication;
  call(method: Method, path: string, call?: Call): Promise<Answer>;
  stop(): Promise<void>;
}

export async function anAccess(
  store: TestDatabase,
  {
    settings = {},
    controllers = [],
    modules = [],
  }: { settings?: Partial<Config>; controllers?: Type[]; modules?: (DynamicModule | Type)[] } = {},
): Promise<TestAccess> {
  const config: Config = { ...readConfig({}), logLevel: 'silent', ...settings };
  const database = new Database(store.url, 8);
  const app = await NestFactory.create<NestExpressApplication>(
    TestModule.with(
      [PlatformModule.forRoot(config, database), OrganizationModule, AccessModule, AuditModule, ...modules],
      controllers,
    ),
    { logger: false, abortOnError: false, bodyParser: false, forceCloseConnections: true },
  );
  prepareHttp(app, config);
  await app.listen(0, '127.0.0.1');
  const server: Server = app.getHttpServer();
  return {
    app,
    call: async (method, path, { token, cookie, body, form, headers = {} } = {}) => {
      const sent = request(server)[method](path).redirects(0).set(headers);
      if (token !== undefined) sent.set('Authorization', `Bearer ${token}`);
      if (cookie !== undefined) sent.set('Cookie', `plumbline_session=${cookie}`);
      if (form !== undefined) sent.type('form').send(form);
      const answer = await (body === undefined ? sent : sent.send(body));
      return {
        status: answer.status,
        body: answer.body as Record<string, unknown>,
        text: answer.text,
        headers: answer.headers,
        cookies: (answer.headers as { 'set-cookie'?: readonly string[] })['set-cookie'] ?? [],
      };
    },
    stop: async () => {
      await app.close();
      await database.close();
    },
  };
}

interface GivenUser {
  readonly username: string;
  readonly roles?: readonly Role[];
  readonly scopeUnit?: string;
  readonly staffCode?: string | null;
}

/** A user with a session, put straight into the database; sees the whole organisation unless said otherwise. */
export async function aSignedInUser(
  database: Database,
  { username, roles = ['admin'], scopeUnit = '*', staffCode = null }: GivenUser,
): Promise<{ id: string; token: string }> {
  const { text, sha256 } = newSecret();
  const [row] = await database.query<{ id: string }>(
    `WITH u AS (INSERT INTO app_user (username, display_name, roles, scope_unit, staff_code) VALUES ($1, $1, $2, $3, $4) RETURNING id),
     s AS (INSERT INTO session (token_sha256, user_id, expires_at) SELECT $5, id, clock_timestamp() + interval '1 hour' FROM u)
     SELECT id FROM u`,
    [username, roles, scopeUnit, staffCode, sha256],
  );
  if (row === undefined) throw new Error('no user was made');
  return { id: row.id, token: text };
}

/** An API key put straight into the database. */
export async function anApiKey(
  database: Database,
  { source = 'queue-system', scopeUnit = '*' }: { source?: string; scopeUnit?: string } = {},
): Promise<{ id: string; secret: string }> {
  const { text, sha256 } = newSecret('plk_');
  const [row] = await database.query<{ id: string }>(
    `INSERT INTO api_key (source, label, prefix, secret_sha256, scope_unit, created_by)
     VALUES ($1, 'test', 'plk_', $2, $3, 'user:test') RETURNING id`,
    [source, sha256, scopeUnit],
  );
  if (row === undefined) throw new Error('no key was made');
  return { id: row.id, secret: text };
}
