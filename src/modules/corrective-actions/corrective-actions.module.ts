import { Module } from '@nestjs/common';
import { CorrectiveActionViews } from './corrective-action-views.service.js';
import { CorrectiveActionsController } from './corrective-actions.controller.js';
import { CorrectiveActionsPageController } from './corrective-actions-page.controller.js';
import { CorrectiveActionsReadModel } from './corrective-actions.read-model.js';
import { DirectiveActs } from './directive-acts.service.js';
import { DirectiveLadders } from './directive-ladders.service.js';
import { DirectivesController } from './directives.controller.js';
import { DirectivesPageController } from './directives-page.controller.js';
import { DirectivesService } from './directives.service.js';
import { DossierService } from './dossier.service.js';
import { EvidenceService } from './evidence.service.js';
import { IssueDirectivesJob } from './issue-directives.job.js';
import { NamesReadModel } from './names.read-model.js';
import { CorrectiveActionNews } from './news.service.js';
import { ParticularsReadModel } from './particulars.read-model.js';
import { RectificationActs } from './rectification-acts.service.js';
import { RectificationsController } from './rectifications.controller.js';
import { RectificationsService } from './rectifications.service.js';
import { RectifyJob } from './rectify.job.js';

@Module({
  controllers: [
    CorrectiveActionsController,
    RectificationsController,
    DirectivesController,
    CorrectiveActionsPageController,
    DirectivesPageController,
  ],
  providers: [
    RectifyJob,
    IssueDirectivesJob,
    RectificationActs,
    DirectiveActs,
    DirectiveLadders,
    CorrectiveActionNews,
    RectificationsService,
    DirectivesService,
    EvidenceService,
    DossierService,
    CorrectiveActionsReadModel,
    ParticularsReadModel,
    CorrectiveActionViews,
    NamesReadModel,
  ],
  exports: [RectifyJob, IssueDirectivesJob],
})
export class CorrectiveActionsModule {}
