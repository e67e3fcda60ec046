import { Body, Controller, Get, Param, Post, Query, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { RuleExplanation } from '../../domain/evaluation/rule-outcome.js';
import { refusedWithdrawal } from '../../domain/finding/withdraw-finding.js';
import type { Principal } from '../../domain/shared/principal.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { Allow, AllowEverybody } from '../../platform/http/allow.decorator.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import { CurrentFrame, type Frame } from '../../platform/pages/frame.js';
import { layout } from '../../platform/pages/layout.js';
import { pageQuery, type PageQuery } from '../../platform/pages/page-query.js';
import { seeOther, type SeeOther } from '../../platform/pages/see-other.js';
import { EventFatesService } from './event-fates.service.js';
import { ExplanationsService } from './explanations.service.js';
import { findingPage } from './finding.page.js';
import { FindingViewsService } from './finding-views.service.js';
import { findingsPage } from './findings.page.js';
import { findingsPageQuery, type FindingsPageQuery } from './findings-page.dto.js';
import { findingId, withdrawBody, type WithdrawBody } from './withdrawal.dto.js';
import { WithdrawalService } from './withdrawal.service.js';

@ApiExcludeController()
@Controller('findings')
@AllowEverybody()
export class FindingPageController {
  constructor(
    private readonly views: FindingViewsService,
    private readonly fates: EventFatesService,
    private readonly explanations: ExplanationsService,
    private readonly withdrawals: WithdrawalService,
  ) {}

  @Get()
  async list(
    @Query({ schema: findingsPageQuery }) query: FindingsPageQuery,
    @CurrentPrincipal() { scope }: Principal,
    @CurrentFrame() frame: Frame,
  ): Promise<string> {
    const list = await this.views.list(query, scope, frame.locale);
    return layout(frame, findingsPage(list, await this.views.choices(scope), query, frame.locale));
  }

  @Get(':id')
  async read(
    @Param('id') id: string,
    @Query({ schema: pageQuery }) _query: PageQuery,
    @CurrentPrincipal() principal: Principal,
    @CurrentFrame() frame: Frame,
  ): Promise<string> {
    const { locale } = frame;
    const found = await this.views.find(id, principal.scope, locale);
    if (found === undefined) throw new RefusalError(refusal('not-found', { what: 'finding', id }));
    // whoever may see a finding may see what it rests on
    const { event } = await this.fates.find(found.event, { kind: 'all' });
    const trace = found.trace as RuleExplanation;
    const why = await this.explanations.inWords(found.release, found.rule, event.type, trace, locale);
    const documents = await this.explanations.documents(found.release, found.rule, event.type);
    const isWithdrawable = refusedWithdrawal(found, principal, '-') === null;
    return layout(frame, findingPage({ finding: found, event, trace, why, documents, isWithdrawable }, locale));
  }

  @Post(':id/withdraw')
  @Allow('supervisor', 'approver')
  @Redirect()
  async withdraw(
    @Param('id', { schema: findingId }) id: string,
    @Body({ schema: withdrawBody }) { reason }: WithdrawBody,
    @CurrentPrincipal() principal: Principal,
  ): Promise<SeeOther> {
    await this.withdrawals.withdraw(id, reason, principal);
    return seeOther(`/findings/${id}`);
  }
}
