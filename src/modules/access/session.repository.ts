import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../platform/config/config.js';
import type { Transaction } from '../../platform/database/database.js';
import { newSecret } from '../../platform/secrets/secret.js';

export interface OpenedSession {
  readonly token: string;
  readonly expiresAt: Date;
}

export interface NewLink {
  /** where the holder opens it, once */
  readonly path: string;
  readonly expiresAt: Date;
}

/** Tables session and sign_in_link. */
@Injectable()
export class SessionRepository {
  constructor(private readonly config: AppConfig) {}

  async open(tx: Transaction, userId: string): Promise<OpenedSession> {
    const { text, sha256 } = newSecret();
    const [row] = await tx.query<{ expiresAt: Date }>(
      `INSERT INTO session (token_sha256, user_id, expires_at)
       VALUES ($1, $2, clock_timestamp() + make_interval(hours => $3)) RETURNING expires_at AS "expiresAt"`,
      [sha256, userId, this.config.values.sessionHours],
    );
    if (row === undefined) throw new Error('PostgreSQL did not return the session it stored');
    return { token: text, expiresAt: row.expiresAt };
  }

  async close(tx: Transaction, tokenSha256: Buffer): Promise<void> {
    await tx.query('DELETE FROM session WHERE token_sha256 = $1', [tokenSha256]);
  }

  /** Ends every session and every unused link of a user, but for the one session that may go on. */
  async closeAll(tx: Transaction, userId: string, except: Buffer | null = null): Promise<void> {
    await tx.query('DELETE FROM session WHERE user_id = $1 AND token_sha256 IS DISTINCT FROM $2', [userId, except]);
    await tx.query('DELETE FROM sign_in_link WHERE user_id = $1 AND used_at IS NULL', [userId]);
  }

  async newLink(tx: Transaction, userId: string, hours: number): Promise<NewLink> {
    const { text, sha256 } = newSecret();
    const [row] = await tx.query<{ expiresAt: Date }>(
      `INSERT INTO sign_in_link (token_sha256, user_id, expires_at)
       VALUES ($1, $2, clock_timestamp() + make_interval(hours => $3)) RETURNING expires_at AS "expiresAt"`,
      [sha256, userId, hours],
    );
    if (row === undefined) throw new Error('PostgreSQL did not return the link it stored');
    return { path: `/sign-in?token=${text}`, expiresAt: row.expiresAt };
  }

  /** Uses a link up and says whose it is; null if it is none, used, expired or its user disabled. One caller wins. */
  async useLink(tx: Transaction, tokenSha256: Buffer): Promise<{ id: string; username: string } | null> {
    const [row] = await tx.query<{ id: string; username: string }>(
      `UPDATE sign_in_link AS l SET used_at = clock_timestamp() FROM app_user AS u
       WHERE l.token_sha256 = $1 AND l.used_at IS NULL AND l.expires_at > clock_timestamp()
         AND u.id = l.user_id AND u.disabled_at IS NULL
       RETURNING u.id, u.username`,
      [tokenSha256],
    );
    return row ?? null;
  }
}
