import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Res,
  UploadedFiles,
  UseInterceptors,
} from '@nestjs/common';
import { AnyFilesInterceptor } from '@nestjs/platform-express';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Locale } from '../../domain/shared/localized-text.js';
import type { Principal } from '../../domain/shared/principal.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { Allow } from '../../platform/http/allow.decorator.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import { CurrentFrame, type Frame } from '../../platform/pages/frame.js';
import { layout } from '../../platform/pages/layout.js';
import { type PageQuery, pageQuery } from '../../platform/pages/page-query.js';
import { refusedForm } from '../../platform/pages/refused-form.js';
import { ChoicesReadModel } from './choices.read-model.js';
import { InspectionEvidence } from './inspection-evidence.service.js';
import { inspectionPage } from './inspection.page.js';
import * as form from './inspections-page.dto.js';
import * as dto from './inspections.dto.js';
import { type InspectionDetail, InspectionsReadModel } from './inspections.read-model.js';
import { InspectionsService, type PlainOrder } from './inspections.service.js';
import { answersIn, draftsIn, type Drafts, nameOf, type PostedFile } from './sheet-form.dto.js';

/** a form of one part of the sheet; more files go in another round */
const sheetLimits = { fileSize: dto.maxEvidenceBytes, files: 6, fields: 1_000, fieldSize: 16_384 };

interface Reader {
  readonly principal: Principal;
  readonly frame: Frame;
  readonly response: Response;
}

/** The page of one inspection, and all that is done on it. What is refused is said on the page itself. */
@ApiExcludeController()
@Controller('inspections/:id')
@Allow('supervisor', 'leadership', 'approver', 'auditor', 'admin', 'inspector', 'unit-manager')
export class InspectionPageController {
  constructor(
    private readonly inspections: InspectionsReadModel,
    private readonly service: InspectionsService,
    private readonly evidence: InspectionEvidence,
    private readonly choices: ChoicesReadModel,
  ) {}

  @Get()
  async show(
    @Param('id', { schema: dto.inspectionId }) id: string,
    @Query({ schema: pageQuery }) _query: PageQuery,
    @CurrentPrincipal() principal: Principal,
    @CurrentFrame() frame: Frame,
  ): Promise<string> {
    const inspection = await this.find(id, principal);
    return layout(frame, inspectionPage(inspection, await this.inspectorsFor(inspection), frame.locale));
  }

  @Post('answers')
  @HttpCode(200)
  @Allow('inspector')
  @UseInterceptors(AnyFilesInterceptor({ limits: sheetLimits, defParamCharset: 'utf8' }))
  async answer(
    @Param('id', { schema: dto.inspectionId }) id: string,
    @Body() body: unknown,
    @UploadedFiles() files: readonly PostedFile[] | undefined,
    @CurrentPrincipal() principal: Principal,
    @CurrentFrame() frame: Frame,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const inspection = await this.find(id, principal);
    const drafts = draftsIn(body, inspection.plan.sheet.items);
    const answering = async () => {
      const kept = await this.keep(id, files ?? [], principal);
      const { answers } = answersIn(drafts, inspection.work?.answers ?? {}, kept);
      await this.service.answer(id, answers, principal);
    };
    return this.done(id, answering, { principal, frame, response }, drafts);
  }

  @Post('assign')
  @HttpCode(200)
  @Allow('supervisor', 'leadership')
  assign(
    @Param('id', { schema: dto.inspectionId }) id: string,
    @Body({ schema: dto.assignmentOrder }) { inspector }: dto.AssignmentOrder,
    @CurrentPrincipal() principal: Principal,
    @CurrentFrame() frame: Frame,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    return this.done(id, () => this.service.assign(id, inspector, principal), { principal, frame, response });
  }

  @Post('start')
  @HttpCode(200)
  @Allow('inspector')
  start(
    @Param('id', { schema: dto.inspectionId }) id: string,
    @CurrentPrincipal() principal: Principal,
    @CurrentFrame() frame: Frame,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    return this.give(id, { type: 'start' }, { principal, frame, response });
  }

  @Post('submit')
  @HttpCode(200)
  @Allow('inspector')
  submit(
    @Param('id', { schema: dto.inspectionId }) id: string,
    @Body({ schema: form.submitForm }) { summary }: dto.Submission,
    @CurrentPrincipal() principal: Principal,
    @CurrentFrame() frame: Frame,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    return this.give(id, { type: 'submit', summary: summary ?? null }, { principal, frame, response });
  }

  @Post('return')
  @HttpCode(200)
  @Allow('supervisor', 'leadership')
  return(
    @Param('id', { schema: dto.inspectionId }) id: string,
    @Body({ schema: dto.reasonOrder }) { reason }: dto.ReasonOrder,
    @CurrentPrincipal() principal: Principal,
    @CurrentFrame() frame: Frame,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    return this.give(id, { type: 'return', reason }, { principal, frame, response });
  }

  @Post('confirm')
  @HttpCode(200)
  @Allow('supervisor', 'leadership')
  confirm(
    @Param('id', { schema: dto.inspectionId }) id: string,
    @Body({ schema: form.confirmForm }) { note }: dto.Confirmation,
    @CurrentPrincipal() principal: Principal,
    @CurrentFrame() frame: Frame,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    return this.give(id, { type: 'confirm', note: note ?? null }, { principal, frame, response });
  }

  @Post('close')
  @HttpCode(200)
  @Allow('supervisor', 'leadership')
  close(
    @Param('id', { schema: dto.inspectionId }) id: string,
    @CurrentPrincipal() principal: Principal,
    @CurrentFrame() frame: Frame,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    return this.give(id, { type: 'close' }, { principal, frame, response });
  }

  @Post('cancel')
  @HttpCode(200)
  @Allow('supervisor', 'leadership')
  cancel(
    @Param('id', { schema: dto.inspectionId }) id: string,
    @Body({ schema: dto.reasonOrder }) { reason }: dto.ReasonOrder,
    @CurrentPrincipal() principal: Principal,
    @CurrentFrame() frame: Frame,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    return this.give(id, { type: 'cancel', reason }, { principal, frame, response });
  }

  private give(id: string, order: PlainOrder, reader: Reader): Promise<string | undefined> {
    return this.done(id, () => this.service.give(id, order, reader.principal), reader);
  }

  /** Back to the page, or the page with what was refused, what was filled in, and the items that stand in the way. */
  private async done(
    id: string,
    act: () => Promise<void>,
    { principal, frame, response }: Reader,
    drafts: Drafts = new Map(),
  ): Promise<string | undefined> {
    try {
      await act();
      response.redirect(303, `/inspections/${id}`);
      return undefined;
    } catch (error) {
      const inspection = await this.find(id, principal);
      const flagged = new Set(error instanceof RefusalError ? itemsOf(error) : []);
      const refused = refusedForm(inTexts(error, inspection, frame.locale), frame.locale, response);
      const trouble = { refused, drafts, flagged };
      const at = { ...frame, url: `/inspections/${id}` };
      return layout(at, inspectionPage(inspection, await this.inspectorsFor(inspection), frame.locale, trouble));
    }
  }

  private async find(id: string, principal: Principal): Promise<InspectionDetail> {
    const found = await this.inspections.find(id, principal);
    if (found === undefined) throw new RefusalError(refusal('not-found', { what: 'inspection', id }));
    return found;
  }

  private async inspectorsFor({ commands, plan }: InspectionDetail) {
    return commands.includes('assign') ? this.choices.inspectors(plan.unit) : [];
  }

  /** Ids of the files by the item that each shows. */
  private async keep(id: string, files: readonly PostedFile[], principal: Principal) {
    const kept = new Map<string, string[]>();
    for (const posted of files) {
      const item = posted.fieldname.slice(posted.fieldname.indexOf(':') + 1);
      const file = {
        name: nameOf(posted),
        mediaType: this.evidence.mediaTypeOf(posted.mimetype),
        content: posted.buffer,
      };
      const { file: fileId } = await this.evidence.keep(id, file, principal);
      kept.set(item, [...(kept.get(item) ?? []), fileId]);
    }
    return kept;
  }
}

/** A refusal that names items by what the sheet says, not by their codes. */
function inTexts(error: unknown, { plan }: InspectionDetail, locale: Locale): unknown {
  if (!(error instanceof RefusalError)) return error;
  const items = itemsOf(error);
  const { code, data } = error.refusal;
  if (items.length === 0) return error;
  const texts = items.map((item) => plan.sheet.items.find((one) => one.code === item)?.text[locale] ?? item);
  return new RefusalError(refusal(code, { ...data, items: texts }));
}

const itemsOf = ({ refusal: { data } }: RefusalError): readonly string[] =>
  Array.isArray(data['items']) ? data['items'].filter((item): item is string => typeof item === 'string') : [];
