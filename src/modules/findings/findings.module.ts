import { Module } from '@nestjs/common';
import { EventsController } from './events.controller.js';
import { EventsReadModel } from './events.read-model.js';
import { ExplanationsService } from './explanations.service.js';
import { FindingsExport } from './findings-export.service.js';
import { FindingsController } from './findings.controller.js';
import { FindingsReadModel } from './findings.read-model.js';
import { SummariesController } from './summaries.controller.js';
import { SummariesReadModel } from './summaries.read-model.js';

@Module({
  controllers: [FindingsController, EventsController, SummariesController],
  providers: [FindingsReadModel, EventsReadModel, SummariesReadModel, ExplanationsService, FindingsExport],
  exports: [SummariesReadModel],
})
export class FindingsModule {}
