import { Body, Controller, Get, Param, Post, Query, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Principal } from '../../domain/shared/principal.js';
import { Allow } from '../../platform/http/allow.decorator.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import { CurrentFrame, type Frame } from '../../platform/pages/frame.js';
import { layout } from '../../platform/pages/layout.js';
import { seeOther, type SeeOther } from '../../platform/pages/see-other.js';
import { NamesReadModel } from './names.read-model.js';
import { id as penaltyId, type ReasonBody } from './penalties.dto.js';
import { penaltiesPage } from './penalties.page.js';
import { PenaltiesService, type PersonalAct } from './penalties.service.js';
import {
  penaltiesPageQuery,
  type PenaltiesPageQuery,
  penaltyPageQuery,
  type PenaltyPageQuery,
  revokeForm,
} from './penalties-page.dto.js';
import { penaltyPage } from './penalty.page.js';
import { PenaltyViews } from './penalty-views.service.js';

@ApiExcludeController()
@Controller('penalties')
@Allow('admin', 'supervisor', 'approver', 'inspector', 'unit-manager', 'staff', 'leadership', 'auditor')
export class PenaltiesPageController {
  constructor(
    private readonly views: PenaltyViews,
    private readonly penalties: PenaltiesService,
    private readonly names: NamesReadModel,
  ) {}

  @Get()
  async list(
    @Query({ schema: penaltiesPageQuery }) query: PenaltiesPageQuery,
    @CurrentPrincipal() principal: Principal,
    @CurrentFrame() frame: Frame,
  ): Promise<string> {
    return layout(frame, penaltiesPage(await this.views.list(query, principal, frame.locale), query, frame.locale));
  }

  @Get(':id')
  async read(
    @Param('id', { schema: penaltyId }) id: string,
    @Query({ schema: penaltyPageQuery }) _query: PenaltyPageQuery,
    @CurrentPrincipal() principal: Principal,
    @CurrentFrame() frame: Frame,
  ): Promise<string> {
    const view = await this.views.read(id, principal, frame.locale);
    const [named] = await this.names.of([view.penalty], frame.locale);
    if (named === undefined) throw new Error(`penalty ${id} has no names`);
    return layout(frame, penaltyPage(view, named, frame.locale));
  }

  @Post(':id/confirm')
  @Allow('supervisor', 'approver', 'leadership')
  @Redirect()
  confirm(@Param('id', { schema: penaltyId }) id: string, @CurrentPrincipal() principal: Principal): Promise<SeeOther> {
    return this.give(id, { type: 'confirm' }, principal);
  }

  @Post(':id/acknowledge')
  @Redirect()
  acknowledge(
    @Param('id', { schema: penaltyId }) id: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<SeeOther> {
    return this.give(id, { type: 'acknowledge' }, principal);
  }

  @Post(':id/waive-appeal')
  @Redirect()
  waiveAppeal(
    @Param('id', { schema: penaltyId }) id: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<SeeOther> {
    return this.give(id, { type: 'waive-appeal' }, principal);
  }

  @Post(':id/revoke')
  @Allow('supervisor', 'approver', 'leadership')
  @Redirect()
  revoke(
    @Param('id', { schema: penaltyId }) id: string,
    @Body({ schema: revokeForm }) { reason }: ReasonBody,
    @CurrentPrincipal() principal: Principal,
  ): Promise<SeeOther> {
    return this.give(id, { type: 'revoke', reason }, principal);
  }

  private async give(id: string, act: PersonalAct, principal: Principal): Promise<SeeOther> {
    await this.penalties.give(id, act, principal);
    return seeOther(`/penalties/${id}`);
  }
}
