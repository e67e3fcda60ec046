import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Principal } from '../../domain/shared/principal.js';
import { Allow } from '../../platform/http/allow.decorator.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import { findingId, withdrawBody, type WithdrawBody } from './withdrawal.dto.js';
import { WithdrawalService } from './withdrawal.service.js';

@ApiTags('findings')
@Controller('api/v1/findings')
export class WithdrawalController {
  constructor(private readonly withdrawals: WithdrawalService) {}

  @Post(':id/withdraw')
  @HttpCode(204)
  @Allow('supervisor', 'approver')
  @ApiParam({ name: 'id', example: '1' })
  @ApiOperation({ summary: 'Take a finding back, saying why; penalties that counted it are decided anew' })
  async withdraw(
    @Param('id', { schema: findingId }) id: string,
    @Body({ schema: withdrawBody }) { reason }: WithdrawBody,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.withdrawals.withdraw(id, reason, principal);
  }
}
