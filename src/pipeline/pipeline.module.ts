import { BullModule } from '@nestjs/bullmq';
import { type DynamicModule, Module } from '@nestjs/common';
import type { ConnectionOptions } from 'bullmq';
import { Releases } from './releases.js';
import { StepRunner } from './step-runner.js';
import { Sweeper } from './sweeper.js';
import { Timers } from './timers.js';
import { WakeQueue, WAKE_QUEUE } from './wake-queue.js';
import { WakeProcessor } from './wake.processor.js';
import { Work } from './work.js';

/** How steps reach each other. Global: any module may hand work on; only a process that works also runs it. */
@Module({})
export class PipelineModule {
  static forRoot(options: { connection: ConnectionOptions; prefix: string; works: boolean }): DynamicModule {
    return {
      module: PipelineModule,
      global: true,
      imports: [
        BullModule.forRoot({ connection: options.connection, prefix: options.prefix }),
        BullModule.registerQueue({ name: WAKE_QUEUE }),
      ],
      providers: [WakeQueue, Work, Releases, ...(options.works ? [StepRunner, Timers, Sweeper, WakeProcessor] : [])],
      exports: [WakeQueue, Work, Releases],
    };
  }
}
