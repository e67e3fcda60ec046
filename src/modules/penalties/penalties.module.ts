import { Module } from '@nestjs/common';
import { AppealWindows } from './appeal-windows.service.js';
import { LedgerController } from './ledger.controller.js';
import { LedgerReadModel } from './ledger.read-model.js';
import { NamesReadModel } from './names.read-model.js';
import { PenaltiesController } from './penalties.controller.js';
import { PenaltiesPageController } from './penalties-page.controller.js';
import { PenaltiesReadModel } from './penalties.read-model.js';
import { PenaltiesService } from './penalties.service.js';
import { PenalizeJob } from './penalize.job.js';
import { PenaltyActs } from './penalty-acts.service.js';
import { PenaltyEffectiveJob } from './penalty-effective.job.js';
import { PenaltyFolds } from './penalty-folds.service.js';
import { PenaltyNotices } from './penalty-notices.service.js';
import { PenaltyViews } from './penalty-views.service.js';

/** What findings cost those who answer for them, decided by people and kept in a ledger of points. */
@Module({
  controllers: [PenaltiesController, LedgerController, PenaltiesPageController],
  providers: [
    PenalizeJob,
    PenaltyEffectiveJob,
    PenaltyFolds,
    PenaltyActs,
    PenaltyNotices,
    AppealWindows,
    PenaltiesService,
    PenaltyViews,
    PenaltiesReadModel,
    LedgerReadModel,
    NamesReadModel,
  ],
  exports: [PenalizeJob, PenaltyEffectiveJob],
})
export class PenaltiesModule {}
