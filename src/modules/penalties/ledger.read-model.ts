import { Injectable } from '@nestjs/common';
import type { Account } from '../../domain/penalty/penalty-ledger.js';
import type { Principal } from '../../domain/shared/principal.js';
import { Database } from '../../platform/database/database.js';
import { scopeFilter } from '../../platform/database/scope-filter.js';
import { visiblePenalties } from './penalties.read-model.js';

export interface LedgerRow {
  readonly id: string;
  readonly penalty: string;
  readonly policy: string;
  readonly tier: string;
  readonly points: number;
  /** the entry that this one takes back */
  readonly reverses: string | null;
  readonly reason: string;
  readonly actAt: Date;
  readonly at: Date;
}

/** Points of staff and units: sums of entries, nowhere kept. Limited to the entries that the caller may see. */
@Injectable()
export class LedgerReadModel {
  constructor(private readonly database: Database) {}

  /** Whether the caller may ask about that account at all. */
  async isVisible({ kind, code }: Account, { scope, staff }: Principal): Promise<boolean> {
    if (kind === 'staff' && code === staff) return true;
    const values: unknown[] = [code];
    const found = await this.database.query(
      kind === 'staff'
        ? `SELECT FROM staff_placement AS p WHERE p.staff_code = $1
             AND ${scopeFilter(scope, { unit: 'p.unit_code', staff: 'p.staff_code' }, values)} LIMIT 1`
        : `SELECT FROM unit AS u WHERE u.code = $1 AND ${scopeFilter(scope, { unit: 'u.code', staff: null }, values)}`,
      values,
    );
    return found.length > 0;
  }

  async balance(account: Account, principal: Principal): Promise<{ points: number; entries: number }> {
    const { where, values } = entriesOf(account, principal);
    const [row] = await this.database.query<{ points: number; entries: number }>(
      `SELECT coalesce(sum(l.points), 0)::int AS points, count(*)::int AS entries FROM ledger_entry AS l WHERE ${where}`,
      values,
    );
    return row ?? { points: 0, entries: 0 };
  }

  /** Newest first. */
  async entries(
    account: Account,
    principal: Principal,
    { before, limit }: { readonly before?: string | undefined; readonly limit: number },
  ): Promise<LedgerRow[]> {
    const { where, values } = entriesOf(account, principal);
    values.push(before ?? null, limit);
    return this.database.query<LedgerRow>(
      `SELECT l.id, l.penalty_id AS penalty, p.policy_code AS policy, p.tier, l.points, l.reverses_id AS reverses, l.reason,
         l.act_at AS "actAt", l.at
       FROM ledger_entry AS l JOIN penalty AS p ON p.id = l.penalty_id
       WHERE ${where} AND ($${values.length - 1}::bigint IS NULL OR l.id < $${values.length - 1})
       ORDER BY l.id DESC LIMIT $${values.length}`,
      values,
    );
  }
}

function entriesOf({ kind, code }: Account, principal: Principal): { where: string; values: unknown[] } {
  const values: unknown[] = [kind, code];
  const visible = visiblePenalties(principal, 'l', values);
  const column = kind === 'staff' ? 'l.staff_code' : 'l.unit_code';
  return { where: `l.account = $1 AND ${column} = $2 AND ${visible}`, values };
}
