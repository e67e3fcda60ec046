import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { zoneClock } from '../../domain/calendar/zone-clock.js';
import { type DailySummary, dailySummary } from '../../domain/inspection/daily-summary.js';
import { organizationZone } from '../../domain/organization/organization.js';
import type { Principal } from '../../domain/shared/principal.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { Clock } from '../../platform/clock/clock.js';
import { Allow } from '../../platform/http/allow.decorator.js';
import { ApiZodQuery } from '../../platform/http/api-zod-query.decorator.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import { InspectionPlanning } from './inspection-planning.service.js';
import * as dto from './inspections.dto.js';
import { type InspectionDetail, InspectionsReadModel } from './inspections.read-model.js';
import { InspectionsService, type PlainOrder } from './inspections.service.js';

const wallClock = zoneClock(organizationZone);

@ApiTags('inspections')
@Controller('api/v1/inspections')
@Allow('supervisor', 'leadership', 'approver', 'auditor', 'admin', 'inspector', 'unit-manager')
export class InspectionsController {
  constructor(
    private readonly inspections: InspectionsReadModel,
    private readonly planning: InspectionPlanning,
    private readonly service: InspectionsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Inspections in your part of the organisation that you may know of, newest first' })
  @ApiZodQuery(dto.inspectionsQuery)
  list(
    @Query({ schema: dto.inspectionsQuery }) query: dto.InspectionsQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<object> {
    return this.inspections.list(query, principal);
  }

  @Get('daily-summary')
  @Allow('supervisor', 'leadership', 'approver', 'auditor', 'admin', 'inspector')
  @ApiOperation({ summary: 'What was inspected on one local day, as it stands now; an inspector sees their own' })
  @ApiZodQuery(dto.dailySummaryQuery)
  async summary(
    @Query({ schema: dto.dailySummaryQuery }) query: dto.DailySummaryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<DailySummary> {
    const on = query.on ?? wallClock.localDateOf(this.clock.now().toISOString());
    return dailySummary(await this.inspections.ofDay(on, query, principal), on);
  }

  @Get(':id')
  @ApiParam({ name: 'id', example: '1' })
  @ApiOperation({ summary: 'One inspection: its sheet, answers, result, and what you can do with it now' })
  async read(
    @Param('id', { schema: dto.inspectionId }) id: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<InspectionDetail> {
    const found = await this.inspections.find(id, principal);
    if (found === undefined) throw new RefusalError(refusal('not-found', { what: 'inspection', id }));
    return found;
  }

  @Post()
  @Allow('supervisor', 'leadership')
  @ApiOperation({ summary: 'Plan an inspection by a checklist of the release in force' })
  async plan(
    @Body({ schema: dto.newPlan }) plan: dto.NewPlan,
    @CurrentPrincipal() principal: Principal,
  ): Promise<InspectionDetail> {
    return this.read(await this.planning.plan(plan, principal), principal);
  }

  @Post(':id/assign')
  @HttpCode(200)
  @Allow('supervisor', 'leadership')
  @ApiParam({ name: 'id', example: '1' })
  @ApiOperation({ summary: 'Name the inspector: one who sees the unit and does not belong to it' })
  async assign(
    @Param('id', { schema: dto.inspectionId }) id: string,
    @Body({ schema: dto.assignmentOrder }) { inspector }: dto.AssignmentOrder,
    @CurrentPrincipal() principal: Principal,
  ): Promise<InspectionDetail> {
    await this.service.assign(id, inspector, principal);
    return this.read(id, principal);
  }

  @Post(':id/start')
  @HttpCode(200)
  @Allow('inspector')
  @ApiParam({ name: 'id', example: '1' })
  @ApiOperation({ summary: 'Begin: the inspector is there' })
  start(
    @Param('id', { schema: dto.inspectionId }) id: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<InspectionDetail> {
    return this.give(id, { type: 'start' }, principal);
  }

  @Post(':id/answer')
  @HttpCode(200)
  @Allow('inspector')
  @ApiParam({ name: 'id', example: '1' })
  @ApiOperation({ summary: 'Answer items of the sheet; answers given before stay, those given again are replaced' })
  async answer(
    @Param('id', { schema: dto.inspectionId }) id: string,
    @Body({ schema: dto.answerOrder }) { answers }: dto.AnswerOrder,
    @CurrentPrincipal() principal: Principal,
  ): Promise<InspectionDetail> {
    await this.service.answer(id, answers, principal);
    return this.read(id, principal);
  }

  @Post(':id/submit')
  @HttpCode(200)
  @Allow('inspector')
  @ApiParam({ name: 'id', example: '1' })
  @ApiOperation({ summary: 'Hand the sheet in; it must be complete, and failures that need a file must have one' })
  submit(
    @Param('id', { schema: dto.inspectionId }) id: string,
    @Body({ schema: dto.submission }) { summary }: dto.Submission,
    @CurrentPrincipal() principal: Principal,
  ): Promise<InspectionDetail> {
    return this.give(id, { type: 'submit', summary: summary ?? null }, principal);
  }

  @Post(':id/return')
  @HttpCode(200)
  @Allow('supervisor', 'leadership')
  @ApiParam({ name: 'id', example: '1' })
  @ApiOperation({ summary: 'Send a sheet back to its inspector, with the reason' })
  return(
    @Param('id', { schema: dto.inspectionId }) id: string,
    @Body({ schema: dto.reasonOrder }) { reason }: dto.ReasonOrder,
    @CurrentPrincipal() principal: Principal,
  ): Promise<InspectionDetail> {
    return this.give(id, { type: 'return', reason }, principal);
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @Allow('supervisor', 'leadership')
  @ApiParam({ name: 'id', example: '1' })
  @ApiOperation({ summary: 'Confirm the result: the unit learns of it, and each failed item is judged like any event' })
  confirm(
    @Param('id', { schema: dto.inspectionId }) id: string,
    @Body({ schema: dto.confirmation }) { note }: dto.Confirmation,
    @CurrentPrincipal() principal: Principal,
  ): Promise<InspectionDetail> {
    return this.give(id, { type: 'confirm', note: note ?? null }, principal);
  }

  @Post(':id/close')
  @HttpCode(200)
  @Allow('supervisor', 'leadership')
  @ApiParam({ name: 'id', example: '1' })
  @ApiOperation({ summary: 'Close a confirmed inspection' })
  close(
    @Param('id', { schema: dto.inspectionId }) id: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<InspectionDetail> {
    return this.give(id, { type: 'close' }, principal);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('supervisor', 'leadership')
  @ApiParam({ name: 'id', example: '1' })
  @ApiOperation({ summary: 'Call an inspection off before it is confirmed, with the reason' })
  cancel(
    @Param('id', { schema: dto.inspectionId }) id: string,
    @Body({ schema: dto.reasonOrder }) { reason }: dto.ReasonOrder,
    @CurrentPrincipal() principal: Principal,
  ): Promise<InspectionDetail> {
    return this.give(id, { type: 'cancel', reason }, principal);
  }

  private async give(id: string, order: PlainOrder, principal: Principal): Promise<InspectionDetail> {
    await this.service.give(id, order, principal);
    return this.read(id, principal);
  }
}
