import type { Role } from '../../src/domain/shared/principal.js';
import { CorrectiveActionsModule } from '../../src/modules/corrective-actions/corrective-actions.module.js';
import { NotificationsModule } from '../../src/modules/notifications/notifications.module.js';
import { OrganizationService } from '../../src/modules/organization/organization.service.js';
import { PipelineModule } from '../../src/pipeline/pipeline.module.js';
import { chooseQueueBackend } from '../../src/pipeline/queue-backend.js';
import { aSignedInUser, anAccess, type Answer } from './access.js';
import { aDatabase, type TestDatabase } from './database.js';
import { insurer } from './insurer.js';
import { aCorrectiveRelease, findingsFound, type GivenFinding, theCorrectiveSteps } from './rectifying.js';

const people = {
  manager: { roles: ['unit-manager'], scopeUnit: 'HZ01' },
  deputy: { roles: ['unit-manager'], scopeUnit: 'HZ01' },
  inspector: { roles: ['inspector'], scopeUnit: 'HZ' },
  otherInspector: { roles: ['inspector'], scopeUnit: 'HZ' },
  /** owns an action of the plan, and inspects elsewhere */
  actionOwner: { roles: ['inspector'], scopeUnit: 'HZ', staffCode: 'HZ01-03' },
  /** every post there is, in one person */
  jack: { roles: ['unit-manager', 'inspector', 'supervisor', 'leadership'], scopeUnit: 'HZ01' },
  supervisor: { roles: ['supervisor'], scopeUnit: 'HZ' },
  leader: { roles: ['leadership'], scopeUnit: '*' },
  auditor: { roles: ['auditor'], scopeUnit: '*' },
  staff: { roles: ['staff'], scopeUnit: 'HZ01', staffCode: 'HZ01-03' },
  siblingManager: { roles: ['unit-manager'], scopeUnit: 'HZ02' },
  strangeInspector: { roles: ['inspector', 'supervisor', 'leadership'], scopeUnit: 'NB' },
} satisfies Record<string, { roles: Role[]; scopeUnit: string; staffCode?: string }>;
export type Party = keyof typeof people;

/** Corrective actions behind HTTP, with the people of an insurer, and the steps at hand. */
export interface RectificationOffice {
  readonly store: TestDatabase;
  readonly release: number;
  readonly tokenOf: Readonly<Record<Party, string>>;
  get(as: Party, path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  post(as: Party, path: string, body?: object, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** sends a form as a browser does */
  form(as: Party, path: string, form: Readonly<Record<string, string>>): Promise<Answer>;
  /** findings in HZ01 unless said otherwise, rectified together; answers the id of the newest rectification */
  issued(...given: readonly GivenFinding[]): Promise<string>;
  /** runs the step that issues the directives of reports */
  issueDirectives(...reports: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export async function aRectificationOffice(
  changes: Readonly<Record<string, unknown>> = {},
): Promise<RectificationOffice> {
  const store = await aDatabase();
  const connection = chooseQueueBackend({ redisUrl: null }, store.url);
  const pipeline = PipelineModule.forRoot({ connection, prefix: store.name, works: false });
  const access = await anAccess(store, { modules: [pipeline, CorrectiveActionsModule, NotificationsModule] });
  await access.app.get(OrganizationService).load(insurer, 'system');
  const release = await aCorrectiveRelease(store.database, changes);
  const steps = theCorrectiveSteps(store.database);
  const tokens: Record<string, string> = {};
  for (const [username, given] of Object.entries(people)) {
    tokens[username] = (await aSignedInUser(store.database, { username, ...given })).token;
  }
  const tokenOf = tokens as Record<Party, string>;
  return {
    store,
    release,
    tokenOf,
    get: (as, path, headers = {}) => access.call('get', path, { token: tokenOf[as], headers }),
    post: (as, path, body = {}, headers = {}) => access.call('post', path, { token: tokenOf[as], body, headers }),
    form: (as, path, form) => access.call('post', path, { token: tokenOf[as], form, headers: { Accept: 'text/html' } }),
    issued: async (...given) => {
      const findings = given.length === 0 ? [{}] : given;
      const ids = await findingsFound(store.database, release, ...findings);
      await store.database.transaction((tx) => steps.rectify.handle(tx, ids));
      const [row] = await store.database.query<{ id: string }>(
        `SELECT action_id::text AS id FROM corrective_action_finding WHERE finding_id = ANY($1::bigint[])
         ORDER BY action_id DESC LIMIT 1`,
        [ids],
      );
      if (row === undefined) throw new Error('nothing was issued');
      return row.id;
    },
    issueDirectives: async (...reports) => {
      await store.database.transaction((tx) => steps.issueDirectives.handle(tx, reports));
    },
    close: async () => {
      await access.stop();
      await store.drop();
    },
  };
}
