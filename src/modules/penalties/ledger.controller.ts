import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Account } from '../../domain/penalty/penalty-ledger.js';
import type { Principal } from '../../domain/shared/principal.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { Allow } from '../../platform/http/allow.decorator.js';
import { ApiZodQuery } from '../../platform/http/api-zod-query.decorator.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import { LedgerReadModel, type LedgerRow } from './ledger.read-model.js';
import { balanceQuery, entriesQuery, type BalanceQuery, type EntriesQuery } from './penalties.dto.js';

interface Balance {
  readonly account: Account;
  readonly points: number;
  /** how many entries it is the sum of */
  readonly entries: number;
}

@ApiTags('ledger')
@Controller('api/v1/ledger')
@Allow('admin', 'supervisor', 'approver', 'inspector', 'unit-manager', 'staff', 'leadership', 'auditor')
export class LedgerController {
  constructor(private readonly ledger: LedgerReadModel) {}

  @Get('balance')
  @ApiOperation({
    summary: 'The points of a staff member or a unit: the sum of the entries in your part of the organisation',
  })
  @ApiZodQuery(balanceQuery)
  async balance(
    @Query({ schema: balanceQuery }) query: BalanceQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Balance> {
    const account = await this.accountOf(query, principal);
    return { account, ...(await this.ledger.balance(account, principal)) };
  }

  @Get('entries')
  @ApiOperation({ summary: 'The entries behind a balance, newest first; what was taken back has an entry of its own' })
  @ApiZodQuery(entriesQuery)
  async entries(
    @Query({ schema: entriesQuery }) query: EntriesQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ account: Account; entries: readonly LedgerRow[]; next: string | null }> {
    const account = await this.accountOf(query, principal);
    const entries = await this.ledger.entries(account, principal, query);
    return { account, entries, next: entries.length === query.limit ? (entries.at(-1)?.id ?? null) : null };
  }

  /** An account that the caller may not see is not there for them: a balance of 0 would be an answer. */
  private async accountOf({ staff, unit }: BalanceQuery, principal: Principal): Promise<Account> {
    const account: Account = staff === undefined ? { kind: 'unit', code: unit ?? '' } : { kind: 'staff', code: staff };
    if (await this.ledger.isVisible(account, principal)) return account;
    throw new RefusalError(refusal('not-found', { what: account.kind, id: account.code }));
  }
}
