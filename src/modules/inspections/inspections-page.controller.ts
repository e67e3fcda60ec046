import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { zoneClock } from '../../domain/calendar/zone-clock.js';
import { dailySummary } from '../../domain/inspection/daily-summary.js';
import { organizationZone } from '../../domain/organization/organization.js';
import type { Principal } from '../../domain/shared/principal.js';
import { readBySchema } from '../../domain/shared/schema-faults.schema.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { Clock } from '../../platform/clock/clock.js';
import { Allow } from '../../platform/http/allow.decorator.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import { CurrentFrame, type Frame } from '../../platform/pages/frame.js';
import { layout } from '../../platform/pages/layout.js';
import { type PageQuery, pageQuery } from '../../platform/pages/page-query.js';
import { refusedForm } from '../../platform/pages/refused-form.js';
import { ChoicesReadModel } from './choices.read-model.js';
import { dailySummaryPage } from './daily-summary.page.js';
import { InspectionPlanning } from './inspection-planning.service.js';
import * as form from './inspections-page.dto.js';
import type { DailySummaryQuery } from './inspections.dto.js';
import { inspectionsPage } from './inspections.page.js';
import { InspectionsReadModel } from './inspections.read-model.js';
import { planInspectionPage } from './plan-inspection.page.js';

/** inspections on one page of the list */
const limit = 30;
const wallClock = zoneClock(organizationZone);

/** The pages about all inspections: the list, planning one, a day's summary. */
@ApiExcludeController()
@Controller('inspections')
@Allow('supervisor', 'leadership', 'approver', 'auditor', 'admin', 'inspector', 'unit-manager')
export class InspectionsPageController {
  constructor(
    private readonly inspections: InspectionsReadModel,
    private readonly planning: InspectionPlanning,
    private readonly choices: ChoicesReadModel,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Query({ schema: form.listPageQuery }) query: form.ListPageQuery,
    @CurrentPrincipal() principal: Principal,
    @CurrentFrame() frame: Frame,
  ): Promise<string> {
    const list = await this.inspections.list({ ...query, limit }, principal);
    return layout(frame, inspectionsPage(list, query, principal, frame.locale));
  }

  @Get('daily-summary')
  @Allow('supervisor', 'leadership', 'approver', 'auditor', 'admin', 'inspector')
  async summary(
    @Query({ schema: form.dayPageQuery }) query: DailySummaryQuery,
    @CurrentPrincipal() principal: Principal,
    @CurrentFrame() frame: Frame,
  ): Promise<string> {
    const on = query.on ?? this.today();
    const summary = dailySummary(await this.inspections.ofDay(on, query, principal), on);
    return layout(frame, dailySummaryPage(summary, frame.locale));
  }

  @Get('plan')
  @Allow('supervisor', 'leadership')
  async planForm(
    @Query({ schema: pageQuery }) _query: PageQuery,
    @CurrentPrincipal() principal: Principal,
    @CurrentFrame() frame: Frame,
  ): Promise<string> {
    return layout(frame, planInspectionPage(await this.offered(principal), frame.locale));
  }

  @Post()
  @HttpCode(200)
  @Allow('supervisor', 'leadership')
  async plan(
    @Body() body: unknown,
    @CurrentPrincipal() principal: Principal,
    @CurrentFrame() frame: Frame,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    try {
      const read = readBySchema(form.planForm, body);
      if (!read.ok) throw new RefusalError(refusal('invalid-request', { faults: read.faults }));
      response.redirect(303, `/inspections/${await this.planning.plan(read.value, principal)}`);
      return undefined;
    } catch (error) {
      const refused = refusedForm(error, frame.locale, response);
      const filled = { ...(body as object) };
      return layout(frame, planInspectionPage(await this.offered(principal), frame.locale, filled, refused));
    }
  }

  private async offered({ scope }: Principal) {
    const [units, checklists] = await Promise.all([this.choices.units(scope), this.choices.checklists()]);
    return { units, checklists, today: this.today() };
  }

  private today(): string {
    return wallClock.localDateOf(this.clock.now().toISOString());
  }
}
