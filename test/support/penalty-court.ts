import type { Role } from '../../src/domain/shared/principal.js';
import { FindingsModule } from '../../src/modules/findings/findings.module.js';
import { NotificationsModule } from '../../src/modules/notifications/notifications.module.js';
import { OrganizationService } from '../../src/modules/organization/organization.service.js';
import { PenaltiesModule } from '../../src/modules/penalties/penalties.module.js';
import { PipelineModule } from '../../src/pipeline/pipeline.module.js';
import { chooseQueueBackend } from '../../src/pipeline/queue-backend.js';
import { Timers } from '../../src/pipeline/timers.js';
import { aSignedInUser, anAccess, type Answer } from './access.js';
import { aDatabase, type TestDatabase } from './database.js';
import { insurer } from './insurer.js';
import { findingsMade, type GivenFinding, thePenaltySteps } from './penalizing.js';

/** Who comes before it; all see the city HZ unless they are marked otherwise. */
const people = {
  admin: { roles: ['admin'], scopeUnit: '*' },
  supervisor: { roles: ['supervisor'] },
  otherSupervisor: { roles: ['supervisor'] },
  approver: { roles: ['approver'], scopeUnit: '*' },
  leader: { roles: ['leadership'], scopeUnit: '*' },
  auditor: { roles: ['auditor'], scopeUnit: '*' },
  manager: { roles: ['unit-manager'], scopeUnit: 'HZ01' },
  /** whom the penalties of these tests are for, and the same person with a post of judgement */
  staff: { roles: ['staff'], scopeUnit: 'HZ01', staffCode: 'HZ01-03' },
  promoted: { roles: ['supervisor'], staffCode: 'HZ01-03' },
  colleague: { roles: ['staff'], scopeUnit: 'HZ01', staffCode: 'HZ01-04' },
  strangeSupervisor: { roles: ['supervisor'], scopeUnit: 'NB' },
  strangeManager: { roles: ['unit-manager'], scopeUnit: 'NB01' },
} satisfies Record<string, { roles: Role[]; scopeUnit?: string; staffCode?: string }>;
export type Party = keyof typeof people;

/** Penalties and the ledger behind HTTP, with the people of an insurer, and the steps at hand. */
export interface PenaltyCourt {
  readonly store: TestDatabase;
  readonly idOf: Readonly<Record<Party, string>>;
  /** sends as one of them; `body` makes it a POST unless `undefined` */
  get(as: Party, path: string): Promise<Answer>;
  post(as: Party, path: string, body?: object): Promise<Answer>;
  /** as a browser: shows a page, or sends a form of it when there is one */
  browse(as: Party, path: string, form?: Readonly<Record<string, string>>): Promise<Answer>;
  /** findings about HZ01-03 in HZ01 unless said otherwise, folded together; answers the ids of the findings */
  found(...given: readonly GivenFinding[]): Promise<readonly string[]>;
  /** folds again what these findings touch, as the woken step does */
  penalize(...findings: readonly string[]): Promise<void>;
  /** id of the live penalty of a finding */
  penaltyOf(finding: string | undefined): Promise<string>;
  /** lets the appeal window of a penalty end, and the timer fire */
  endOfWindow(penalty: string): Promise<void>;
  close(): Promise<void>;
}

export async function aPenaltyCourt(): Promise<PenaltyCourt> {
  const store = await aDatabase();
  const connection = chooseQueueBackend({ redisUrl: null }, store.url);
  const pipeline = PipelineModule.forRoot({ connection, prefix: store.name, works: false });
  const access = await anAccess(store, { modules: [pipeline, FindingsModule, PenaltiesModule, NotificationsModule] });
  await access.app.get(OrganizationService).load(insurer, 'system');
  const steps = thePenaltySteps(store.database);
  const nothing = { fire: () => Promise.resolve() };
  const timers = new Timers(store.database, {
    byKind: { 'penalty-effective': steps.takeEffect, escalate: nothing, 'purge-expired-sessions': nothing },
  });
  const signedIn = new Map<string, { id: string; token: string }>();
  for (const [username, given] of Object.entries(people)) {
    signedIn.set(username, await aSignedInUser(store.database, { username, scopeUnit: 'HZ', ...given }));
  }
  const partyOf = (party: Party) => signedIn.get(party) ?? { id: '', token: '' };
  const penalize = async (...findings: readonly string[]) => {
    await store.database.transaction((tx) => steps.penalize.handle(tx, findings));
  };
  return {
    store,
    idOf: Object.fromEntries([...signedIn].map(([name, { id }]) => [name, id])) as Record<Party, string>,
    get: (as, path) => access.call('get', path, { token: partyOf(as).token }),
    post: (as, path, body = {}) => access.call('post', path, { token: partyOf(as).token, body }),
    browse: (as, path, form) =>
      access.call(form === undefined ? 'get' : 'post', path, {
        cookie: partyOf(as).token,
        headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin' },
        ...(form === undefined ? {} : { form }),
      }),
    penalize,
    found: async (...given) => {
      const placed = given.map((one) => ({ staff: 'HZ01-03', unit: 'HZ01', ...one }));
      const ids = await findingsMade(store.database, placed);
      await penalize(...ids);
      return ids;
    },
    penaltyOf: async (finding) => {
      const [row] = await store.database.query<{ id: string }>(
        `SELECT id FROM penalty WHERE finding_id = $1 AND status NOT IN ('revoked', 'superseded')`,
        [finding],
      );
      if (row === undefined) throw new Error(`finding ${finding ?? 'unknown'} has no live penalty`);
      return row.id;
    },
    endOfWindow: async (penalty) => {
      // the test moves the deadline, not the clock
      const past = new Date(Date.now() - 60_000).toISOString();
      await store.database.transaction(async (tx) => {
        await tx.query(
          `UPDATE penalty SET state = state || jsonb_build_object('appealEndsAt', $2::text)
           WHERE id = $1 AND state ? 'appealEndsAt'`,
          [penalty, past],
        );
        await tx.query(`UPDATE timer SET due_at = $2 WHERE kind = 'penalty-effective' AND subject = $1`, [
          `penalty:${penalty}`,
          past,
        ]);
      });
      await timers.fireDue();
    },
    close: async () => {
      await access.stop();
      await store.drop();
    },
  };
}
