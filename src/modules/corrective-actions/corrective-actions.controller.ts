import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Principal } from '../../domain/shared/principal.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { AllowEverybody } from '../../platform/http/allow.decorator.js';
import { ApiZodQuery } from '../../platform/http/api-zod-query.decorator.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import { sendAttachment } from '../../platform/http/send-attachment.js';
import { holdsQuery, id, listQuery, type HoldsQuery, type ListQuery } from './corrective-actions.dto.js';
import { CorrectiveActionsReadModel } from './corrective-actions.read-model.js';
import { type Dossier, DossierService } from './dossier.service.js';
import { ParticularsReadModel } from './particulars.read-model.js';

/** Reading corrective actions: rectifications and directives alike. */
@ApiTags('corrective-actions')
@Controller('api/v1/corrective-actions')
@AllowEverybody()
export class CorrectiveActionsController {
  constructor(
    private readonly correctiveActions: CorrectiveActionsReadModel,
    private readonly particulars: ParticularsReadModel,
    private readonly dossiers: DossierService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Rectifications and directives in your part of the organisation, newest first' })
  @ApiZodQuery(listQuery)
  async list(
    @Query({ schema: listQuery }) query: ListQuery,
    @CurrentPrincipal() { scope }: Principal,
  ): Promise<object> {
    const correctiveActions = await this.correctiveActions.list(query, scope);
    const next = correctiveActions.length === query.limit ? (correctiveActions.at(-1)?.id ?? null) : null;
    return { correctiveActions, next };
  }

  @Get('holds')
  @ApiOperation({ summary: 'Findings of which cannot be told what they oblige to, and which data is missing' })
  @ApiZodQuery(holdsQuery)
  async holds(
    @Query({ schema: holdsQuery }) query: HoldsQuery,
    @CurrentPrincipal() { scope }: Principal,
  ): Promise<object> {
    const holds = await this.correctiveActions.holds(query, scope);
    return { holds, next: holds.length === query.limit ? (holds.at(-1)?.finding ?? null) : null };
  }

  @Get(':id')
  @ApiParam({ name: 'id', example: '1' })
  @ApiOperation({ summary: 'One of them: state, findings, evidence, trail, and what you may do next' })
  read(@Param('id', { schema: id }) of: string, @CurrentPrincipal() reader: Principal): Promise<Dossier> {
    return this.dossiers.of(of, reader);
  }

  @Get(':id/evidence/:file')
  @ApiParam({ name: 'file', example: '1' })
  @ApiParam({ name: 'id', example: '1' })
  @ApiProduces('application/octet-stream')
  @ApiOperation({ summary: 'A file of its evidence, as it was uploaded' })
  async evidence(
    @Param('id', { schema: id }) of: string,
    @Param('file', { schema: id }) file: string,
    @CurrentPrincipal() { scope }: Principal,
    @Res() response: Response,
  ): Promise<void> {
    const found = await this.particulars.file(of, file, scope);
    if (found === undefined) throw new RefusalError(refusal('not-found', { what: 'file', id: file }));
    sendAttachment(found, response);
  }
}
