import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from './modules/access/access.module.js';
import { PurgeExpiredSessionsJob } from './modules/access/purge-expired-sessions.job.js';
import { EvaluateJob } from './modules/evaluation/evaluate.job.js';
import { EvaluationModule } from './modules/evaluation/evaluation.module.js';
import { StepHandlers } from './pipeline/step-handler.js';
import { TimerHandlers } from './pipeline/timer-catalog.js';

/** Which class does which step and timer. A step or timer kind without a handler does not compile. */
@Module({})
export class JobHandlersModule {
  static forRoot(): DynamicModule {
    return {
      module: JobHandlersModule,
      global: true,
      imports: [EvaluationModule, AccessModule],
      providers: [
        {
          provide: StepHandlers,
          inject: [EvaluateJob],
          useFactory: (evaluate: EvaluateJob): StepHandlers => ({ byStep: { evaluate } }),
        },
        {
          provide: TimerHandlers,
          inject: [PurgeExpiredSessionsJob],
          useFactory: (purge: PurgeExpiredSessionsJob): TimerHandlers => ({
            byKind: { 'purge-expired-sessions': purge },
          }),
        },
      ],
      exports: [StepHandlers, TimerHandlers],
    };
  }
}
