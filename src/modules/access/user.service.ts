import { Injectable } from '@nestjs/common';
import { needsReach, needsSomebodyElse } from '../../domain/organization/principal-gates.js';
import { wholeOrganization } from '../../domain/organization/scope.js';
import type { Principal } from '../../domain/shared/principal.js';
import { refusal, RefusalError, type Refusal } from '../../domain/shared/refusal.js';
import { appendTrail } from '../../pipeline/trail.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { SessionRepository, type NewLink } from './session.repository.js';
import type { NewUser, UserChange } from './user.dto.js';
import { UserRepository, type User, type UserTerms } from './user.repository.js';

/** hours a link to a first or forgotten password stays good: a weekend */
const linkHours = 72;

/** What administrators do about the accounts of others, within their own part of the organisation. */
@Injectable()
export class UserService {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly sessions: SessionRepository,
  ) {}

  list(principal: Principal): Promise<User[]> {
    return this.users.list(principal.scope);
  }

  /** The link is the only way in until the user has chosen a password, and they may do nothing before. */
  async create(given: NewUser, principal: Principal): Promise<{ user: User; link: NewLink }> {
    const terms = termsOf({ ...given, staffCode: given.staffCode ?? null });
    return this.database.transaction(async (tx) => {
      await this.check(tx, terms, principal);
      const user = await this.users.create(tx, given.username, terms, true);
      if (user === null) throw new RefusalError(refusal('username-taken', { username: given.username }));
      await appendTrail(tx, { actor: principal.actor, command: 'user.create', subject: subjectOf(user), after: terms });
      return { user, link: await this.sessions.newLink(tx, user.id, linkHours) };
    });
  }

  async change(id: string, change: UserChange, principal: Principal): Promise<User> {
    return this.act(id, principal, needsSomebodyElse(principal, id), async (tx, user) => {
      const { displayName = user.displayName, roles = user.roles, scopeUnit = user.scopeUnit } = change;
      const staffCode = change.staffCode === undefined ? user.staffCode : change.staffCode;
      const terms = termsOf({ displayName, roles, scopeUnit, staffCode });
      await this.check(tx, terms, principal);
      await this.users.change(tx, id, terms);
      const subject = subjectOf(user);
      await appendTrail(tx, {
        actor: principal.actor,
        command: 'user.change',
        subject,
        before: termsOf(user),
        after: terms,
      });
    });
  }

  /** Ends all sessions and links at once. Disabling who is disabled changes nothing. */
  async disable(id: string, principal: Principal): Promise<User> {
    return this.act(id, principal, null, async (tx, user) => {
      if (user.disabledAt !== null) return;
      await this.users.setDisabled(tx, id, true);
      await this.sessions.closeAll(tx, id);
      await appendTrail(tx, { actor: principal.actor, command: 'user.disable', subject: subjectOf(user) });
    });
  }

  async enable(id: string, principal: Principal): Promise<User> {
    return this.act(id, principal, null, async (tx, user) => {
      if (user.disabledAt === null) return;
      await this.users.setDisabled(tx, id, false);
      await appendTrail(tx, { actor: principal.actor, command: 'user.enable', subject: subjectOf(user) });
    });
  }

  /** A new way in for somebody who lost theirs: the old password and all sessions end now, not when the link is used. */
  async reset(id: string, principal: Principal): Promise<NewLink> {
    const refused = needsSomebodyElse(principal, id);
    if (refused !== null) throw new RefusalError(refused);
    return this.database.transaction(async (tx) => {
      const user = await this.users.take(tx, id, principal.scope);
      if (user.disabledAt !== null) throw new RefusalError(refusal('user-disabled', { username: user.username }));
      await this.users.setPassword(tx, id, { passwordHash: null, mustChange: true });
      await this.sessions.closeAll(tx, id);
      await appendTrail(tx, { actor: principal.actor, command: 'user.reset', subject: subjectOf(user) });
      return this.sessions.newLink(tx, id, linkHours);
    });
  }

  private async act(
    id: string,
    principal: Principal,
    refused: Refusal | null,
    work: (tx: Transaction, user: User) => Promise<void>,
  ): Promise<User> {
    if (refused !== null) throw new RefusalError(refused);
    return this.database.transaction(async (tx) => {
      await this.users.lockAdministrators(tx);
      const user = await this.users.take(tx, id, principal.scope);
      await work(tx, user);
      if (!(await this.users.hasAdministrator(tx)))
        throw new RefusalError(refusal('last-admin', { username: user.username }));
      return this.users.get(tx, id);
    });
  }

  /** Nobody hands out more than they see, neither by unit nor through a staff member. */
  private async check(
    tx: Transaction,
    { roles, scopeUnit, staffCode }: UserTerms,
    principal: Principal,
  ): Promise<void> {
    const refused = needsReach(principal, scopeUnit);
    if (refused !== null) throw new RefusalError(refused);
    if (scopeUnit !== wholeOrganization && !(await this.users.unitExists(tx, scopeUnit))) {
      throw new RefusalError(refusal('unknown-unit', { unit: scopeUnit }));
    }
    if (staffCode === null) {
      if (roles.every((role) => role === 'staff')) throw new RefusalError(refusal('staff-code-needed', { roles }));
      return;
    }
    if (!(await this.users.staffIsWithin(tx, staffCode, principal.scope))) {
      throw new RefusalError(refusal('unknown-staff', { staff: staffCode }));
    }
  }
}

const termsOf = ({ displayName, roles, scopeUnit, staffCode }: UserTerms): UserTerms => ({
  displayName,
  roles,
  scopeUnit,
  staffCode,
});

const subjectOf = ({ username }: User): string => `user:${username}`;
