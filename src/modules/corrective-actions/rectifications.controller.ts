import { Body, Controller, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Principal } from '../../domain/shared/principal.js';
import { refusal } from '../../domain/shared/refusal.js';
import { Allow, AllowEverybody } from '../../platform/http/allow.decorator.js';
import { ApiZodQuery } from '../../platform/http/api-zod-query.decorator.js';
import { readBody } from '../../platform/http/request-body.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import {
  causeBody,
  finishBody,
  id,
  noteBody,
  planBody,
  reasonBody,
  returnBody,
  type CauseBody,
  type FinishBody,
  type NoteBody,
  type PlanBody,
  type ReasonBody,
  type ReturnBody,
} from './corrective-actions.dto.js';
import { type Dossier, DossierService } from './dossier.service.js';
import { evidenceQuery, evidenceTypes, maxEvidenceBytes, type EvidenceQuery } from './evidence.dto.js';
import { EvidenceService } from './evidence.service.js';
import { RectificationsService, type PersonalOrder } from './rectifications.service.js';

/** What people do with a rectification. Which post may do what stands in its policy, so that the workflow itself asks. */
@ApiTags('corrective-actions')
@Controller('api/v1/corrective-actions/:id')
@AllowEverybody()
@ApiParam({ name: 'id', example: '1' })
export class RectificationsController {
  constructor(
    private readonly rectifications: RectificationsService,
    private readonly evidence: EvidenceService,
    private readonly dossiers: DossierService,
  ) {}

  @Post('acknowledge')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a rectification notice on for your unit' })
  acknowledge(@Param('id', { schema: id }) of: string, @CurrentPrincipal() by: Principal): Promise<Dossier> {
    return this.give(of, { type: 'acknowledge' }, by);
  }

  @Post('analyse')
  @HttpCode(200)
  @ApiOperation({ summary: 'State the cause' })
  analyse(
    @Param('id', { schema: id }) of: string,
    @Body({ schema: causeBody }) cause: CauseBody,
    @CurrentPrincipal() by: Principal,
  ): Promise<Dossier> {
    return this.give(of, { type: 'analyse', cause }, by);
  }

  @Post('plan')
  @HttpCode(200)
  @ApiOperation({ summary: 'Plan actions, each with its owner and date; they take the place of what is not finished' })
  plan(
    @Param('id', { schema: id }) of: string,
    @Body({ schema: planBody }) { actions }: PlanBody,
    @CurrentPrincipal() by: Principal,
  ): Promise<Dossier> {
    return this.give(of, { type: 'plan', actions }, by);
  }

  @Post('finish-action')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say that an action is finished' })
  finish(
    @Param('id', { schema: id }) of: string,
    @Body({ schema: finishBody }) { action, note }: FinishBody,
    @CurrentPrincipal() by: Principal,
  ): Promise<Dossier> {
    return this.give(of, { type: 'finish-action', action, note }, by);
  }

  @Post('evidence')
  @HttpCode(200)
  @ApiConsumes(...evidenceTypes)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiZodQuery(evidenceQuery)
  @ApiOperation({ summary: 'Upload a file that shows something: its bytes as the body, at most 10 MB' })
  async upload(
    @Req() request: Request,
    @Param('id', { schema: id }) of: string,
    @Query({ schema: evidenceQuery }) { name }: EvidenceQuery,
    @CurrentPrincipal() by: Principal,
  ): Promise<Dossier> {
    const mediaType = this.evidence.mediaTypeOf(request.headers['content-type']);
    const tooLarge = refusal('evidence-too-large', { name, maxBytes: maxEvidenceBytes });
    const content = await readBody(request, maxEvidenceBytes, tooLarge);
    await this.evidence.attach(of, { name, mediaType, content }, by);
    return this.dossiers.of(of, by);
  }

  @Post('submit')
  @HttpCode(200)
  @ApiOperation({ summary: 'Hand it in for verification: every action finished, at least one file of evidence' })
  submit(
    @Param('id', { schema: id }) of: string,
    @Body({ schema: noteBody }) { note }: NoteBody,
    @CurrentPrincipal() by: Principal,
  ): Promise<Dossier> {
    return this.give(of, { type: 'submit', note }, by);
  }

  @Post('return')
  @HttpCode(200)
  @Allow('inspector', 'supervisor', 'approver', 'leadership')
  @ApiOperation({ summary: 'Send it back to the unit with a reason, and a new date where there is one' })
  sendBack(
    @Param('id', { schema: id }) of: string,
    @Body({ schema: returnBody }) { reason, dueOn }: ReturnBody,
    @CurrentPrincipal() by: Principal,
  ): Promise<Dossier> {
    return this.give(of, { type: 'return', reason, dueOn }, by);
  }

  @Post('verify')
  @HttpCode(200)
  @Allow('inspector', 'supervisor', 'approver', 'leadership')
  @ApiOperation({ summary: 'Find that it was rectified; not for anybody who had a hand in it' })
  verify(
    @Param('id', { schema: id }) of: string,
    @Body({ schema: noteBody }) { note }: NoteBody,
    @CurrentPrincipal() by: Principal,
  ): Promise<Dossier> {
    return this.give(of, { type: 'verify', note }, by);
  }

  @Post('close')
  @HttpCode(200)
  @Allow('inspector', 'supervisor', 'approver', 'leadership')
  @ApiOperation({ summary: 'Close it, after its watch where there is one' })
  close(
    @Param('id', { schema: id }) of: string,
    @Body({ schema: noteBody }) { note }: NoteBody,
    @CurrentPrincipal() by: Principal,
  ): Promise<Dossier> {
    return this.give(of, { type: 'close', note }, by);
  }

  @Post('cancel')
  @HttpCode(200)
  @Allow('supervisor', 'leadership')
  @ApiOperation({ summary: 'Call it off, with a reason' })
  cancel(
    @Param('id', { schema: id }) of: string,
    @Body({ schema: reasonBody }) { reason }: ReasonBody,
    @CurrentPrincipal() by: Principal,
  ): Promise<Dossier> {
    return this.give(of, { type: 'cancel', reason }, by);
  }

  private async give(of: string, order: PersonalOrder, by: Principal): Promise<Dossier> {
    await this.rectifications.give(of, order, by);
    return this.dossiers.of(of, by);
  }
}
