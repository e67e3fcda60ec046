import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Principal } from '../../domain/shared/principal.js';
import { AllowEverybody } from '../../platform/http/allow.decorator.js';
import { ApiZodQuery } from '../../platform/http/api-zod-query.decorator.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import { csvWriter } from '../../platform/http/csv-writer.js';
import {
  eventSummaryQuery,
  findingSummaryQuery,
  type EventSummaryQuery,
  type FindingSummaryQuery,
} from './findings.dto.js';
import { SummariesReadModel } from './summaries.read-model.js';

@ApiTags('summaries')
@Controller('api/v1/summaries')
@AllowEverybody()
export class SummariesController {
  constructor(private readonly summaries: SummariesReadModel) {}

  @Get('findings')
  @ApiOperation({
    summary:
      'Findings by rule, standard, unit … or any fact, with how often the rules could be judged (the denominator)',
  })
  @ApiProduces('application/json', 'text/csv')
  @ApiZodQuery(findingSummaryQuery)
  async findings(
    @Query({ schema: findingSummaryQuery }) query: FindingSummaryQuery,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<object | undefined> {
    const rows = await this.summaries.findings(query, principal.scope);
    if (query.format === 'json') return { by: query.by, rows };
    this.writeCsv(
      response,
      [...query.by, 'findings', 'judged', 'notEvaluable', 'rate'],
      rows.map((row) => [...row.group, row.findings, row.judged, row.notEvaluable, row.rate]),
    );
    return undefined;
  }

  @Get('events')
  @ApiOperation({ summary: 'Events by type, unit, month … or any fact' })
  @ApiProduces('application/json', 'text/csv')
  @ApiZodQuery(eventSummaryQuery)
  async events(
    @Query({ schema: eventSummaryQuery }) query: EventSummaryQuery,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<object | undefined> {
    const rows = await this.summaries.events(query, principal.scope);
    if (query.format === 'json') return { by: query.by, rows };
    const distinct = query.distinct === undefined ? [] : [`distinct ${query.distinct}`];
    this.writeCsv(
      response,
      [...query.by, 'events', ...distinct],
      rows.map((row) => [...row.group, row.events, ...(row.distinct === undefined ? [] : [row.distinct])]),
    );
    return undefined;
  }

  private writeCsv(
    response: Response,
    columns: readonly string[],
    rows: readonly (readonly (string | number | null)[])[],
  ): void {
    response.setHeader('Content-Type', 'text/csv; charset=utf-8');
    response.setHeader('Content-Disposition', 'attachment; filename="summary.csv"');
    const csv = csvWriter(columns);
    csv.pipe(response);
    for (const row of rows) csv.write([...row]);
    csv.end();
  }
}
