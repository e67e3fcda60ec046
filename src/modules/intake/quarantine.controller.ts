import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Principal } from '../../domain/shared/principal.js';
import { Database } from '../../platform/database/database.js';
import { Allow } from '../../platform/http/allow.decorator.js';
import { ApiZodQuery } from '../../platform/http/api-zod-query.decorator.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import {
  quarantineQuery,
  replayOrder,
  type QuarantineQuery,
  type ReplayOrder,
  type ReplayReport,
} from './quarantine.dto.js';
import { listQuarantine } from './quarantine.read-model.js';
import { QuarantineReplay } from './quarantine-replay.service.js';

@ApiTags('quarantine')
@Controller('api/v1/quarantine')
export class QuarantineController {
  constructor(
    private readonly database: Database,
    private readonly quarantine: QuarantineReplay,
  ) {}

  @Get()
  @Allow('integrator', 'admin', 'supervisor')
  @ApiOperation({ summary: 'Events that cannot be judged as they stand, and why; oldest first' })
  @ApiZodQuery(quarantineQuery)
  async list(
    @Query({ schema: quarantineQuery }) query: QuarantineQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<object> {
    const entries = await listQuarantine(this.database, query, principal);
    return { entries, next: entries.length === query.limit ? (entries.at(-1)?.id ?? null) : null };
  }

  @Post('replay')
  @HttpCode(200)
  @Allow('integrator', 'admin')
  @ApiOperation({ summary: 'Check quarantined events again and judge those that can be judged now' })
  async replay(
    @Body({ schema: replayOrder }) order: ReplayOrder,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ReplayReport> {
    return this.quarantine.replay(order, principal);
  }
}
