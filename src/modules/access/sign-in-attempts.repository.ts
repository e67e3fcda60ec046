import { Injectable } from '@nestjs/common';
import { refusal, RefusalError } from '../../domain/shared/refusal.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { sha256Of } from '../../platform/secrets/secret.js';

export interface Attempt {
  readonly username: string;
  /** network address of the client */
  readonly address: string;
}

/** seconds from the first attempt until counting starts anew */
const windowSeconds = 900;

/**
 * How many wrong attempts a window has room for. One address cannot lock somebody out everywhere: what its own pair has
 * refused is not counted further, so that it takes ten addresses to use up the attempts of a username.
 */
const limits = [
  { of: ({ username, address }: Attempt) => `pair ${username} ${address}`, attempts: 5 },
  { of: ({ address }: Attempt) => `address ${address}`, attempts: 100 },
  { of: ({ username }: Attempt) => `username ${username}`, attempts: 50 },
] as const;

/** Counts attempts to guess a password, in PostgreSQL: all processes count together and no restart forgets. */
@Injectable()
export class SignInAttemptsRepository {
  constructor(private readonly database: Database) {}

  /** Counts an attempt before it is made, so that a thousand at once are a thousand; {@link forgive} takes it back. */
  async reserve(attempt: Attempt): Promise<void> {
    for (const limit of limits) {
      const [row] = await this.database.query<{ attempts: number; seconds: number }>(
        `INSERT INTO sign_in_attempt AS a (key_sha256, attempts, window_ends_at)
         VALUES ($1, 1, clock_timestamp() + make_interval(secs => $2))
         ON CONFLICT (key_sha256) DO UPDATE SET
           attempts = CASE WHEN a.window_ends_at <= clock_timestamp() THEN 1 ELSE least(a.attempts + 1, 1000000) END,
           window_ends_at = CASE WHEN a.window_ends_at <= clock_timestamp() THEN excluded.window_ends_at ELSE a.window_ends_at END
         RETURNING attempts, ceil(extract(epoch FROM window_ends_at - clock_timestamp()))::int AS seconds`,
        [sha256Of(limit.of(attempt)), windowSeconds],
      );
      if (row !== undefined && row.attempts > limit.attempts) {
        throw new RefusalError(refusal('too-many-attempts', { retryAfterSeconds: Math.max(1, row.seconds) }));
      }
    }
  }

  /** The attempt was right: it counts nowhere, and those before it from the same place are forgotten. */
  async forgive(tx: Transaction, attempt: Attempt): Promise<void> {
    const [pair, ...shared] = limits.map((limit) => sha256Of(limit.of(attempt)));
    await tx.query('DELETE FROM sign_in_attempt WHERE key_sha256 = $1', [pair]);
    for (const key of shared) {
      await tx.query('UPDATE sign_in_attempt SET attempts = greatest(attempts - 1, 0) WHERE key_sha256 = $1', [key]);
    }
  }
}
