import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from './modules/access/access.module.js';
import { PurgeExpiredSessionsJob } from './modules/access/purge-expired-sessions.job.js';
import { CorrectiveActionsModule } from './modules/corrective-actions/corrective-actions.module.js';
import { IssueDirectivesJob } from './modules/corrective-actions/issue-directives.job.js';
import { RectifyJob } from './modules/corrective-actions/rectify.job.js';
import { EscalateJob } from './modules/escalations/escalate.job.js';
import { EscalationsModule } from './modules/escalations/escalations.module.js';
import { EvaluateJob } from './modules/evaluation/evaluate.job.js';
import { EvaluationModule } from './modules/evaluation/evaluation.module.js';
import { IntakeModule } from './modules/intake/intake.module.js';
import { TakeInJob } from './modules/intake/take-in.job.js';
import { PenaltiesModule } from './modules/penalties/penalties.module.js';
import { PenalizeJob } from './modules/penalties/penalize.job.js';
import { PenaltyEffectiveJob } from './modules/penalties/penalty-effective.job.js';
import { StepHandlers } from './pipeline/step-handler.js';
import { TimerHandlers } from './pipeline/timer-catalog.js';

/** Which class does which step and timer. A step or timer kind without a handler does not compile. */
@Module({})
export class JobHandlersModule {
  static forRoot(): DynamicModule {
    return {
      module: JobHandlersModule,
      global: true,
      imports: [
        IntakeModule,
        EvaluationModule,
        PenaltiesModule,
        CorrectiveActionsModule,
        EscalationsModule,
        AccessModule,
      ],
      providers: [
        {
          provide: StepHandlers,
          inject: [TakeInJob, EvaluateJob, PenalizeJob, RectifyJob, IssueDirectivesJob],
          useFactory: (
            takeIn: TakeInJob,
            evaluate: EvaluateJob,
            penalize: PenalizeJob,
            rectify: RectifyJob,
            issueDirectives: IssueDirectivesJob,
          ): StepHandlers => ({
            byStep: { 'take-in': takeIn, evaluate, penalize, rectify, 'issue-directives': issueDirectives },
          }),
        },
        {
          provide: TimerHandlers,
          inject: [EscalateJob, PenaltyEffectiveJob, PurgeExpiredSessionsJob],
          useFactory: (
            escalate: EscalateJob,
            takeEffect: PenaltyEffectiveJob,
            purge: PurgeExpiredSessionsJob,
          ): TimerHandlers => ({
            byKind: { escalate, 'penalty-effective': takeEffect, 'purge-expired-sessions': purge },
          }),
        },
      ],
      exports: [StepHandlers, TimerHandlers],
    };
  }
}
