import { Injectable } from '@nestjs/common';
import { wholeOrganization } from '../../domain/organization/scope.js';
import type { Role } from '../../domain/shared/principal.js';
import { armTimer } from '../../pipeline/timers.js';
import { timerCatalog } from '../../pipeline/timer-catalog.js';
import { appendTrail } from '../../pipeline/trail.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { SessionRepository } from './session.repository.js';
import { UserRepository } from './user.repository.js';

const username = 'admin';

/**
 * What the owner of a fresh installation needs to set it up and look around. Approving is left out: it takes a second
 * person, whom the owner creates.
 */
const ownerRoles: readonly Role[] = ['admin', 'supervisor', 'leadership', 'auditor'];

/** hours the first link stays good */
const linkHours = 24;

/** Sees to it that somebody can get in. */
@Injectable()
export class FirstStart {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly sessions: SessionRepository,
  ) {}

  /**
   * Path of a one-time link for the owner, to be told to whoever starts the program; null if it is not needed. It is at
   * the very first start, and again when no administrator could sign in any more: none ever chose a password, and their
   * links and sessions have expired. Of processes that start together one gets it.
   */
  async prepare(): Promise<string | null> {
    return this.database.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('plumbline:first-start', 0))`);
      await armTimer(tx, 'purge-expired-sessions', 'sessions', 1, timerCatalog['purge-expired-sessions'].everySeconds);
      const administrators = await this.administrators(tx);
      if (administrators.some(({ canSignIn }) => canSignIn)) return null;
      const id = administrators[0]?.id ?? (await this.createOwner(tx));
      return id === null ? null : (await this.sessions.newLink(tx, id, linkHours)).path;
    });
  }

  /** Those of the whole organisation, the oldest first. */
  private async administrators(tx: Transaction): Promise<{ id: string; canSignIn: boolean }[]> {
    return tx.query(
      `SELECT u.id, u.password_hash IS NOT NULL
         OR EXISTS (SELECT FROM session AS s WHERE s.user_id = u.id AND s.expires_at > clock_timestamp())
         OR EXISTS (SELECT FROM sign_in_link AS l WHERE l.user_id = u.id AND l.used_at IS NULL AND l.expires_at > clock_timestamp())
         AS "canSignIn"
       FROM app_user AS u
       WHERE u.disabled_at IS NULL AND 'admin' = ANY(u.roles) AND u.scope_unit = $1
       ORDER BY u.created_at, u.id`,
      [wholeOrganization],
    );
  }

  /**
   * Null where there are users already. The owner may work at once and choose a password when they like: the link must
   * lead to something usable.
   */
  private async createOwner(tx: Transaction): Promise<string | null> {
    if ((await tx.query('SELECT FROM app_user LIMIT 1')).length > 0) return null;
    const terms = { displayName: 'Administrator', roles: ownerRoles, scopeUnit: wholeOrganization, staffCode: null };
    const owner = await this.users.create(tx, username, terms, false);
    if (owner === null) return null;
    const subject = `user:${username}`;
    await appendTrail(tx, { actor: 'system', command: 'user.create', subject, after: terms, reason: 'first start' });
    return owner.id;
  }
}
