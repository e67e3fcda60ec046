import { resolveScope } from '../../domain/organization/scope.js';
import { wholeOrganization } from '../../domain/organization/scope.js';
import { type Principal, roles, type Role } from '../../domain/shared/principal.js';
import { homeUnitOf, wayUpFrom } from '../../pipeline/posts.js';
import type { Transaction } from '../../platform/database/database.js';

/** Somebody who is to inspect a unit: as the workflow asks about them. */
export interface Candidate {
  readonly inspector: Principal;
  /** where they belong today and what stands above it; null if that is not known */
  readonly homePath: readonly string[] | null;
}

interface Row {
  id: string;
  username: string;
  roles: string[];
  scope_unit: string;
  staff_code: string | null;
}

const isRole = (name: string): name is Role => (roles as readonly string[]).includes(name);

/** Undefined when there is nobody of that name who can sign in. Their scope is resolved as far as it concerns the unit. */
export async function candidateNamed(tx: Transaction, username: string, unit: string): Promise<Candidate | undefined> {
  const [row] = await tx.query<Row>(
    'SELECT id, username, roles, scope_unit, staff_code FROM app_user WHERE username = $1 AND disabled_at IS NULL',
    [username],
  );
  if (row === undefined) return undefined;
  const { scope_unit: scopeUnit, staff_code: staff } = row;
  const { path } = await wayUpFrom(tx, unit);
  const granted = row.roles.filter(isRole);
  const codes = scopeUnit !== wholeOrganization && path.includes(scopeUnit) ? [unit] : [];
  const home = await homeUnitOf(tx, { staff, scopeUnit });
  const inspector: Principal = {
    kind: 'user',
    id: row.id,
    actor: `user:${row.username}`,
    roles: granted,
    scope: resolveScope({ roles: granted, scopeUnit, staff, codes }),
    staff,
    source: null,
    mustChangePassword: false,
  };
  const homePath = home === null ? [] : (await wayUpFrom(tx, home)).path;
  return { inspector, homePath: homePath.length === 0 ? null : homePath };
}

/** Whether all of them are or were staff; those that are not. */
export async function unknownStaff(tx: Transaction, codes: readonly string[]): Promise<readonly string[]> {
  if (codes.length === 0) return [];
  const rows = await tx.query<{ code: string }>(
    'SELECT code FROM unnest($1::text[]) AS code WHERE NOT EXISTS (SELECT FROM staff WHERE staff.code = code.code)',
    [codes],
  );
  return rows.map(({ code }) => code);
}
