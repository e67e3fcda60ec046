import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { isStep } from './step-catalog.js';
import { StepRunner } from './step-runner.js';
import { WAKE_QUEUE } from './wake-queue.js';

/** Hears the wake and starts the step. It does not wait for the work: the work row, not the job, says what is undone. */
@Processor(WAKE_QUEUE, {
  concurrency: 4,
  lockDuration: 30_000,
  stalledInterval: 5_000,
  maxStalledCount: 1_000,
  runRetryDelay: 1_000,
})
export class WakeProcessor extends WorkerHost {
  constructor(private readonly runner: StepRunner) {
    super();
  }

  process(job: Job): Promise<void> {
    if (isStep(job.name)) this.runner.wake(job.name);
    return Promise.resolve();
  }
}
