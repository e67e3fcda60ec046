import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { RuleExplanation } from '../../domain/evaluation/rule-outcome.js';
import type { Locale } from '../../domain/shared/localized-text.js';
import type { Principal } from '../../domain/shared/principal.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { AllowEverybody } from '../../platform/http/allow.decorator.js';
import { ApiZodQuery } from '../../platform/http/api-zod-query.decorator.js';
import { CurrentPrincipal, RequestLocale } from '../../platform/http/request-context.decorator.js';
import { EventsReadModel } from './events.read-model.js';
import { ExplanationsService } from './explanations.service.js';
import { FindingsExport } from './findings-export.service.js';
import { exportQuery, listQuery, type ExportQuery, type ListQuery } from './findings.dto.js';
import { FindingsReadModel } from './findings.read-model.js';

@ApiTags('findings')
@Controller('api/v1/findings')
@AllowEverybody()
export class FindingsController {
  constructor(
    private readonly findings: FindingsReadModel,
    private readonly events: EventsReadModel,
    private readonly explanations: ExplanationsService,
    private readonly exports: FindingsExport,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Findings in your part of the organisation, newest first' })
  @ApiZodQuery(listQuery)
  async list(
    @Query({ schema: listQuery }) query: ListQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<object> {
    const findings = await this.findings.list(query, principal.scope);
    return { findings, next: findings.length === query.limit ? (findings.at(-1)?.id ?? null) : null };
  }

  @Get('export')
  @ApiOperation({ summary: 'The same as a file, without a limit: CSV for spreadsheets or a JSON array' })
  @ApiProduces('text/csv', 'application/json')
  @ApiZodQuery(exportQuery)
  async export(
    @Query({ schema: exportQuery }) query: ExportQuery,
    @CurrentPrincipal() principal: Principal,
    @Res() response: Response,
  ): Promise<void> {
    await this.exports.write(query, principal.scope, response);
  }

  @Get(':id')
  @ApiParam({ name: 'id', example: '1' })
  @ApiOperation({ summary: 'A finding, and why it was made: the values read and each condition, in words' })
  async read(
    @Param('id') id: string,
    @CurrentPrincipal() principal: Principal,
    @RequestLocale() locale: Locale,
  ): Promise<object> {
    const found = /^\d{1,18}$/.test(id) ? await this.findings.find(id, principal.scope) : undefined;
    if (found === undefined) throw new RefusalError(refusal('not-found', { what: 'finding', id }));
    const fate = await this.events.findById(found.event, { kind: 'all' });
    if (fate === undefined) throw new Error(`finding ${id} names event ${found.event}, which is gone`);
    const { trace, ...finding } = found;
    const why = await this.explanations.inWords(
      found.release,
      found.rule,
      fate.event.type,
      trace as RuleExplanation,
      locale,
    );
    return { finding, why, trace };
  }
}
