import { Injectable } from '@nestjs/common';
import { organizationZone } from '../../domain/organization/organization.js';
import { resolveScope, wholeOrganization } from '../../domain/organization/scope.js';
import { roles, type Principal, type Role } from '../../domain/shared/principal.js';
import { Database } from '../../platform/database/database.js';

interface UserRow {
  readonly id: string;
  readonly username: string;
  readonly roles: readonly string[];
  readonly scopeUnit: string;
  readonly staff: string | null;
  readonly mustChangePassword: boolean;
  readonly codes: readonly string[];
}

interface KeyRow {
  readonly id: string;
  readonly source: string;
  readonly scopeUnit: string;
  readonly codes: readonly string[];
}

/**
 * The unit named by `scopeUnit` and everything below it today, closed units where they last stood: the same as
 * `visibleSubtree` of the domain. Each step is an index lookup by parent.
 */
const visibleSubtree = (scopeUnit: string, wholeParameter: string, zoneParameter: string) => `
  CASE WHEN ${scopeUnit} = ${wholeParameter} THEN '{}' ELSE ARRAY(
    WITH RECURSIVE today (day) AS MATERIALIZED (SELECT (clock_timestamp() AT TIME ZONE ${zoneParameter})::date),
    visible (code) AS (
      SELECT code FROM unit WHERE code = ${scopeUnit}
      UNION
      SELECT p.unit_code FROM today, visible AS v JOIN unit_placement AS p ON p.parent_code = v.code
      WHERE p.valid_from <= today.day AND NOT EXISTS (
        SELECT FROM unit_placement AS later
        WHERE later.unit_code = p.unit_code AND later.valid_from > p.valid_from AND later.valid_from <= today.day))
    SELECT code FROM visible) END`;

const isRole = (name: string): name is Role => (roles as readonly string[]).includes(name);

/** Who stands behind a secret, read anew for each request: what was revoked a moment ago is gone. One query. */
@Injectable()
export class PrincipalReadModel {
  constructor(private readonly database: Database) {}

  async bySession(tokenSha256: Buffer): Promise<Principal | null> {
    const [row] = await this.database.query<UserRow>(
      `SELECT u.id, u.username, u.roles, u.scope_unit AS "scopeUnit", u.staff_code AS staff,
         u.must_change_password AS "mustChangePassword", ${visibleSubtree('u.scope_unit', '$2', '$3')} AS codes
       FROM session AS s JOIN app_user AS u ON u.id = s.user_id
       WHERE s.token_sha256 = $1 AND s.expires_at > clock_timestamp() AND u.disabled_at IS NULL`,
      [tokenSha256, wholeOrganization, organizationZone],
    );
    if (row === undefined) return null;
    const granted = row.roles.filter(isRole);
    return {
      kind: 'user',
      id: row.id,
      actor: `user:${row.username}`,
      roles: granted,
      scope: resolveScope({ ...row, roles: granted }),
      staff: row.staff,
      source: null,
      mustChangePassword: row.mustChangePassword,
    };
  }

  async byApiKey(secretSha256: Buffer): Promise<Principal | null> {
    const [row] = await this.database.query<KeyRow>(
      `SELECT k.id, k.source, k.scope_unit AS "scopeUnit", ${visibleSubtree('k.scope_unit', '$2', '$3')} AS codes
       FROM api_key AS k
       WHERE k.secret_sha256 = $1 AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > clock_timestamp())`,
      [secretSha256, wholeOrganization, organizationZone],
    );
    if (row === undefined) return null;
    return {
      kind: 'api-key',
      id: row.id,
      actor: `key:${row.id}`,
      roles: ['integrator'],
      scope: resolveScope({ ...row, roles: ['integrator'], staff: null }),
      staff: null,
      source: row.source,
      mustChangePassword: false,
    };
  }
}
