import { Injectable, Logger } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/database.js';
import { isTransient } from '../platform/database/transient-errors.js';
import { TimerHandlers, timerKinds, type TimerKind } from './timer-catalog.js';

interface DueTimer {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly round: number;
}

const batch = 100;
/** milliseconds until this process tries a timer again that failed */
const restMs = 60_000;

/** Things that fall due by the database's clock. Each fires once, whoever looks first, however late. */
@Injectable()
export class Timers {
  private readonly logger = new Logger('Timers');
  /** timers that failed, and until when they rest */
  private readonly resting = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly handlers: TimerHandlers,
  ) {}

  /**
   * Fires what is due, in order of its due time, and returns how many fired. Safe to run in many processes at once. One that
   * fails stays armed and holds up no others.
   */
  async fireDue(): Promise<number> {
    for (const [id, until] of this.resting) if (until <= Date.now()) this.resting.delete(id);
    try {
      return await this.database.transaction(async (tx) => this.fire(tx, await this.claim(tx, batch)));
    } catch (error) {
      // a database that is away is no fault of the timers
      if (isTransient(error)) throw error;
      return this.fireOneByOne();
    }
  }

  private async fireOneByOne(): Promise<number> {
    let fired = 0;
    for (let tried = 0; tried < batch; tried++) {
      let claimed: readonly DueTimer[] = [];
      try {
        fired += await this.database.transaction(async (tx) => {
          claimed = await this.claim(tx, 1);
          return this.fire(tx, claimed);
        });
      } catch (error) {
        const [failed] = claimed;
        if (failed === undefined || isTransient(error)) throw error;
        this.resting.set(failed.id, Date.now() + restMs);
        const { kind, subject, round } = failed;
        this.logger.error(`timer ${kind} ${subject}/${round} failed: ${String(error)}`, (error as Error).stack);
        continue;
      }
      if (claimed.length === 0) break;
    }
    return fired;
  }

  private async claim(tx: Transaction, limit: number): Promise<DueTimer[]> {
    return tx.query<DueTimer>(
      `SELECT id, kind, subject, round FROM timer
       WHERE state = 'armed' AND due_at <= clock_timestamp() AND kind = ANY($1) AND id <> ALL($2::bigint[])
       ORDER BY due_at, id LIMIT $3 FOR UPDATE SKIP LOCKED`,
      [timerKinds, [...this.resting.keys()], limit],
    );
  }

  private async fire(tx: Transaction, due: readonly DueTimer[]): Promise<number> {
    if (due.length === 0) return 0;
    await tx.query(`UPDATE timer SET state = 'fired', fired_at = clock_timestamp() WHERE id = ANY($1::bigint[])`, [
      due.map(({ id }) => id),
    ]);
    for (const { kind, subject, round } of due) {
      await this.handlers.byKind[kind as TimerKind].fire(tx, subject, round);
    }
    return due.length;
  }
}

/** Arms a timer `inSeconds` from the database's now. One per (kind, subject, round): arming it again changes nothing. */
export async function armTimer(
  tx: Transaction,
  kind: TimerKind,
  subject: string,
  round: number,
  inSeconds: number,
): Promise<void> {
  await tx.query(
    `INSERT INTO timer (kind, subject, round, due_at) VALUES ($1, $2, $3, clock_timestamp() + make_interval(secs => $4))
     ON CONFLICT (kind, subject, round) DO NOTHING`,
    [kind, subject, round, inSeconds],
  );
}

/** Arms a timer for the instant `dueAt` (canonical UTC text), which may be past. One per (kind, subject, round). */
export async function armTimerAt(
  tx: Transaction,
  kind: TimerKind,
  subject: string,
  round: number,
  dueAt: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO timer (kind, subject, round, due_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (kind, subject, round) DO NOTHING`,
    [kind, subject, round, dueAt],
  );
}

/** Cancels armed timers of a subject. The row lock makes a race with firing end one way or the other, never both. */
export async function cancelTimers(tx: Transaction, kind: TimerKind, subject: string): Promise<void> {
  await tx.query(`UPDATE timer SET state = 'cancelled' WHERE kind = $1 AND subject = $2 AND state = 'armed'`, [
    kind,
    subject,
  ]);
}
