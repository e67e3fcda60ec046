import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { organizationFileSchema } from '../../domain/organization/organization-file.schema.js';
import { needsWholeOrganization } from '../../domain/organization/principal-gates.js';
import type { Principal } from '../../domain/shared/principal.js';
import { RefusalError } from '../../domain/shared/refusal.js';
import { Allow, AllowEverybody } from '../../platform/http/allow.decorator.js';
import { ApiZodQuery } from '../../platform/http/api-zod-query.decorator.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import { staffQuery, unitsQuery, type StaffQuery, type UnitsQuery } from './organization.dto.js';
import { OrganizationReadModel } from './organization.read-model.js';
import { OrganizationService, type LoadResult } from './organization.service.js';

const documentation = z.toJSONSchema(organizationFileSchema, { io: 'input', target: 'openapi-3.0' }) as Record<
  string,
  unknown
>;

@ApiTags('organization')
@Controller('api/v1/organization')
export class OrganizationController {
  constructor(
    private readonly organization: OrganizationService,
    private readonly readModel: OrganizationReadModel,
  ) {}

  // The body is read entry by entry, so that all faults of all entries come back at once: no schema on the parameter.
  @Post()
  @HttpCode(200)
  @Allow('admin')
  @ApiOperation({ summary: 'Load units and staff; what the file does not name stays as it is' })
  @ApiBody({ schema: documentation })
  async load(@Body() document: unknown, @CurrentPrincipal() principal: Principal): Promise<LoadResult> {
    const refused = needsWholeOrganization(principal);
    if (refused !== null) throw new RefusalError(refused);
    return this.organization.load(document, principal.actor);
  }

  @Get('units')
  @AllowEverybody()
  @ApiOperation({ summary: 'Your part of the organisation as it stood on a day' })
  @ApiZodQuery(unitsQuery)
  async units(
    @Query({ schema: unitsQuery }) query: UnitsQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<object> {
    return this.readModel.units(query, principal.scope);
  }

  @Get('staff')
  @Allow('admin', 'supervisor', 'approver', 'inspector', 'unit-manager', 'leadership', 'auditor', 'staff')
  @ApiOperation({ summary: 'Who worked in your part of the organisation on a day' })
  @ApiZodQuery(staffQuery)
  async staff(
    @Query({ schema: staffQuery }) query: StaffQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<object> {
    return this.readModel.staff(query, principal.scope);
  }
}
