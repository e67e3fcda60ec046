import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { needsWholeOrganization } from '../../domain/organization/principal-gates.js';
import { canonicalInstant } from '../../domain/service-event/canonical-time.js';
import type { Principal } from '../../domain/shared/principal.js';
import { refusal, RefusalError } from '../../domain/shared/refusal.js';
import { Allow } from '../../platform/http/allow.decorator.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import * as dto from './rulebook.dto.js';
import { RulebookReadModel } from './rulebook.read-model.js';
import { RulebookService } from './rulebook.service.js';

const answer = (schema: z.ZodType) => ({
  schema: z.toJSONSchema(schema, { target: 'openapi-3.0' }) as Record<string, unknown>,
});

@ApiTags('rulebook')
@Controller('api/v1/rulebook')
export class RulebookController {
  constructor(
    private readonly rulebook: RulebookService,
    private readonly readModel: RulebookReadModel,
  ) {}

  @Post('check')
  @HttpCode(200)
  @Allow('supervisor', 'approver')
  @ApiOperation({ summary: 'Say everything that is wrong with these documents; nothing is stored' })
  @ApiOkResponse(answer(dto.checkAnswer))
  check(@Body({ schema: dto.checkBody }) body: dto.CheckBody): dto.CheckAnswer {
    return this.rulebook.check(body.documents);
  }

  @Post('releases')
  @Allow('supervisor')
  @ApiOperation({
    summary: 'Submit all documents of a release for approval; 200 when this very release is there already',
  })
  @ApiCreatedResponse(answer(dto.submitAnswer))
  async submit(
    @Body({ schema: dto.submitBody }) body: dto.SubmitBody,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<dto.SubmitAnswer> {
    const submitted = await this.rulebook.submit(body, principal.actor);
    if (!submitted.created) response.status(200);
    return submitted;
  }

  @Get('releases')
  @Allow('supervisor', 'approver', 'auditor', 'leadership', 'admin')
  @ApiOperation({ summary: 'Releases, newest first' })
  @ApiOkResponse(answer(dto.listAnswer))
  async list(): Promise<dto.ListAnswer> {
    return this.readModel.releases();
  }

  @Get('releases/:id')
  @Allow('supervisor', 'approver', 'auditor', 'leadership', 'admin')
  @ApiOperation({ summary: 'One release with its documents, and what it changes' })
  @ApiOkResponse(answer(dto.releaseAnswer))
  async release(@Param({ schema: dto.releaseParams }) { id }: dto.ReleaseParams): Promise<dto.ReleaseAnswer> {
    return found(await this.readModel.release(id), 'release', String(id));
  }

  @Get('releases/:id/documents/:kind/:code')
  @Allow('supervisor', 'approver', 'auditor', 'leadership', 'admin')
  @ApiOperation({ summary: 'One document of a release, as it was written and as it is read' })
  @ApiOkResponse(answer(dto.documentAnswer))
  async document(@Param({ schema: dto.documentParams }) params: dto.DocumentParams): Promise<dto.DocumentAnswer> {
    return found(await this.readModel.document(params), params.kind, params.code);
  }

  @Post('releases/:id/approve')
  @HttpCode(200)
  @Allow('approver')
  @ApiOperation({ summary: 'Bring a release into force; never by the person who submitted it' })
  @ApiOkResponse(answer(dto.releaseAnswer))
  async approve(
    @Param({ schema: dto.releaseParams }) { id }: dto.ReleaseParams,
    @Body({ schema: dto.approveBody }) body: dto.ApproveBody,
    @CurrentPrincipal() principal: Principal,
  ): Promise<dto.ReleaseAnswer> {
    refuseUnlessWhole(principal);
    const effectiveFrom = body.effectiveFrom === undefined ? null : canonicalInstant(body.effectiveFrom);
    await this.rulebook.decide(id, { kind: 'approve', by: principal.actor, effectiveFrom });
    return this.release({ id });
  }

  @Post('releases/:id/reject')
  @HttpCode(200)
  @Allow('approver')
  @ApiOperation({ summary: 'Send a release back, saying why' })
  @ApiOkResponse(answer(dto.releaseAnswer))
  async reject(
    @Param({ schema: dto.releaseParams }) { id }: dto.ReleaseParams,
    @Body({ schema: dto.rejectBody }) { reason }: dto.RejectBody,
    @CurrentPrincipal() principal: Principal,
  ): Promise<dto.ReleaseAnswer> {
    refuseUnlessWhole(principal);
    await this.rulebook.decide(id, { kind: 'reject', by: principal.actor, reason });
    return this.release({ id });
  }
}

/** A release is in force for everybody. */
function refuseUnlessWhole(principal: Principal): void {
  const refused = needsWholeOrganization(principal);
  if (refused !== null) throw new RefusalError(refused);
}

function found<T>(value: T | null, what: string, id: string): T {
  if (value === null) throw new RefusalError(refusal('not-found', { what, id }));
  return value;
}
