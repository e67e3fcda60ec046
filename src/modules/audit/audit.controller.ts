import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { needsWholeOrganization } from '../../domain/organization/principal-gates.js';
import type { Principal } from '../../domain/shared/principal.js';
import { RefusalError } from '../../domain/shared/refusal.js';
import { Allow } from '../../platform/http/allow.decorator.js';
import { ApiZodQuery } from '../../platform/http/api-zod-query.decorator.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import { auditQuery, type AuditQuery } from './audit.dto.js';
import { AuditReadModel } from './audit.read-model.js';

@ApiTags('audit')
@Controller('api/v1/audit')
export class AuditController {
  constructor(private readonly trail: AuditReadModel) {}

  // Entries are about the whole installation, not about a unit: who sees a part of it sees none of them.
  @Get()
  @Allow('auditor', 'admin')
  @ApiOperation({ summary: 'Who did what, newest first' })
  @ApiZodQuery(auditQuery)
  async list(
    @Query({ schema: auditQuery }) query: AuditQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<object> {
    const refused = needsWholeOrganization(principal);
    if (refused !== null) throw new RefusalError(refused);
    return this.trail.list(query);
  }
}
