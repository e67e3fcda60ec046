import { Injectable } from '@nestjs/common';
import { timerCatalog, type TimerHandler } from '../../pipeline/timer-catalog.js';
import { armTimer } from '../../pipeline/timers.js';
import type { Transaction } from '../../platform/database/database.js';

/** Removes sessions, links and counters of attempts that mean nothing any more. */
@Injectable()
export class PurgeExpiredSessionsJob implements TimerHandler {
  async fire(tx: Transaction, subject: string, round: number): Promise<void> {
    await tx.query('DELETE FROM session WHERE expires_at <= clock_timestamp()');
    await tx.query('DELETE FROM sign_in_link WHERE expires_at <= clock_timestamp()');
    await tx.query('DELETE FROM sign_in_attempt WHERE window_ends_at <= clock_timestamp()');
    await armTimer(
      tx,
      'purge-expired-sessions',
      subject,
      round + 1,
      timerCatalog['purge-expired-sessions'].everySeconds,
    );
  }
}
