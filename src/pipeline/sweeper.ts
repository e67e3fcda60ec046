import { Injectable, Logger } from '@nestjs/common';
import { AppConfig } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { steps, type Step } from './step-catalog.js';
import { StepRunner } from './step-runner.js';
import { Timers } from './timers.js';

/** Work that has waited longer than this was not heard of through the queue. */
const overlookedSeconds = 2;

/**
 * The loop in every worker process that needs no queue: finds work whose wake was lost, and fires due timers. Losing all
 * of Redis therefore costs two seconds, not an event.
 */
@Injectable()
export class Sweeper {
  private readonly logger = new Logger('Sweeper');
  private timer: NodeJS.Timeout | undefined;
  private look: Promise<void> = Promise.resolve();
  private lastLookAt = Date.now();
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly config: AppConfig,
    private readonly runner: StepRunner,
    private readonly timers: Timers,
  ) {}

  start(): void {
    this.lastLookAt = Date.now();
    this.schedule(0);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.look;
  }

  /** Milliseconds since the last look that succeeded: how the process knows that it is alive and not only running. */
  sinceLastLook(now: number): number {
    return now - this.lastLookAt;
  }

  private schedule(delay: number): void {
    if (this.stopping) return;
    this.timer = setTimeout(() => {
      this.look = this.lookOnce()
        .catch((error: unknown) => {
          this.logger.warn(`sweeper: ${String(error)}`);
        })
        .finally(() => {
          this.schedule(this.config.values.sweepIntervalMs);
        });
    }, delay);
  }

  private async lookOnce(): Promise<void> {
    const overlooked = await this.database.query<{ step: Step }>(
      `SELECT step FROM unnest($2::text[]) AS step WHERE EXISTS (
         SELECT 1 FROM work WHERE work.step = step.step
         AND coalesce(not_before, created_at + make_interval(secs => $1)) <= clock_timestamp())`,
      [overlookedSeconds, steps],
    );
    for (const { step } of overlooked) this.runner.wake(step);
    while ((await this.timers.fireDue()) > 0 && !this.stopping);
    this.lastLookAt = Date.now();
  }
}
