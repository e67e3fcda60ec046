import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Queue } from 'bullmq';
import type { Step } from './step-catalog.js';

export const WAKE_QUEUE = 'plumbline-wake';

/** A lost wake must be noticed sooner than a person would: see reliability E20. */
const beatMs = 3_000;
/** Wakes of one step that fall into this time become one job. */
const coalesceMs = 15;

/** Wakes workers through BullMQ. The jobs carry nothing but the step's name; what is to be done stands in table `work`. */
@Injectable()
export class WakeQueue implements OnApplicationShutdown {
  private readonly logger = new Logger('WakeQueue');
  private readonly pending = new Map<Step, NodeJS.Timeout>();
  private lastFailure: { at: number; message: string } | undefined;

  constructor(@InjectQueue(WAKE_QUEUE) private readonly queue: Queue) {
    this.queue.on('error', (error) => {
      this.failed(error);
    });
  }

  /** Rejects when the queue's store does not answer within `timeoutMs`. */
  async ready(timeoutMs: number): Promise<void> {
    await within(timeoutMs, this.queue.waitUntilReady(), 'the queue did not become ready');
    await this.queue.upsertJobScheduler(
      'beat',
      { every: beatMs },
      { name: 'beat', opts: { removeOnComplete: true, removeOnFail: true } },
    );
  }

  wake(step: Step): void {
    if (this.pending.has(step)) return;
    this.pending.set(
      step,
      setTimeout(() => {
        this.pending.delete(step);
        this.queue.add(step, {}, { removeOnComplete: true, removeOnFail: true }).catch((error: unknown) => {
          this.failed(error instanceof Error ? error : new Error(String(error)));
        });
      }, coalesceMs),
    );
  }

  /** What is wrong with the queue, if anything was in the last minute. The sweeper does the work meanwhile. */
  trouble(now: number): string | null {
    return this.lastFailure !== undefined && now - this.lastFailure.at < 60_000 ? this.lastFailure.message : null;
  }

  onApplicationShutdown(): void {
    for (const timer of this.pending.values()) clearTimeout(timer);
    this.pending.clear();
  }

  private failed(error: Error): void {
    if (this.lastFailure?.message !== error.message)
      this.logger.warn(`queue: ${error.message}; work goes on by the sweeper`);
    this.lastFailure = { at: Date.now(), message: error.message };
  }
}

/** Rejects with `what` when `promise` takes longer than `ms`. */
export async function within<T>(ms: number, promise: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${what} within ${ms} ms`));
    }, ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
