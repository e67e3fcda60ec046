import type { PostHolder } from '../../domain/escalation/recipients-of.js';
import { organizationZone } from '../../domain/organization/organization.js';
import { wholeOrganization } from '../../domain/organization/scope.js';
import type { LocalizedText } from '../../domain/shared/localized-text.js';
import type { Transaction } from '../../platform/database/database.js';

/** A unit and its ancestors, nearest first, as the tree stands today, and who holds a post on that way. */
export interface Posts {
  readonly path: readonly string[];
  readonly titles: ReadonlyMap<string, LocalizedText>;
  readonly holders: readonly PostHolder[];
}

/** Closed units stand where they last stood; people who cannot sign in hold no post. */
export async function postsAbove(tx: Transaction, unit: string): Promise<Posts> {
  const units = await tx.query<{ code: string; title: LocalizedText }>(
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
  const path = units.map(({ code }) => code);
  const holders = await tx.query<PostHolder>(
    `SELECT id, roles, scope_unit AS "scopeUnit" FROM app_user
     WHERE disabled_at IS NULL AND scope_unit = ANY($1::text[]) ORDER BY username`,
    [[...path, wholeOrganization]],
  );
  return { path, titles: new Map(units.map(({ code, title }) => [code, title])), holders };
}
