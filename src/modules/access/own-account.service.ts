import { Injectable } from '@nestjs/common';
import { passwordFault } from '../../domain/organization/password-policy.js';
import { refusal, RefusalError } from '../../domain/shared/refusal.js';
import { appendTrail } from '../../pipeline/trail.js';
import { Database } from '../../platform/database/database.js';
import { PasswordService } from './password.service.js';
import type { PasswordBody } from './session.dto.js';
import { SessionRepository } from './session.repository.js';
import { SignInAttemptsRepository } from './sign-in-attempts.repository.js';
import { UserRepository } from './user.repository.js';

/** What people do about their own account. */
@Injectable()
export class OwnAccountService {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly sessions: SessionRepository,
    private readonly attempts: SignInAttemptsRepository,
    private readonly passwords: PasswordService,
  ) {}

  async describe(userId: string): Promise<{ username: string; displayName: string; hasPassword: boolean }> {
    const { username, displayName, hasPassword } = await this.users.get(this.database, userId);
    return { username, displayName, hasPassword };
  }

  /** Whoever has a password must know it; guessing it here is counted like guessing it at the door. */
  async choosePassword(
    userId: string,
    { current, next }: PasswordBody,
    from: { session: Buffer; address: string },
  ): Promise<void> {
    const { username } = await this.users.get(this.database, userId);
    const known = await this.users.passwordOf(username);
    const passwordHash = known?.passwordHash ?? null;
    const attempt = { username, address: from.address };
    if (passwordHash !== null) {
      await this.attempts.reserve(attempt);
      if (!(await this.passwords.isRight(passwordHash, current ?? '')))
        throw new RefusalError(refusal('password-wrong'));
      if (current === next) throw new RefusalError(refusal('password-unchanged'));
    }
    const refused = passwordFault(next, username);
    if (refused !== null) throw new RefusalError(refused);
    const nextHash = await this.passwords.hash(next);
    await this.database.transaction(async (tx) => {
      if (!(await this.users.stillHasPassword(tx, userId, passwordHash)))
        throw new RefusalError(refusal('password-wrong'));
      await this.users.setPassword(tx, userId, { passwordHash: nextHash, mustChange: false });
      await this.sessions.closeAll(tx, userId, from.session);
      if (passwordHash !== null) await this.attempts.forgive(tx, attempt);
      const actor = `user:${username}`;
      await appendTrail(tx, { actor, command: 'user.choose-password', subject: actor });
    });
  }
}
