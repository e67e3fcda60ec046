import { Module } from '@nestjs/common';
import { ChoicesReadModel } from './choices.read-model.js';
import { InspectionActs } from './inspection-acts.service.js';
import { InspectionEvidenceController } from './inspection-evidence.controller.js';
import { InspectionEvidence } from './inspection-evidence.service.js';
import { InspectionNotices } from './inspection-notices.service.js';
import { InspectionPlanning } from './inspection-planning.service.js';
import { InspectionPageController } from './inspection-page.controller.js';
import { InspectionsPageController } from './inspections-page.controller.js';
import { InspectionsController } from './inspections.controller.js';
import { InspectionsReadModel } from './inspections.read-model.js';
import { InspectionsService } from './inspections.service.js';

/** Inspections of units by checklist, from the plan to the result. */
@Module({
  controllers: [
    InspectionsController,
    InspectionEvidenceController,
    InspectionsPageController,
    InspectionPageController,
  ],
  providers: [
    InspectionsReadModel,
    ChoicesReadModel,
    InspectionPlanning,
    InspectionsService,
    InspectionActs,
    InspectionNotices,
    InspectionEvidence,
  ],
})
export class InspectionsModule {}
