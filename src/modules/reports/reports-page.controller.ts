import { Body, Controller, Get, Param, Post, Query, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Principal } from '../../domain/shared/principal.js';
import { Allow } from '../../platform/http/allow.decorator.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import { CurrentFrame, type Frame } from '../../platform/pages/frame.js';
import { layout } from '../../platform/pages/layout.js';
import { seeOther, type SeeOther } from '../../platform/pages/see-other.js';
import { rowList } from './report-rows.dto.js';
import { reportRowsPage } from './report-rows.page.js';
import { ReportRowsService } from './report-rows.service.js';
import { reportPage } from './report.page.js';
import * as form from './reports-page.dto.js';
import * as dto from './reports.dto.js';
import { reportsPage } from './reports.page.js';
import { ReportsReadModel } from './reports.read-model.js';
import { type ReportAct, ReportsService } from './reports.service.js';
import type { RowList } from './row-sources.read-model.js';

/** reports on one page of the list */
const limit = 30;

@ApiExcludeController()
@Controller()
@Allow('inspector', 'supervisor', 'approver', 'leadership', 'auditor')
export class ReportsPageController {
  constructor(
    private readonly reports: ReportsService,
    private readonly readModel: ReportsReadModel,
    private readonly rows: ReportRowsService,
  ) {}

  @Get('reports')
  async list(
    @Query({ schema: form.reportsPageQuery }) { before }: form.ReportsPageQuery,
    @CurrentPrincipal() principal: Principal,
    @CurrentFrame() frame: Frame,
  ): Promise<string> {
    const reports = await this.readModel.list({ before, limit }, principal.scope);
    const next = reports.length === limit ? (reports.at(-1)?.id ?? null) : null;
    return layout(frame, reportsPage(reports, next, principal, frame.locale));
  }

  @Get('reports/:id')
  async read(
    @Param('id', { schema: dto.reportId }) id: string,
    @Query({ schema: form.reportPageQuery }) _query: form.ReportPageQuery,
    @CurrentPrincipal() principal: Principal,
    @CurrentFrame() frame: Frame,
  ): Promise<string> {
    return layout(frame, reportPage(await this.reports.visible(principal, id), principal, frame.locale));
  }

  @Get('report-rows/:list')
  async listRows(
    @Param('list', { schema: rowList }) list: RowList,
    @Query() query: Readonly<Record<string, unknown>>,
    @CurrentPrincipal() { scope }: Principal,
    @CurrentFrame() frame: Frame,
  ): Promise<string> {
    return layout(frame, reportRowsPage(list, await this.rows.list(list, query, scope), query, frame.locale));
  }

  @Post('reports')
  @Redirect()
  @Allow('inspector', 'supervisor')
  async create(
    @Body({ schema: form.createForm }) { unit, from, to }: dto.CreateBody,
    @CurrentPrincipal() principal: Principal,
  ): Promise<SeeOther> {
    return seeOther(`/reports/${await this.reports.create(principal, unit, { from, to })}`);
  }

  @Post('reports/:id/submit')
  @Redirect()
  @Allow('inspector', 'supervisor')
  async submit(
    @Param('id', { schema: dto.reportId }) id: string,
    @Body({ schema: form.submitForm }) body: dto.SubmitBody,
    @CurrentPrincipal() principal: Principal,
  ): Promise<SeeOther> {
    return this.done(principal, id, { type: 'submit', ...body });
  }

  @Post('reports/:id/review')
  @Redirect()
  @Allow('approver', 'supervisor')
  async review(
    @Param('id', { schema: dto.reportId }) id: string,
    @Body({ schema: form.signatureForm }) body: dto.SignatureBody,
    @CurrentPrincipal() principal: Principal,
  ): Promise<SeeOther> {
    return this.done(principal, id, { type: 'review', ...body });
  }

  @Post('reports/:id/sign')
  @Redirect()
  @Allow('leadership')
  async sign(
    @Param('id', { schema: dto.reportId }) id: string,
    @Body({ schema: form.signatureForm }) body: dto.SignatureBody,
    @CurrentPrincipal() principal: Principal,
  ): Promise<SeeOther> {
    return this.done(principal, id, { type: 'sign', ...body });
  }

  @Post('reports/:id/comments')
  @Redirect()
  @Allow('inspector', 'supervisor', 'approver', 'leadership')
  async comment(
    @Param('id', { schema: dto.reportId }) id: string,
    @Body({ schema: form.commentForm }) body: dto.CommentBody,
    @CurrentPrincipal() principal: Principal,
  ): Promise<SeeOther> {
    return this.done(principal, id, { type: 'comment', ...body });
  }

  @Post('reports/:id/revise')
  @Redirect()
  @Allow('inspector', 'supervisor')
  async revise(
    @Param('id', { schema: dto.reportId }) id: string,
    @Body({ schema: form.reviseForm }) { reason }: dto.ReviseBody,
    @CurrentPrincipal() principal: Principal,
  ): Promise<SeeOther> {
    return seeOther(`/reports/${await this.reports.revise(principal, id, reason)}`);
  }

  @Post('reports/:id/directives')
  @Redirect()
  @Allow('leadership')
  async issueDirective(
    @Param('id', { schema: dto.reportId }) id: string,
    @Body({ schema: form.directiveForm }) body: dto.DirectiveBody,
    @CurrentPrincipal() principal: Principal,
  ): Promise<SeeOther> {
    await this.reports.issueDirective(principal, id, body);
    return seeOther(`/reports/${id}`);
  }

  private async done(principal: Principal, id: string, what: ReportAct): Promise<SeeOther> {
    await this.reports.perform(principal, id, what);
    return seeOther(`/reports/${id}`);
  }
}
