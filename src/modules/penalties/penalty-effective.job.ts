import { Injectable } from '@nestjs/common';
import { systemPrincipal } from '../../domain/shared/principal.js';
import type { TimerHandler } from '../../pipeline/timer-catalog.js';
import type { Transaction } from '../../platform/database/database.js';
import { lockPenalty } from './penalties.repository.js';
import { PenaltyActs } from './penalty-acts.service.js';

/** Timer `penalty-effective`: the appeal window has ended. What was revoked, superseded or waived meanwhile stays so. */
@Injectable()
export class PenaltyEffectiveJob implements TimerHandler {
  constructor(private readonly acts: PenaltyActs) {}

  async fire(tx: Transaction, subject: string): Promise<void> {
    const penalty = await lockPenalty(tx, subject.slice(subject.indexOf(':') + 1));
    if (penalty?.state.status !== 'notified' && penalty?.state.status !== 'acknowledged') return;
    const given = { by: systemPrincipal, at: await databaseTime(tx) };
    await this.acts.perform(tx, penalty, { type: 'take-effect', given });
  }
}

/** What is due is due by the clock of the database, which may be ahead of ours. */
async function databaseTime(tx: Transaction): Promise<string> {
  const [row] = await tx.query<{ now: Date }>('SELECT clock_timestamp() AS now');
  if (row === undefined) throw new Error('PostgreSQL did not answer the time');
  return row.now.toISOString();
}
