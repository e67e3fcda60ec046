import { Injectable } from '@nestjs/common';
import { refusal, RefusalError } from '../../domain/shared/refusal.js';
import { appendTrail } from '../../pipeline/trail.js';
import { Database } from '../../platform/database/database.js';
import { sha256Of } from '../../platform/secrets/secret.js';
import { PasswordService } from './password.service.js';
import { SessionRepository, type OpenedSession } from './session.repository.js';
import { SignInAttemptsRepository } from './sign-in-attempts.repository.js';
import { UserRepository } from './user.repository.js';

/** How people come in and go. */
@Injectable()
export class SessionService {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly sessions: SessionRepository,
    private readonly attempts: SignInAttemptsRepository,
    private readonly passwords: PasswordService,
  ) {}

  /** Unknown, disabled, without a password or a wrong one: the same answer after the same work. */
  async signIn(username: string, password: string, address: string): Promise<OpenedSession> {
    const attempt = { username, address };
    await this.attempts.reserve(attempt);
    const known = await this.users.passwordOf(username);
    const right = await this.passwords.isRight(known?.passwordHash ?? null, password);
    const opened = right && known !== null ? await this.open(known, attempt) : null;
    if (opened === null) throw new RefusalError(refusal('sign-in-refused'));
    return opened;
  }

  /** Null if the user was disabled or given another password since the one at hand was found right. */
  private open(
    known: { id: string; passwordHash: string | null },
    attempt: { username: string; address: string },
  ): Promise<OpenedSession | null> {
    return this.database.transaction(async (tx) => {
      if (!(await this.users.stillHasPassword(tx, known.id, known.passwordHash))) return null;
      await this.attempts.forgive(tx, attempt);
      const actor = `user:${attempt.username}`;
      await appendTrail(tx, { actor, command: 'session.start', subject: actor, reason: 'password' });
      return this.sessions.open(tx, known.id);
    });
  }

  async signInByLink(token: string): Promise<OpenedSession> {
    return this.database.transaction(async (tx) => {
      const user = await this.sessions.useLink(tx, sha256Of(token));
      if (user === null) throw new RefusalError(refusal('sign-in-link-not-valid'));
      const actor = `user:${user.username}`;
      await appendTrail(tx, { actor, command: 'session.start', subject: actor, reason: 'one-time link' });
      return this.sessions.open(tx, user.id);
    });
  }

  async signOut(token: string, actor: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.sessions.close(tx, sha256Of(token));
      await appendTrail(tx, { actor, command: 'session.end', subject: actor });
    });
  }
}
