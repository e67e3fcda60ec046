import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Principal } from '../../domain/shared/principal.js';
import { Allow } from '../../platform/http/allow.decorator.js';
import { ApiZodQuery } from '../../platform/http/api-zod-query.decorator.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import * as dto from './reports.dto.js';
import { ReportsReadModel, type ReportView } from './reports.read-model.js';
import { contentHash, ReportsService } from './reports.service.js';

@ApiTags('reports')
@Controller('api/v1/reports')
@Allow('inspector', 'supervisor', 'approver', 'leadership', 'auditor')
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly readModel: ReportsReadModel,
  ) {}

  @Post()
  @Allow('inspector', 'supervisor')
  @ApiOperation({ summary: 'Freeze what is known now into a numbered report on a unit with everything below it' })
  async create(
    @Body({ schema: dto.createBody }) { unit, from, to }: dto.CreateBody,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ReportView> {
    return this.reports.visible(principal, await this.reports.create(principal, unit, { from, to }));
  }

  @Get()
  @ApiOperation({ summary: 'Reports on your part of the organisation in their newest revision, newest first' })
  @ApiZodQuery(dto.listQuery)
  async list(
    @Query({ schema: dto.listQuery }) query: dto.ListQuery,
    @CurrentPrincipal() { scope }: Principal,
  ): Promise<object> {
    const reports = await this.readModel.list(query, scope);
    return { reports, next: reports.length === query.limit ? (reports.at(-1)?.id ?? null) : null };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One revision of a report: its figures, its hash, and how far it is' })
  async read(
    @Param('id', { schema: dto.reportId }) id: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ReportView> {
    return this.reports.visible(principal, id);
  }

  @Get(':id/verify')
  @ApiOperation({ summary: 'Compute the hash of the stored content again and compare it with the one people signed' })
  async verify(
    @Param('id', { schema: dto.reportId }) id: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<object> {
    const { number, revision, status, report, sha256: recorded } = await this.reports.visible(principal, id);
    const [computed, inTrail] = [contentHash(report), await this.readModel.hashInTrail(number, revision)];
    const isIntact = computed === recorded && computed === inTrail;
    return { number, revision, status, computed, recorded, inTrail, isIntact };
  }

  @Post(':id/submit')
  @HttpCode(200)
  @Allow('inspector', 'supervisor')
  @ApiOperation({ summary: 'Hand a draft to the reviewer; only its author does' })
  async submit(
    @Param('id', { schema: dto.reportId }) id: string,
    @Body({ schema: dto.submitBody }) body: dto.SubmitBody,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ReportView> {
    await this.reports.perform(principal, id, { type: 'submit', ...body });
    return this.reports.visible(principal, id);
  }

  @Post(':id/review')
  @HttpCode(200)
  @Allow('approver', 'supervisor')
  @ApiOperation({ summary: 'Review a submitted report; never its author' })
  async review(
    @Param('id', { schema: dto.reportId }) id: string,
    @Body({ schema: dto.signatureBody }) body: dto.SignatureBody,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ReportView> {
    await this.reports.perform(principal, id, { type: 'review', ...body });
    return this.reports.visible(principal, id);
  }

  @Post(':id/sign')
  @HttpCode(200)
  @Allow('leadership')
  @ApiOperation({ summary: 'Sign a reviewed report; neither its author nor its reviewer' })
  async sign(
    @Param('id', { schema: dto.reportId }) id: string,
    @Body({ schema: dto.signatureBody }) body: dto.SignatureBody,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ReportView> {
    await this.reports.perform(principal, id, { type: 'sign', ...body });
    return this.reports.visible(principal, id);
  }

  @Post(':id/comments')
  @HttpCode(200)
  @Allow('inspector', 'supervisor', 'approver', 'leadership')
  @ApiOperation({ summary: 'Comment on a report or one of its figures' })
  async comment(
    @Param('id', { schema: dto.reportId }) id: string,
    @Body({ schema: dto.commentBody }) body: dto.CommentBody,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ReportView> {
    await this.reports.perform(principal, id, { type: 'comment', ...body });
    return this.reports.visible(principal, id);
  }

  @Post(':id/revise')
  @Allow('inspector', 'supervisor')
  @ApiOperation({ summary: 'Correct a report by a new revision, which passes all hands again; the old one stays' })
  async revise(
    @Param('id', { schema: dto.reportId }) id: string,
    @Body({ schema: dto.reviseBody }) { reason }: dto.ReviseBody,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ReportView> {
    return this.reports.visible(principal, await this.reports.revise(principal, id, reason));
  }

  @Post(':id/directives')
  @Allow('leadership')
  @ApiOperation({ summary: 'Issue a directive from a report to a unit' })
  async issueDirective(
    @Param('id', { schema: dto.reportId }) id: string,
    @Body({ schema: dto.directiveBody }) body: dto.DirectiveBody,
    @CurrentPrincipal() principal: Principal,
  ): Promise<object> {
    return { number: await this.reports.issueDirective(principal, id, body) };
  }
}
