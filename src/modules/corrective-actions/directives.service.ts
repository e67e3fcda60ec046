import { Injectable } from '@nestjs/common';
import { zoneClock } from '../../domain/calendar/zone-clock.js';
import type { Directive, DirectiveCommand } from '../../domain/corrective-action/directive-workflow.js';
import { organizationZone } from '../../domain/organization/organization.js';
import type { Principal, Scope } from '../../domain/shared/principal.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { scopeFilter } from '../../platform/database/scope-filter.js';
import { lockCorrectiveAction, newCorrectiveActionId, newCorrectiveNumber } from './corrective-action.repository.js';
import type { DirectiveBody } from './corrective-actions.dto.js';
import { DirectiveActs } from './directive-acts.service.js';
import { DirectiveLadders } from './directive-ladders.service.js';

type ByPeople = Exclude<DirectiveCommand, { readonly type: 'issue' }>;
/** What a person orders; who and when is known at the edge. */
export type DirectiveOrder = ByPeople extends infer Command
  ? Command extends ByPeople
    ? Omit<Command, 'given'>
    : never
  : never;

const zone = zoneClock(organizationZone);

/** Directives of leadership (批示), and what units make of them. */
@Injectable()
export class DirectivesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly acts: DirectiveActs,
    private readonly ladders: DirectiveLadders,
  ) {}

  /** Answers the id of the new directive. */
  async issue({ unit, text, dueOn, escalation }: DirectiveBody, by: Principal): Promise<string> {
    return this.database.transaction(async (tx) => {
      const given = { by, at: this.clock.now().toISOString() };
      await needsUnitThere(tx, unit, by.scope);
      const ladder = await this.ladders.choose(tx, escalation);
      const id = await newCorrectiveActionId(tx);
      const number = await newCorrectiveNumber(tx, 'directive', Number(zone.localDateOf(given.at).slice(0, 4)));
      const order = { number, unit, text, dueOn, report: null, escalation: ladder };
      await this.acts.perform(tx, { id, state: undefined }, { type: 'issue', given, order, leader: null });
      return id;
    });
  }

  async give(id: string, order: DirectiveOrder, by: Principal): Promise<void> {
    await this.database.transaction(async (tx) => {
      const directive = await lockCorrectiveAction<Directive>(tx, id, 'directive', by.scope);
      if (directive === undefined) throw new RefusalError(refusal('not-found', { what: 'directive', id }));
      await this.acts.perform(tx, directive, { ...order, given: { by, at: this.clock.now().toISOString() } });
    });
  }
}

/** What lies outside the leader's part of the organisation is not there for them. */
async function needsUnitThere(tx: Transaction, unit: string, scope: Scope): Promise<void> {
  const values: unknown[] = [unit];
  const visible = scopeFilter(scope, { unit: 'u.code', staff: null }, values);
  const known = await tx.query(`SELECT FROM unit AS u WHERE u.code = $1 AND ${visible}`, values);
  if (known.length === 0) throw new RefusalError(refusal('unknown-unit', { unit }));
}
