import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/database.js';
import { TimerHandlers, timerKinds, type TimerKind } from './timer-catalog.js';

interface DueTimer {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly round: number;
}

const batch = 100;

/** Things that fall due by the database's clock. Each fires once, whoever looks first, however late. */
@Injectable()
export class Timers {
  constructor(
    private readonly database: Database,
    private readonly handlers: TimerHandlers,
  ) {}

  /** Fires what is due, in order of its due time, and returns how many fired. Safe to run in many processes at once. */
  async fireDue(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const due = await tx.query<DueTimer>(
        `SELECT id, kind, subject, round FROM timer
         WHERE state = 'armed' AND due_at <= clock_timestamp() AND kind = ANY($1)
         ORDER BY due_at, id LIMIT $2 FOR UPDATE SKIP LOCKED`,
        [timerKinds, batch],
      );
      if (due.length === 0) return 0;
      await tx.query(`UPDATE timer SET state = 'fired', fired_at = clock_timestamp() WHERE id = ANY($1::bigint[])`, [
        due.map(({ id }) => id),
      ]);
      for (const { kind, subject, round } of due) {
        await this.handlers.byKind[kind as TimerKind].fire(tx, subject, round);
      }
      return due.length;
    });
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
