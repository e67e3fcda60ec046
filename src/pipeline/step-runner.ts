import { Injectable, Logger } from '@nestjs/common';
import { AppConfig } from '../platform/config/config.js';
import { Database, type Transaction } from '../platform/database/database.js';
import { isTransient } from '../platform/database/transient-errors.js';
import { Metrics } from '../platform/metrics/metrics.js';
import { stepCatalog, type Step } from './step-catalog.js';
import { StepHandlers } from './step-handler.js';
import { Work } from './work.js';

interface Claimed {
  readonly id: string;
  readonly ref: string;
}

const claimOpen = `
  DELETE FROM work WHERE id IN (
    SELECT id FROM work WHERE step = $1 AND (not_before IS NULL OR not_before <= clock_timestamp())
    ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED)
  RETURNING id, ref`;
const claimThese = `
  DELETE FROM work WHERE id IN (SELECT id FROM work WHERE step = $1 AND id = ANY($2::bigint[]) FOR UPDATE SKIP LOCKED)
  RETURNING id, ref`;

/**
 * Works through the open rows of a step: claims a batch, lets the handler do it and deletes the rows in one transaction.
 * A worker that dies only delays: PostgreSQL gives its rows back when the connection ends.
 */
@Injectable()
export class StepRunner {
  private readonly logger = new Logger('StepRunner');
  private readonly running = new Map<Step, Set<Promise<void>>>();
  private readonly again = new Set<Step>();
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly config: AppConfig,
    private readonly handlers: StepHandlers,
    private readonly work: Work,
    private readonly metrics: Metrics,
  ) {}

  /** Starts one more loop over the step's open rows, unless as many run as may. */
  wake(step: Step): void {
    if (this.stopping) return;
    const loops = this.running.get(step) ?? new Set();
    this.running.set(step, loops);
    if (loops.size >= this.config.values.stepConcurrency) {
      this.again.add(step);
      return;
    }
    const loop = this.drain(step)
      .catch((error: unknown) => {
        this.logger.error(`step ${step} stopped: ${String(error)}`, error instanceof Error ? error.stack : undefined);
      })
      .finally(() => {
        loops.delete(loop);
        if (this.again.delete(step)) this.wake(step);
      });
    loops.add(loop);
  }

  /** Takes no new batch and waits for those under way. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.again.clear();
    await Promise.all([...this.running.values()].flatMap((loops) => [...loops]));
  }

  private async drain(step: Step): Promise<void> {
    let claimed: number;
    do {
      claimed = await this.runBatch(step);
    } while (claimed === this.config.values.batchSize && !this.stopping);
  }

  private async runBatch(step: Step): Promise<number> {
    let rows: readonly Claimed[] = [];
    const done = this.metrics.batchSeconds.startTimer({ step });
    try {
      const next = await this.database.transaction(async (tx) => {
        rows = await tx.query<Claimed>(claimOpen, [step, this.config.values.batchSize]);
        return this.handle(tx, step, rows);
      });
      if (rows.length > 0) done();
      this.wakeAll(next);
    } catch (error) {
      // a database that is away is no fault of the rows: the sweeper comes back to them
      if (rows.length === 0 || isTransient(error)) throw error;
      await this.bisect(step, rows, error as Error);
    }
    return rows.length;
  }

  private async handle(tx: Transaction, step: Step, rows: readonly Claimed[]): Promise<readonly Step[]> {
    if (rows.length === 0) return [];
    return this.handlers.byStep[step].handle(
      tx,
      rows.map((row) => row.ref),
    );
  }

  private wakeAll(next: readonly Step[]): void {
    for (const step of next) this.work.wake(step);
  }

  /** One bad row must not hold up the others: halve the batch until it stands alone. */
  private async bisect(step: Step, rows: readonly Claimed[], error: Error): Promise<void> {
    if (rows.length === 1 && rows[0] !== undefined) {
      await this.recordFailure(step, rows[0], error);
      return;
    }
    const middle = Math.ceil(rows.length / 2);
    for (const half of [rows.slice(0, middle), rows.slice(middle)]) {
      try {
        const ids = half.map((row) => row.id);
        const next = await this.database.transaction(async (tx) =>
          this.handle(tx, step, await tx.query<Claimed>(claimThese, [step, ids])),
        );
        this.wakeAll(next);
      } catch (halfError) {
        if (isTransient(halfError)) throw halfError;
        await this.bisect(step, half, halfError as Error);
      }
    }
  }

  private async recordFailure(step: Step, row: Claimed, error: Error): Promise<void> {
    const { attempts, backoffMs } = stepCatalog[step];
    this.logger.warn(`step ${step} failed on ${row.ref}: ${error.message}`);
    await this.database.transaction(async (tx) => {
      const [updated] = await tx.query<{ attempts: number }>(
        `UPDATE work SET attempts = attempts + 1, not_before = clock_timestamp() + make_interval(secs => $2 * 2 ^ attempts / 1000.0)
         WHERE id = $1 RETURNING attempts`,
        [row.id, backoffMs],
      );
      if (updated === undefined || updated.attempts < attempts) return;
      await this.handlers.byStep[step].giveUp(tx, row.ref, error);
      await tx.query('DELETE FROM work WHERE id = $1', [row.id]);
    });
  }
}
