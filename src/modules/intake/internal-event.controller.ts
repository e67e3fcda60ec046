import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { needsWholeOrganization } from '../../domain/organization/principal-gates.js';
import type { Principal } from '../../domain/shared/principal.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { appendTrail } from '../../pipeline/trail.js';
import { Work } from '../../pipeline/work.js';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/allow.decorator.js';
import { ApiZodQuery } from '../../platform/http/api-zod-query.decorator.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import { internalEventsQuery, type InternalEventsQuery } from './intake.dto.js';
import { letGo, listKeptBack } from './internal-event.repository.js';

@ApiTags('quarantine')
@Controller('api/v1/internal-events')
@Allow('admin')
export class InternalEventController {
  constructor(
    private readonly database: Database,
    private readonly work: Work,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Events that Plumbline itself reported and could not take in, and why; oldest first' })
  @ApiZodQuery(internalEventsQuery)
  async list(
    @Query({ schema: internalEventsQuery }) query: InternalEventsQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<object> {
    this.check(principal);
    const events = await listKeptBack(this.database, query.after, query.limit);
    return { events, next: events.length === query.limit ? (events.at(-1)?.id ?? null) : null };
  }

  @Post(':id/retry')
  @HttpCode(202)
  @ApiParam({ name: 'id', example: '1' })
  @ApiOperation({ summary: 'Try again to take one of them in' })
  async retry(@Param('id') id: string, @CurrentPrincipal() principal: Principal): Promise<object> {
    this.check(principal);
    await this.database.transaction(async (tx) => {
      if (!/^\d{1,18}$/.test(id) || !(await letGo(tx, id))) {
        throw new RefusalError(refusal('not-found', { what: 'internal event', id }));
      }
      await this.work.add(tx, 'take-in', [id]);
      await appendTrail(tx, {
        actor: principal.actor,
        command: 'internal-event.retry',
        subject: `internal-event:${id}`,
      });
    });
    this.work.wake('take-in');
    return { id };
  }

  /** They may be about any unit, and a fault in them is one of the installation. */
  private check(principal: Principal): void {
    const refused = needsWholeOrganization(principal);
    if (refused !== null) throw new RefusalError(refused);
  }
}
