import { Module } from '@nestjs/common';
import { EventFatesService } from './event-fates.service.js';
import { EventPageController } from './event-page.controller.js';
import { EventsController } from './events.controller.js';
import { EventsReadModel } from './events.read-model.js';
import { ExplanationsService } from './explanations.service.js';
import { FindingPageController } from './finding-page.controller.js';
import { FindingViewsService } from './finding-views.service.js';
import { FindingsExport } from './findings-export.service.js';
import { FindingsController } from './findings.controller.js';
import { FindingsReadModel } from './findings.read-model.js';
import { NamesReadModel } from './names.read-model.js';
import { SummariesController } from './summaries.controller.js';
import { SummariesReadModel } from './summaries.read-model.js';
import { WithdrawalController } from './withdrawal.controller.js';
import { WithdrawalService } from './withdrawal.service.js';

@Module({
  controllers: [
    FindingsController,
    EventsController,
    SummariesController,
    WithdrawalController,
    FindingPageController,
    EventPageController,
  ],
  providers: [
    FindingsReadModel,
    EventsReadModel,
    SummariesReadModel,
    NamesReadModel,
    ExplanationsService,
    EventFatesService,
    FindingViewsService,
    FindingsExport,
    WithdrawalService,
  ],
  exports: [SummariesReadModel],
})
export class FindingsModule {}
