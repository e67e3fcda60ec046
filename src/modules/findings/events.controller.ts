import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Locale } from '../../domain/shared/localized-text.js';
import type { Principal } from '../../domain/shared/principal.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { AllowEverybody } from '../../platform/http/allow.decorator.js';
import { ApiZodQuery } from '../../platform/http/api-zod-query.decorator.js';
import { CurrentPrincipal, RequestLocale } from '../../platform/http/request-context.decorator.js';
import { EventsReadModel, type EventFate } from './events.read-model.js';
import { ExplanationsService } from './explanations.service.js';
import { eventQuery } from './findings.dto.js';
import { FindingsReadModel } from './findings.read-model.js';

@ApiTags('events')
@Controller('api/v1/events')
@AllowEverybody()
export class EventsController {
  constructor(
    private readonly events: EventsReadModel,
    private readonly findings: FindingsReadModel,
    private readonly explanations: ExplanationsService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What became of an event, by the identity its source gave it' })
  @ApiZodQuery(eventQuery)
  async readByIdentity(
    @Query({ schema: eventQuery }) query: z.infer<typeof eventQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<object> {
    const fate = await this.events.findByIdentity(query.source, query.id, principal.scope);
    return this.tell(fate, `${query.source}/${query.id}`);
  }

  @Get(':id')
  @ApiParam({ name: 'id', example: '1' })
  @ApiOperation({
    summary: 'What became of an event: waiting, quarantined or judged, by which rules, with which findings',
  })
  async read(@Param('id') id: string, @CurrentPrincipal() principal: Principal): Promise<object> {
    return this.tell(await this.find(id, principal), id);
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
    const fate = await this.find(id, principal);
    if (fate === undefined) throw new RefusalError(refusal('not-found', { what: 'event', id }));
    const answer =
      fate.releaseId === null || fate.state === 'quarantined'
        ? undefined
        : await this.explanations.judge(fate.releaseId, fate.event, rule, locale);
    if (answer === undefined)
      throw new RefusalError(
        refusal('not-found', { what: `rule for event ${id} of type ${fate.event.type}:`, id: rule }),
      );
    return answer;
  }

  private async find(id: string, principal: Principal): Promise<EventFate | undefined> {
    return /^\d{1,18}$/.test(id) ? this.events.findById(id, principal.scope) : undefined;
  }

  private async tell(fate: EventFate | undefined, id: string): Promise<object> {
    if (fate === undefined) throw new RefusalError(refusal('not-found', { what: 'event', id }));
    const { event, judged, notEvaluable, ...where } = fate;
    const findings = await this.findings.ofEvent(event.id);
    const fired = new Set(findings.map((finding) => finding.rule));
    const rules = fate.releaseId === null ? [] : await this.explanations.rulesFor(fate.releaseId, event.type);
    return {
      event,
      ...where,
      rules: rules.map(({ code, documentId, title }) => ({
        code,
        title,
        outcome: fired.has(code)
          ? 'fired'
          : outcomeOf(fate, judged.includes(documentId), notEvaluable.includes(documentId)),
      })),
      findings,
    };
  }
}

function outcomeOf({ state }: EventFate, judged: boolean, notEvaluable: boolean): string {
  if (state !== 'judged') return state;
  if (judged) return 'not-fired';
  return notEvaluable ? 'not-evaluable' : 'not-applicable';
}
