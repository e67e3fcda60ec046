import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Locale } from '../../domain/shared/localized-text.js';
import type { Principal } from '../../domain/shared/principal.js';
import { AllowEverybody } from '../../platform/http/allow.decorator.js';
import { ApiZodQuery } from '../../platform/http/api-zod-query.decorator.js';
import { CurrentPrincipal, RequestLocale } from '../../platform/http/request-context.decorator.js';
import { EventFatesService } from './event-fates.service.js';
import type { EventFate } from './events.read-model.js';
import { eventQuery } from './findings.dto.js';

@ApiTags('events')
@Controller('api/v1/events')
@AllowEverybody()
export class EventsController {
  constructor(private readonly fates: EventFatesService) {}

  @Get()
  @ApiOperation({ summary: 'What became of an event, by the identity its source gave it' })
  @ApiZodQuery(eventQuery)
  async readByIdentity(
    @Query({ schema: eventQuery }) { source, id }: z.infer<typeof eventQuery>,
    @CurrentPrincipal() principal: Principal,
    @RequestLocale() locale: Locale,
  ): Promise<object> {
    return this.tell(await this.fates.findByIdentity(source, id, principal.scope), principal, locale);
  }

  @Get(':id')
  @ApiParam({ name: 'id', example: '1' })
  @ApiOperation({
    summary: 'What became of an event: waiting, quarantined or judged, by which rules, with which findings',
  })
  async read(
    @Param('id') id: string,
    @CurrentPrincipal() principal: Principal,
    @RequestLocale() locale: Locale,
  ): Promise<object> {
    return this.tell(await this.fates.find(id, principal.scope), principal, locale);
  }

  @Get(':id/rules/:rule')
  @ApiParam({ name: 'id', example: '1' })
  @ApiParam({ name: 'rule', example: 'counter-wait' })
  @ApiOperation({ summary: 'Why a rule fired on the event, or why not, or what was missing to tell' })
  async why(
    @Param('id') id: string,
    @Param('rule') rule: string,
    @CurrentPrincipal() principal: Principal,
    @RequestLocale() locale: Locale,
  ): Promise<object> {
    return this.fates.why(await this.fates.find(id, principal.scope), rule, locale);
  }

  private async tell(fate: EventFate, { scope }: Principal, locale: Locale): Promise<object> {
    const { event, judged: _judged, notEvaluable: _notEvaluable, ...where } = fate;
    const { rules, findings } = await this.fates.outcomeOf(fate, scope);
    return { event, ...where, rules: rules.map((rule) => ({ ...rule, title: rule.title[locale] })), findings };
  }
}
