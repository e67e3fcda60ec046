import { Injectable } from '@nestjs/common';
import type { Rectification } from '../../domain/corrective-action/rectification.js';
import type { RectificationCommand } from '../../domain/corrective-action/rectification-event.js';
import type { Principal } from '../../domain/shared/principal.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { lockCorrectiveAction, type Stored } from './corrective-action.repository.js';
import { RectificationActs } from './rectification-acts.service.js';
import { staffWithin } from './staff.read-model.js';

type ByPeople = Exclude<RectificationCommand, { readonly type: 'issue' | 'attach' | 'attach-evidence' }>;
/** What a person orders; who and when is known at the edge. */
export type PersonalOrder = ByPeople extends infer Command
  ? Command extends ByPeople
    ? Omit<Command, 'given'>
    : never
  : never;

/** Takes rectifications through their workflow on behalf of people. */
@Injectable()
export class RectificationsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly acts: RectificationActs,
  ) {}

  async give(id: string, order: PersonalOrder, by: Principal): Promise<void> {
    await this.database.transaction(async (tx) => {
      const rectification = await takeRectification(tx, id, by);
      if (order.type === 'plan') await needsStaff(tx, order.actions, by);
      await this.acts.perform(tx, rectification, { ...order, given: { by, at: this.clock.now().toISOString() } });
    });
  }
}

/** Locked; what the caller may not see is not there for them. */
export async function takeRectification(tx: Transaction, id: string, by: Principal): Promise<Stored<Rectification>> {
  const rectification = await lockCorrectiveAction<Rectification>(tx, id, 'rectification', by.scope);
  if (rectification === undefined) throw new RefusalError(refusal('not-found', { what: 'rectification', id }));
  return rectification;
}

/** Actions are owned by people whom the planner can see. */
async function needsStaff(tx: Transaction, actions: readonly { readonly owner: string }[], by: Principal) {
  const owners = actions.map(({ owner }) => owner);
  const known = await staffWithin(tx, owners, by.scope);
  const unknown = owners.find((owner) => !known.has(owner));
  if (unknown !== undefined) throw new RefusalError(refusal('unknown-staff', { staff: unknown }));
}
