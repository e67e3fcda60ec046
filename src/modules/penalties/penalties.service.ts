import { Injectable } from '@nestjs/common';
import { type Penalty, type PenaltyCommand, penaltyWorkflow } from '../../domain/penalty/penalty-workflow.js';
import type { Principal } from '../../domain/shared/principal.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { PenaltiesReadModel } from './penalties.read-model.js';
import { lockPenalty } from './penalties.repository.js';
import { PenaltyActs } from './penalty-acts.service.js';
import { homePathOf } from './places.read-model.js';

/** What people do with a penalty; everything else the machine does. */
export type PersonalAct =
  { readonly type: 'confirm' | 'acknowledge' | 'waive-appeal' } | { readonly type: 'revoke'; readonly reason: string };

export const personalActs = ['confirm', 'acknowledge', 'waive-appeal', 'revoke'] as const;

/** Takes penalties through their workflow on behalf of people. */
@Injectable()
export class PenaltiesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly readModel: PenaltiesReadModel,
    private readonly acts: PenaltyActs,
  ) {}

  async give(id: string, personal: PersonalAct, by: Principal): Promise<void> {
    await this.database.transaction(async (tx) => {
      // what they may not see is not there for them
      const penalty = (await this.readModel.find(id, by, tx)) === undefined ? undefined : await lockPenalty(tx, id);
      if (penalty === undefined) throw new RefusalError(refusal('not-found', { what: 'penalty', id }));
      await this.acts.perform(tx, penalty, await this.commandOf(tx, personal, by));
    });
  }

  /** What the caller could do with it now, for whoever shows buttons. */
  async open(state: Penalty, by: Principal): Promise<readonly PersonalAct['type'][]> {
    const tried = personalActs.map(async (type) => {
      const personal = type === 'revoke' ? { type, reason: '-' } : { type };
      return penaltyWorkflow.decide(state, await this.commandOf(this.database, personal, by)).ok ? [type] : [];
    });
    return (await Promise.all(tried)).flat();
  }

  private async commandOf(tx: Transaction, personal: PersonalAct, by: Principal): Promise<PenaltyCommand> {
    const given = { by, at: this.clock.now().toISOString() };
    switch (personal.type) {
      case 'confirm':
        return { type: 'confirm', given, homePath: await homePathOf(tx, by) };
      case 'revoke':
        return { type: 'revoke', given, homePath: await homePathOf(tx, by), reason: personal.reason };
      case 'acknowledge':
      case 'waive-appeal':
        return { type: personal.type, given };
      default:
        return personal satisfies never;
    }
  }
}
