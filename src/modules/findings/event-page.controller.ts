import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Principal } from '../../domain/shared/principal.js';
import { AllowEverybody } from '../../platform/http/allow.decorator.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import { CurrentFrame, type Frame } from '../../platform/pages/frame.js';
import { layout } from '../../platform/pages/layout.js';
import { pageQuery, type PageQuery } from '../../platform/pages/page-query.js';
import { eventPage } from './event.page.js';
import { EventFatesService } from './event-fates.service.js';
import { ExplanationsService } from './explanations.service.js';
import { FindingViewsService } from './finding-views.service.js';
import { ruleOutcomePage } from './rule-outcome.page.js';

@ApiExcludeController()
@Controller('events')
@AllowEverybody()
export class EventPageController {
  constructor(
    private readonly fates: EventFatesService,
    private readonly views: FindingViewsService,
    private readonly explanations: ExplanationsService,
  ) {}

  @Get(':id')
  async read(
    @Param('id') id: string,
    @Query({ schema: pageQuery }) _query: PageQuery,
    @CurrentPrincipal() { scope }: Principal,
    @CurrentFrame() frame: Frame,
  ): Promise<string> {
    const { locale } = frame;
    const fate = await this.fates.find(id, scope);
    const { rules, findings } = await this.fates.outcomeOf(fate, scope);
    const story = {
      fate,
      rules,
      findings: await this.views.named(findings, locale),
      type: await this.views.eventType(fate),
      ...(await this.views.placeOf(fate.event, locale)),
    };
    return layout(frame, eventPage(story, locale));
  }

  @Get(':id/rules/:rule')
  async why(
    @Param('id') id: string,
    @Param('rule') rule: string,
    @Query({ schema: pageQuery }) _query: PageQuery,
    @CurrentPrincipal() { scope }: Principal,
    @CurrentFrame() frame: Frame,
  ): Promise<string> {
    const { locale } = frame;
    const { event, ...fate } = await this.fates.find(id, scope);
    const answer = await this.fates.why({ event, ...fate }, rule, locale);
    const documents = await this.explanations.documents(answer.release, rule, event.type);
    return layout(frame, ruleOutcomePage({ event, answer, documents }, locale));
  }
}
