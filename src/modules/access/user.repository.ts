import { Injectable } from '@nestjs/common';
import { organizationZone } from '../../domain/organization/organization.js';
import { wholeOrganization } from '../../domain/organization/scope.js';
import type { Role, Scope } from '../../domain/shared/principal.js';
import { refusal, RefusalError } from '../../domain/shared/refusal.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { scopeFilter } from '../../platform/database/scope-filter.js';

export interface User {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly scopeUnit: string;
  readonly staffCode: string | null;
  readonly hasPassword: boolean;
  readonly mustChangePassword: boolean;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
}

/** What an administrator says about a user. */
export type UserTerms = Pick<User, 'displayName' | 'roles' | 'scopeUnit' | 'staffCode'>;

const columns = `u.id, u.username, u.display_name AS "displayName", u.roles, u.scope_unit AS "scopeUnit", u.staff_code AS "staffCode",
  u.password_hash IS NOT NULL AS "hasPassword", u.must_change_password AS "mustChangePassword",
  u.created_at AS "createdAt", u.disabled_at AS "disabledAt"`;

/** Table app_user. */
@Injectable()
export class UserRepository {
  constructor(private readonly database: Database) {}

  async get(tx: Transaction, id: string): Promise<User> {
    const [row] = await tx.query<User>(`SELECT ${columns} FROM app_user AS u WHERE u.id = $1`, [id]);
    if (row === undefined) throw new RefusalError(refusal('not-found', { what: 'user', id }));
    return row;
  }

  /** Locks the user for a change. A user beyond the caller's scope is not there for them. */
  async take(tx: Transaction, id: string, scope: Scope): Promise<User> {
    const values: unknown[] = [id];
    const visible = scopeFilter(scope, { unit: 'u.scope_unit', staff: null }, values);
    const [row] = await tx.query<User>(
      `SELECT ${columns} FROM app_user AS u WHERE u.id = $1 AND ${visible} FOR UPDATE`,
      values,
    );
    if (row === undefined) throw new RefusalError(refusal('not-found', { what: 'user', id }));
    return row;
  }

  async list(scope: Scope): Promise<User[]> {
    const values: unknown[] = [];
    const visible = scopeFilter(scope, { unit: 'u.scope_unit', staff: null }, values);
    return this.database.query<User>(
      `SELECT ${columns} FROM app_user AS u WHERE ${visible} ORDER BY u.username`,
      values,
    );
  }

  /** Null if the name is taken. */
  async create(tx: Transaction, username: string, terms: UserTerms, mustChangePassword: boolean): Promise<User | null> {
    const [row] = await tx.query<{ id: string }>(
      `INSERT INTO app_user (username, display_name, roles, scope_unit, staff_code, must_change_password)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (username) DO NOTHING RETURNING id`,
      [username, terms.displayName, terms.roles, terms.scopeUnit, terms.staffCode, mustChangePassword],
    );
    return row === undefined ? null : this.get(tx, row.id);
  }

  async change(tx: Transaction, id: string, terms: UserTerms): Promise<void> {
    await tx.query(
      'UPDATE app_user SET display_name = $2, roles = $3, scope_unit = $4, staff_code = $5 WHERE id = $1',
      [id, terms.displayName, terms.roles, terms.scopeUnit, terms.staffCode],
    );
  }

  async setDisabled(tx: Transaction, id: string, disabled: boolean): Promise<void> {
    await tx.query('UPDATE app_user SET disabled_at = CASE WHEN $2 THEN clock_timestamp() END WHERE id = $1', [
      id,
      disabled,
    ]);
  }

  async setPassword(
    tx: Transaction,
    id: string,
    to: { passwordHash: string | null; mustChange: boolean },
  ): Promise<void> {
    await tx.query('UPDATE app_user SET password_hash = $2, must_change_password = $3 WHERE id = $1', [
      id,
      to.passwordHash,
      to.mustChange,
    ]);
  }

  async passwordOf(username: string): Promise<{ id: string; passwordHash: string | null } | null> {
    const [row] = await this.database.query<{ id: string; passwordHash: string | null }>(
      'SELECT id, password_hash AS "passwordHash" FROM app_user WHERE username = $1',
      [username],
    );
    return row ?? null;
  }

  /** Keeps the answer true until the transaction ends: whoever changes or disables the user waits. */
  async stillHasPassword(tx: Transaction, id: string, passwordHash: string | null): Promise<boolean> {
    const rows = await tx.query(
      'SELECT FROM app_user WHERE id = $1 AND disabled_at IS NULL AND password_hash IS NOT DISTINCT FROM $2 FOR NO KEY UPDATE',
      [id, passwordHash],
    );
    return rows.length === 1;
  }

  /** Whoever may end an administrator's powers waits here for the others, so that the last one can be counted. */
  async lockAdministrators(tx: Transaction): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('plumbline:administrators', 0))`);
  }

  /** Whether anybody is left who administers the whole organisation. */
  async hasAdministrator(tx: Transaction): Promise<boolean> {
    const rows = await tx.query(
      `SELECT FROM app_user WHERE disabled_at IS NULL AND 'admin' = ANY(roles) AND scope_unit = $1 LIMIT 1`,
      [wholeOrganization],
    );
    return rows.length === 1;
  }

  async unitExists(tx: Transaction, code: string): Promise<boolean> {
    return (await tx.query('SELECT FROM unit WHERE code = $1', [code])).length === 1;
  }

  /** Whether there is such a staff member and they stand, or last stood, inside the scope. */
  async staffIsWithin(tx: Transaction, code: string, scope: Scope): Promise<boolean> {
    const values: unknown[] = [code, organizationZone];
    const visible = scopeFilter(scope, { unit: 'place.unit_code', staff: null }, values);
    const rows = await tx.query(
      `SELECT FROM staff AS s LEFT JOIN LATERAL (
         SELECT p.unit_code FROM staff_placement AS p
         WHERE p.staff_code = s.code AND p.valid_from <= (clock_timestamp() AT TIME ZONE $2)::date
         ORDER BY p.valid_from DESC LIMIT 1) AS place ON true
       WHERE s.code = $1 AND ${visible}`,
      values,
    );
    return rows.length === 1;
  }
}
