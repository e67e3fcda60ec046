import { Module } from '@nestjs/common';
import { InspectionActs } from './inspection-acts.service.js';
import { InspectionEvidenceController } from './inspection-evidence.controller.js';
import { InspectionEvidence } from './inspection-evidence.service.js';
import { InspectionNotices } from './inspection-notices.service.js';
import { InspectionPlanning } from './inspection-planning.service.js';
import { InspectionsController } from './inspections.controller.js';
import { InspectionsReadModel } from './inspections.read-model.js';
import { InspectionsService } from './inspections.service.js';

/** Inspections of units by checklist, from the plan to the result. */
@Module({
  controllers: [InspectionsController, InspectionEvidenceController],
  providers: [
    InspectionsReadModel,
    InspectionPlanning,
    InspectionsService,
    InspectionActs,
    InspectionNotices,
    InspectionEvidence,
  ],
})
export class InspectionsModule {}
