import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/database.js';
import type { Step } from './step-catalog.js';
import { WakeQueue } from './wake-queue.js';

/** Hands work to a step. */
@Injectable()
export class Work {
  constructor(private readonly queue: WakeQueue) {}

  /** Adds one open row per ref in the caller's transaction. Follow with {@link wake} after COMMIT. */
  async add(tx: Transaction, step: Step, refs: readonly string[]): Promise<void> {
    if (refs.length === 0) return;
    await tx.query('INSERT INTO work (step, ref) SELECT $1, unnest($2::bigint[])', [step, refs]);
  }

  /** Tells the workers that rows are open. Never awaited: a wake that is lost costs a moment, the sweeper finds the rows. */
  wake(step: Step): void {
    this.queue.wake(step);
  }
}
