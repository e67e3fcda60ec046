import type { PostHolder } from '../domain/escalation/recipients-of.js';
import { organizationZone } from '../domain/organization/organization.js';
import { wholeOrganization } from '../domain/organization/scope.js';
import type { LocalizedText } from '../domain/shared/localized-text.js';
import type { Transaction } from '../platform/database/database.js';

export interface WayUp {
  /** the unit and its ancestors, nearest first; empty if there is no such unit */
  readonly path: readonly string[];
  readonly titles: ReadonlyMap<string, LocalizedText>;
}

/** The way from a unit to the root as the tree stands today; a closed unit where it last stood, as its people see it. */
export async function wayUpFrom(tx: Transaction, unit: string): Promise<WayUp> {
  const rows = await tx.query<{ code: string; title: LocalizedText }>(
    `WITH RECURSIVE up (code, height) AS (
       SELECT code, 0 FROM unit WHERE code = $1
       UNION ALL
       SELECT p.parent_code, up.height + 1 FROM up CROSS JOIN LATERAL (
         SELECT parent_code FROM unit_placement
         WHERE unit_code = up.code AND valid_from <= (clock_timestamp() AT TIME ZONE $2)::date
         ORDER BY valid_from DESC LIMIT 1) AS p
       WHERE p.parent_code IS NOT NULL)
     CYCLE code SET looped USING passed
     SELECT u.code, u.title FROM up JOIN unit AS u USING (code) WHERE NOT looped ORDER BY up.height`,
    [unit, organizationZone],
  );
  return { path: rows.map(({ code }) => code), titles: new Map(rows.map(({ code, title }) => [code, title])) };
}

export interface NamedPostHolder extends PostHolder {
  readonly username: string;
  readonly name: string;
}

/** Who can sign in today and holds a post on that way, or for the whole organisation. */
export async function postHoldersOn(tx: Transaction, path: readonly string[]): Promise<readonly NamedPostHolder[]> {
  return tx.query<NamedPostHolder>(
    `SELECT id, username, display_name AS name, roles, scope_unit AS "scopeUnit" FROM app_user
     WHERE disabled_at IS NULL AND scope_unit = ANY($1::text[]) ORDER BY username`,
    [[...path, wholeOrganization]],
  );
}

/**
 * The unit in which a staff member works today, or, of somebody who is no staff, that of their post: the root for a post that
 * is for the whole organisation. Null if it is not known.
 */
export async function homeUnitOf(
  tx: Transaction,
  { staff, scopeUnit }: { readonly staff: string | null; readonly scopeUnit: string },
): Promise<string | null> {
  if (staff === null && scopeUnit !== wholeOrganization) return scopeUnit;
  const where = staff === null ? 'p.parent_code IS NULL' : 'p.staff_code = $2';
  const [row] = await tx.query<{ unit: string }>(
    `SELECT p.unit_code AS unit FROM ${staff === null ? 'unit_placement' : 'staff_placement'} AS p,
       (SELECT (clock_timestamp() AT TIME ZONE $1)::date AS day) AS today
     WHERE ${where} AND p.valid_from <= today.day AND (p.valid_to IS NULL OR today.day < p.valid_to)
     ORDER BY unit LIMIT 1`,
    staff === null ? [organizationZone] : [organizationZone, staff],
  );
  return row?.unit ?? null;
}
