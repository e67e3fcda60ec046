import { Module } from '@nestjs/common';
import { ReportPartsService } from './report-parts.service.js';
import { ReportRowsController } from './report-rows.controller.js';
import { ReportRowsService } from './report-rows.service.js';
import { ReportsController } from './reports.controller.js';
import { ReportsPageController } from './reports-page.controller.js';
import { ReportsReadModel } from './reports.read-model.js';
import { ReportsService } from './reports.service.js';

/** Freezes what is known of a unit and a time into reports that people review and sign. */
@Module({
  controllers: [ReportsController, ReportRowsController, ReportsPageController],
  providers: [ReportsService, ReportsReadModel, ReportPartsService, ReportRowsService],
})
export class ReportsModule {}
