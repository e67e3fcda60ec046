import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Locale } from '../../domain/shared/localized-text.js';
import type { Principal } from '../../domain/shared/principal.js';
import { Allow } from '../../platform/http/allow.decorator.js';
import { ApiZodQuery } from '../../platform/http/api-zod-query.decorator.js';
import { CurrentPrincipal, RequestLocale } from '../../platform/http/request-context.decorator.js';
import * as dto from './penalties.dto.js';
import { type HoldRow, PenaltiesReadModel, type PenaltyRow } from './penalties.read-model.js';
import { PenaltiesService, type PersonalAct } from './penalties.service.js';
import { type PenaltyView, PenaltyViews } from './penalty-views.service.js';

/** The id to go on from; null where the list has ended. */
const nextOf = (rows: readonly { readonly id: string }[], limit: number): string | null =>
  rows.length === limit ? (rows.at(-1)?.id ?? null) : null;

@ApiTags('penalties')
@Controller('api/v1/penalties')
@Allow('admin', 'supervisor', 'approver', 'inspector', 'unit-manager', 'staff', 'leadership', 'auditor')
export class PenaltiesController {
  constructor(
    private readonly readModel: PenaltiesReadModel,
    private readonly views: PenaltyViews,
    private readonly penalties: PenaltiesService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Penalties in your part of the organisation, and your own, newest first' })
  @ApiZodQuery(dto.penaltiesQuery)
  async list(
    @Query({ schema: dto.penaltiesQuery }) query: dto.PenaltiesQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ penalties: readonly PenaltyRow[]; next: string | null }> {
    const penalties = await this.readModel.list(query, principal);
    return { penalties, next: nextOf(penalties, query.limit) };
  }

  @Get('held')
  @ApiOperation({ summary: 'Findings for which no penalty can be told because data is missing: a person must look' })
  @ApiZodQuery(dto.holdsQuery)
  async held(
    @Query({ schema: dto.holdsQuery }) query: dto.HoldsQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ held: readonly HoldRow[]; next: string | null }> {
    const held = await this.readModel.holds(query, principal);
    return { held, next: nextOf(held, query.limit) };
  }

  @Get(':id')
  @ApiParam({ name: 'id', example: '1' })
  @ApiOperation({ summary: 'A penalty, why it has its tier, in words, and what you can do with it now' })
  read(
    @Param('id', { schema: dto.id }) id: string,
    @CurrentPrincipal() principal: Principal,
    @RequestLocale() locale: Locale,
  ): Promise<PenaltyView> {
    return this.views.read(id, principal, locale);
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @Allow('supervisor', 'approver', 'leadership')
  @ApiParam({ name: 'id', example: '1' })
  @ApiOperation({
    summary: 'Confirm a proposed penalty; with the last confirmation needed, whom it is for is told and can object',
  })
  confirm(
    @Param('id', { schema: dto.id }) id: string,
    @CurrentPrincipal() principal: Principal,
    @RequestLocale() locale: Locale,
  ): Promise<PenaltyView> {
    return this.give(id, { type: 'confirm' }, principal, locale);
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @ApiParam({ name: 'id', example: '1' })
  @ApiOperation({ summary: 'Say that you have read it; only whom it is for, or who manages the unit it is for' })
  acknowledge(
    @Param('id', { schema: dto.id }) id: string,
    @CurrentPrincipal() principal: Principal,
    @RequestLocale() locale: Locale,
  ): Promise<PenaltyView> {
    return this.give(id, { type: 'acknowledge' }, principal, locale);
  }

  @Post(':id/waive-appeal')
  @HttpCode(200)
  @ApiParam({ name: 'id', example: '1' })
  @ApiOperation({ summary: 'Declare that you will not object, so that it takes effect at once' })
  waiveAppeal(
    @Param('id', { schema: dto.id }) id: string,
    @CurrentPrincipal() principal: Principal,
    @RequestLocale() locale: Locale,
  ): Promise<PenaltyView> {
    return this.give(id, { type: 'waive-appeal' }, principal, locale);
  }

  @Post(':id/revoke')
  @HttpCode(200)
  @Allow('supervisor', 'approver', 'leadership')
  @ApiParam({ name: 'id', example: '1' })
  @ApiOperation({ summary: 'Take a penalty back, saying why; points that were posted are reversed' })
  revoke(
    @Param('id', { schema: dto.id }) id: string,
    @Body({ schema: dto.reasonBody }) { reason }: dto.ReasonBody,
    @CurrentPrincipal() principal: Principal,
    @RequestLocale() locale: Locale,
  ): Promise<PenaltyView> {
    return this.give(id, { type: 'revoke', reason }, principal, locale);
  }

  private async give(id: string, act: PersonalAct, principal: Principal, locale: Locale): Promise<PenaltyView> {
    await this.penalties.give(id, act, principal);
    return this.views.read(id, principal, locale);
  }
}
