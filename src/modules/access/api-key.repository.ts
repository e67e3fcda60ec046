import { Injectable } from '@nestjs/common';
import type { Scope } from '../../domain/shared/principal.js';
import { refusal, RefusalError } from '../../domain/shared/refusal.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { scopeFilter } from '../../platform/database/scope-filter.js';
import type { Secret } from '../../platform/secrets/secret.js';
import { apiKeyPrefix } from './api-key.dto.js';

export interface ApiKey {
  readonly id: string;
  readonly source: string;
  readonly label: string;
  /** how the secret begins */
  readonly prefix: string;
  readonly scopeUnit: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  /** the key that took its place */
  readonly rotatedTo: string | null;
  readonly state: 'active' | 'expired' | 'revoked';
}

export interface ApiKeyTerms {
  readonly source: string;
  readonly label: string;
  readonly scopeUnit: string;
  readonly expiresAt: Date | string | null;
}

const columns = `k.id, k.source, k.label, k.prefix, k.scope_unit AS "scopeUnit", k.created_by AS "createdBy", k.created_at AS "createdAt",
  k.expires_at AS "expiresAt", k.revoked_at AS "revokedAt", k.rotated_to AS "rotatedTo",
  CASE WHEN k.revoked_at IS NOT NULL THEN 'revoked' WHEN k.expires_at <= clock_timestamp() THEN 'expired' ELSE 'active' END AS state`;

/** characters of the secret that are kept to tell keys apart */
const shown = apiKeyPrefix.length + 6;

/** Table api_key. */
@Injectable()
export class ApiKeyRepository {
  constructor(private readonly database: Database) {}

  async list(scope: Scope): Promise<ApiKey[]> {
    const values: unknown[] = [];
    const visible = scopeFilter(scope, { unit: 'k.scope_unit', staff: null }, values);
    return this.database.query<ApiKey>(
      `SELECT ${columns} FROM api_key AS k WHERE ${visible} ORDER BY k.source, k.created_at DESC, k.id`,
      values,
    );
  }

  /** Locks the key for a change. A key beyond the caller's scope is not there for them. */
  async take(tx: Transaction, id: string, scope: Scope): Promise<ApiKey> {
    const values: unknown[] = [id];
    const visible = scopeFilter(scope, { unit: 'k.scope_unit', staff: null }, values);
    const [row] = await tx.query<ApiKey>(
      `SELECT ${columns} FROM api_key AS k WHERE k.id = $1 AND ${visible} FOR UPDATE`,
      values,
    );
    if (row === undefined) throw new RefusalError(refusal('not-found', { what: 'API key', id }));
    return row;
  }

  /** Null if it would have expired already, by the database's clock. */
  async create(tx: Transaction, secret: Secret, terms: ApiKeyTerms, createdBy: string): Promise<ApiKey | null> {
    const [row] = await tx.query<ApiKey>(
      `INSERT INTO api_key AS k (source, label, prefix, secret_sha256, scope_unit, created_by, expires_at)
       SELECT $1, $2, $3, $4, $5, $6, $7 WHERE $7::timestamptz IS NULL OR $7 > clock_timestamp()
       RETURNING ${columns}`,
      [
        terms.source,
        terms.label,
        secret.text.slice(0, shown),
        secret.sha256,
        terms.scopeUnit,
        createdBy,
        terms.expiresAt,
      ],
    );
    return row ?? null;
  }

  async revoke(tx: Transaction, id: string): Promise<void> {
    await tx.query('UPDATE api_key SET revoked_at = clock_timestamp() WHERE id = $1 AND revoked_at IS NULL', [id]);
  }

  /** The old key ends after the overlap, or when it would have ended anyway; without overlap at once. */
  async replace(tx: Transaction, id: string, by: string, overlapSeconds: number): Promise<void> {
    await tx.query(
      `UPDATE api_key SET rotated_to = $2,
         revoked_at = CASE WHEN $3 = 0 THEN clock_timestamp() ELSE revoked_at END,
         expires_at = least(expires_at, clock_timestamp() + make_interval(secs => $3))
       WHERE id = $1`,
      [id, by, overlapSeconds],
    );
  }
}
