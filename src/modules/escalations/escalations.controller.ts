import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Principal } from '../../domain/shared/principal.js';
import { AllowEverybody } from '../../platform/http/allow.decorator.js';
import { ApiZodQuery } from '../../platform/http/api-zod-query.decorator.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import { escalationsQuery, type EscalationsQuery } from './escalations.dto.js';
import { EscalationsReadModel } from './escalations.read-model.js';

@ApiTags('escalations')
@Controller('api/v1/escalations')
@AllowEverybody()
export class EscalationsController {
  constructor(private readonly escalations: EscalationsReadModel) {}

  @Get()
  @ApiOperation({ summary: 'What became late in your part of the organisation and who was told, newest first' })
  @ApiZodQuery(escalationsQuery)
  async list(
    @Query({ schema: escalationsQuery }) query: EscalationsQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<object> {
    return this.escalations.list(query, principal.scope);
  }
}
