import {
  Body,
  Controller,
  Get,
  Param,
  Post,
  Query,
  Redirect,
  Res,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Principal } from '../../domain/shared/principal.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { Allow, AllowEverybody } from '../../platform/http/allow.decorator.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import { sendAttachment } from '../../platform/http/send-attachment.js';
import { CurrentFrame, type Frame } from '../../platform/pages/frame.js';
import { layout } from '../../platform/pages/layout.js';
import { seeOther, type SeeOther } from '../../platform/pages/see-other.js';
import { correctiveActionPage } from './corrective-action.page.js';
import { CorrectiveActionViews } from './corrective-action-views.service.js';
import * as dto from './corrective-actions.dto.js';
import { correctiveActionsPage } from './corrective-actions.page.js';
import * as form from './corrective-actions-page.dto.js';
import { fileNameOf, maxEvidenceBytes } from './evidence.dto.js';
import { EvidenceService } from './evidence.service.js';
import { ParticularsReadModel } from './particulars.read-model.js';
import { RectificationsService, type PersonalOrder } from './rectifications.service.js';

/** A file of a form, as multer hands it over. */
interface FormFile {
  readonly originalname: string;
  readonly mimetype: string;
  readonly buffer: Buffer;
}
const oneFile = { limits: { fileSize: maxEvidenceBytes, files: 1, fields: 5 }, defParamCharset: 'utf8' };

@ApiExcludeController()
@Controller('corrective-actions')
@AllowEverybody()
export class CorrectiveActionsPageController {
  constructor(
    private readonly views: CorrectiveActionViews,
    private readonly rectifications: RectificationsService,
    private readonly evidence: EvidenceService,
    private readonly particulars: ParticularsReadModel,
  ) {}

  @Get()
  async list(
    @Query({ schema: form.correctiveActionsPageQuery }) query: form.CorrectiveActionsPageQuery,
    @CurrentPrincipal() principal: Principal,
    @CurrentFrame() frame: Frame,
  ): Promise<string> {
    const list = await this.views.list(query, principal, frame.locale);
    return layout(frame, correctiveActionsPage(list, query, principal, frame.locale));
  }

  @Get(':id')
  async read(
    @Param('id', { schema: dto.id }) id: string,
    @Query({ schema: form.pageQuery }) _query: form.PageQuery,
    @CurrentPrincipal() principal: Principal,
    @CurrentFrame() frame: Frame,
  ): Promise<string> {
    return layout(frame, correctiveActionPage(await this.views.read(id, principal, frame.locale), frame.locale));
  }

  @Get(':id/evidence/:file')
  async download(
    @Param('id', { schema: dto.id }) id: string,
    @Param('file', { schema: dto.id }) file: string,
    @CurrentPrincipal() { scope }: Principal,
    @Res() response: Response,
  ): Promise<void> {
    const found = await this.particulars.file(id, file, scope);
    if (found === undefined) throw new RefusalError(refusal('not-found', { what: 'file', id: file }));
    sendAttachment(found, response);
  }

  @Post(':id/acknowledge')
  @Redirect()
  acknowledge(@Param('id', { schema: dto.id }) id: string, @CurrentPrincipal() by: Principal): Promise<SeeOther> {
    return this.give(id, { type: 'acknowledge' }, by);
  }

  @Post(':id/analyse')
  @Redirect()
  analyse(
    @Param('id', { schema: dto.id }) id: string,
    @Body({ schema: dto.causeBody }) cause: dto.CauseBody,
    @CurrentPrincipal() by: Principal,
  ): Promise<SeeOther> {
    return this.give(id, { type: 'analyse', cause }, by);
  }

  @Post(':id/plan')
  @Redirect()
  plan(
    @Param('id', { schema: dto.id }) id: string,
    @Body({ schema: form.planForm }) { actions }: dto.PlanBody,
    @CurrentPrincipal() by: Principal,
  ): Promise<SeeOther> {
    return this.give(id, { type: 'plan', actions }, by);
  }

  @Post(':id/finish-action')
  @Redirect()
  finish(
    @Param('id', { schema: dto.id }) id: string,
    @Body({ schema: form.finishForm }) { action, note }: dto.FinishBody,
    @CurrentPrincipal() by: Principal,
  ): Promise<SeeOther> {
    return this.give(id, { type: 'finish-action', action, note }, by);
  }

  @Post(':id/evidence')
  @Redirect()
  @UseInterceptors(FileInterceptor('file', oneFile))
  async upload(
    @Param('id', { schema: dto.id }) id: string,
    @UploadedFile() file: FormFile | undefined,
    @CurrentPrincipal() by: Principal,
  ): Promise<SeeOther> {
    if (file === undefined) throw new RefusalError(refusal('evidence-empty', { name: '' }));
    const mediaType = this.evidence.mediaTypeOf(file.mimetype);
    await this.evidence.attach(id, { name: fileNameOf(file.originalname), mediaType, content: file.buffer }, by);
    return seeOther(`/corrective-actions/${id}`);
  }

  @Post(':id/submit')
  @Redirect()
  submit(
    @Param('id', { schema: dto.id }) id: string,
    @Body({ schema: form.noteForm }) { note }: dto.NoteBody,
    @CurrentPrincipal() by: Principal,
  ): Promise<SeeOther> {
    return this.give(id, { type: 'submit', note }, by);
  }

  @Post(':id/return')
  @Redirect()
  @Allow('inspector', 'supervisor', 'approver', 'leadership')
  sendBack(
    @Param('id', { schema: dto.id }) id: string,
    @Body({ schema: form.returnForm }) { reason, dueOn }: dto.ReturnBody,
    @CurrentPrincipal() by: Principal,
  ): Promise<SeeOther> {
    return this.give(id, { type: 'return', reason, dueOn }, by);
  }

  @Post(':id/verify')
  @Redirect()
  @Allow('inspector', 'supervisor', 'approver', 'leadership')
  verify(
    @Param('id', { schema: dto.id }) id: string,
    @Body({ schema: form.noteForm }) { note }: dto.NoteBody,
    @CurrentPrincipal() by: Principal,
  ): Promise<SeeOther> {
    return this.give(id, { type: 'verify', note }, by);
  }

  @Post(':id/close')
  @Redirect()
  @Allow('inspector', 'supervisor', 'approver', 'leadership')
  close(
    @Param('id', { schema: dto.id }) id: string,
    @Body({ schema: form.noteForm }) { note }: dto.NoteBody,
    @CurrentPrincipal() by: Principal,
  ): Promise<SeeOther> {
    return this.give(id, { type: 'close', note }, by);
  }

  @Post(':id/cancel')
  @Redirect()
  @Allow('supervisor', 'leadership')
  cancel(
    @Param('id', { schema: dto.id }) id: string,
    @Body({ schema: dto.reasonBody }) { reason }: dto.ReasonBody,
    @CurrentPrincipal() by: Principal,
  ): Promise<SeeOther> {
    return this.give(id, { type: 'cancel', reason }, by);
  }

  private async give(id: string, order: PersonalOrder, by: Principal): Promise<SeeOther> {
    await this.rectifications.give(id, order, by);
    return seeOther(`/corrective-actions/${id}`);
  }
}
