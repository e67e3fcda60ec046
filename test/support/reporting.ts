import type { Role } from '../../src/domain/shared/principal.js';
import { ReportsModule } from '../../src/modules/reports/reports.module.js';
import { PipelineModule } from '../../src/pipeline/pipeline.module.js';
import { chooseQueueBackend, migrateQueues } from '../../src/pipeline/queue-backend.js';
import { readConfig } from '../../src/platform/config/config.js';
import { aSignedInUser, anAccess, type Answer, type TestAccess } from './access.js';
import type { TestDatabase } from './database.js';

/** Reports behind the real guard, without workers. */
export async function reporting(store: TestDatabase): Promise<TestAccess> {
  await migrateQueues(store.url);
  const connection = chooseQueueBackend({ redisUrl: null }, store.url);
  const pipeline = PipelineModule.forRoot({ connection, prefix: readConfig({}).redisPrefix, works: false });
  return anAccess(store, { modules: [pipeline, ReportsModule] });
}

/** Somebody who calls the API with a session. */
export interface Reporter {
  readonly id: string;
  get(path: string): Promise<Answer>;
  post(path: string, body?: object): Promise<Answer>;
}

export async function aReporter(
  app: TestAccess,
  { database }: TestDatabase,
  username: string,
  role: Role,
  scopeUnit: string,
  staffCode: string | null = null,
): Promise<Reporter> {
  const { id, token } = await aSignedInUser(database, { username, roles: [role], scopeUnit, staffCode });
  return {
    id,
    get: (path) => app.call('get', path, { token }),
    post: (path, body = {}) => app.call('post', path, { token, body }),
  };
}

/** The body of an answer that must have this status. */
export function bodyOf<T>(status: number, answer: Answer): Readonly<T> {
  if (answer.status !== status) throw new Error(`expected status ${status}, got ${answer.status}: ${answer.text}`);
  return answer.body as T;
}
