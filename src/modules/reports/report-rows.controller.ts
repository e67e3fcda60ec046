import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Principal } from '../../domain/shared/principal.js';
import { Allow } from '../../platform/http/allow.decorator.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import { rowList } from './report-rows.dto.js';
import { ReportRowsService } from './report-rows.service.js';
import type { RowList } from './row-sources.read-model.js';

@ApiTags('reports')
@Controller('api/v1/report-rows')
@Allow('inspector', 'supervisor', 'approver', 'leadership', 'auditor')
export class ReportRowsController {
  constructor(private readonly rows: ReportRowsService) {}

  @Get(':list')
  @ApiOperation({ summary: 'The rows that a figure of a report counts; a report links each figure to its rows' })
  async list(
    @Param('list', { schema: rowList }) list: RowList,
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentPrincipal() { scope }: Principal,
  ): Promise<object> {
    return this.rows.list(list, query, scope);
  }
}
