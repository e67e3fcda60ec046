import { Controller, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Principal } from '../../domain/shared/principal.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { postableUnits } from '../../domain/service-event/admit-event.js';
import { Allow } from '../../platform/http/allow.decorator.js';
import { ApiZodQuery } from '../../platform/http/api-zod-query.decorator.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { EventPosting, maxBodyBytes } from './event-posting.service.js';
import type { IntakeAnswer } from './intake-answer.dto.js';
import { IntakeGate } from './intake-gate.service.js';
import { eventDocumentation, mediaTypeOf, mediaTypes, postQuery, type PostQuery } from './intake.dto.js';
import type { IntakeContext } from './intake.service.js';

/** what parsed events occupy for each byte of JSON, and two batches of a stream */
const memoryPerByte = 4;
const memoryOfStream = 8 * 1024 * 1024;

@ApiTags('events')
@Controller('api/v1/events')
export class IntakeController {
  constructor(
    private readonly posting: EventPosting,
    private readonly gate: IntakeGate,
    private readonly metrics: Metrics,
  ) {}

  @Post()
  @Allow('integrator', 'admin')
  @ApiOperation({
    summary: 'Post events: one, a list, or one per line. 202 when something new was taken in, otherwise 200',
  })
  @ApiConsumes(...mediaTypes)
  @ApiBody({ schema: { oneOf: [eventDocumentation, { type: 'array', items: eventDocumentation }] } })
  @ApiZodQuery(postQuery)
  async post(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Query({ schema: postQuery }) query: PostQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<IntakeAnswer> {
    const context: IntakeContext = {
      source: principal.source,
      units: postableUnits(principal.scope),
      live: true,
      actor: principal.actor,
      history: false,
    };
    const tally = await this.read(request, context, query.verbose === '1');
    const answer = tally.answer();
    for (const outcome of ['accepted', 'duplicate', 'quarantined', 'conflict', 'rejected'] as const) {
      this.metrics.eventsReceived.inc({ outcome }, answer[outcome]);
    }
    response.status(tally.tookIn ? 202 : 200);
    return answer;
  }

  private async read(request: Request, context: IntakeContext, verbose: boolean) {
    const { 'content-type': type, 'content-encoding': encoding, 'content-length': length } = request.headers;
    if (encoding !== undefined && encoding !== 'identity') {
      throw new RefusalError(refusal('unsupported-content-encoding', { encoding }));
    }
    switch (mediaTypeOf(type)) {
      case 'application/json': {
        const bytes = Math.min(Number(length ?? maxBodyBytes), maxBodyBytes);
        return this.gate.through(bytes * memoryPerByte, () => this.posting.postJson(request, context));
      }
      case 'application/x-ndjson':
        return this.gate.through(memoryOfStream, () => this.posting.postLines(request, context, verbose));
      default:
        throw new RefusalError(
          refusal('unsupported-content-type', { type: type ?? '', supported: mediaTypes.join(', ') }),
        );
    }
  }
}
