import { Injectable } from '@nestjs/common';
import { ledgerEntries, type LedgerEntry } from '../../domain/penalty/penalty-ledger.js';
import {
  type Penalty,
  type PenaltyCommand,
  type PenaltyEvent,
  penaltyWorkflow,
} from '../../domain/penalty/penalty-workflow.js';
import { systemPrincipal } from '../../domain/shared/principal.js';
import { act } from '../../pipeline/act.js';
import { armTimerAt } from '../../pipeline/timers.js';
import type { Transaction } from '../../platform/database/database.js';
import { AppealWindows } from './appeal-windows.service.js';
import { enterPoints } from './ledger.repository.js';
import { type StoredPenalty, savePenalty } from './penalties.repository.js';
import { PenaltyNotices } from './penalty-notices.service.js';

/** Carries out commands on penalties with all that belongs to them: trail, state, points, notices, the timer. */
@Injectable()
export class PenaltyActs {
  constructor(
    private readonly windows: AppealWindows,
    private readonly notices: PenaltyNotices,
  ) {}

  /**
   * Gives one command to a penalty that the caller has locked, and whatever the machine does next by itself: it tells whom a
   * confirmed penalty is for, and lets one take effect whose appeal was waived. Throws the workflow's refusal.
   */
  async perform(tx: Transaction, penalty: StoredPenalty, command: PenaltyCommand): Promise<Penalty> {
    const reason = reasonOf(command);
    const { state, events } = await act(tx, {
      workflow: penaltyWorkflow,
      subject: `penalty:${penalty.id}`,
      state: penalty.state,
      command,
      ...(reason === undefined ? {} : { reason }),
    });
    await savePenalty(tx, penalty.id, state);
    await enterPoints(tx, penalty.id, entriesOf(penalty.state, events), reason ?? command.type);
    await this.notices.tell(tx, penalty, state, events);
    if (state.status === 'notified' && penalty.state.status !== 'notified') {
      await armTimerAt(tx, 'penalty-effective', `penalty:${penalty.id}`, 1, state.appealEndsAt);
    }
    const next = await this.nextOf(tx, { ...penalty, state }, command.given.at);
    return next === undefined ? state : this.perform(tx, { ...penalty, state }, next);
  }

  /** What follows at once, by itself. */
  private async nextOf(tx: Transaction, penalty: StoredPenalty, at: string): Promise<PenaltyCommand | undefined> {
    const given = { by: systemPrincipal, at };
    const { state } = penalty;
    if (state.status === 'confirmed') {
      return { type: 'notify', given, appealEndsAt: await this.windows.endOf(tx, penalty, at) };
    }
    return state.status === 'acknowledged' && state.waivedAt !== null ? { type: 'take-effect', given } : undefined;
  }
}

function reasonOf(command: PenaltyCommand): string | undefined {
  if (command.type === 'revoke') return command.reason;
  return command.type === 'supersede' ? command.because : undefined;
}

function entriesOf(before: Penalty, events: readonly PenaltyEvent[]): readonly LedgerEntry[] {
  let state = before;
  return events.flatMap((event) => {
    const entries = ledgerEntries(state, event);
    state = penaltyWorkflow.evolve(state, event);
    return entries;
  });
}
