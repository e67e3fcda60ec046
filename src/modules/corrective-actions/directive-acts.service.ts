import { Injectable } from '@nestjs/common';
import { newsOfDirective } from '../../domain/corrective-action/directive-news.js';
import {
  type Directive,
  type DirectiveCommand,
  directiveLateFrom,
  directiveWorkflow,
} from '../../domain/corrective-action/directive-workflow.js';
import { act } from '../../pipeline/act.js';
import { armLadder, endLadder } from '../../pipeline/ladders.js';
import { Releases } from '../../pipeline/releases.js';
import type { Transaction } from '../../platform/database/database.js';
import { insertCorrectiveAction, saveCorrectiveAction, type Stored } from './corrective-action.repository.js';
import { CorrectiveActionNews } from './news.service.js';

/** Takes directives one command further, with all that belongs to it in the same transaction. */
@Injectable()
export class DirectiveActs {
  constructor(
    private readonly releases: Releases,
    private readonly news: CorrectiveActionNews,
  ) {}

  /** `state` undefined: it begins here, `report` being the id of the report in which it was given. */
  async perform(
    tx: Transaction,
    { id, state: before }: Stored<Directive | undefined>,
    command: DirectiveCommand,
    report: string | null = null,
  ): Promise<Directive> {
    const { state, events } = await act(tx, {
      workflow: directiveWorkflow,
      subject: `corrective-action:${id}`,
      state: before,
      command,
      ...('reason' in command ? { reason: command.reason } : {}),
    });
    const { status, order } = state;
    const columns = { status, open: status !== 'accepted-by-leader', dueAt: directiveLateFrom(state) };
    if (before === undefined) await insertCorrectiveAction(tx, { id, state }, originOf(state, report), columns);
    else await saveCorrectiveAction(tx, { id, state }, columns);
    await this.keepLadder(tx, { id, state });
    const news = events.flatMap((event) => newsOfDirective(event, state) ?? []);
    await this.news.tell(tx, { id, unit: order.unit, ownerRole: 'unit-manager', verifierRoles: ['leadership'] }, news);
    return state;
  }

  private async keepLadder(tx: Transaction, { id, state }: Stored<Directive>): Promise<void> {
    const { escalation, unit, number, text } = state.order;
    if (escalation === null) return;
    const subject = `corrective-action:${id}`;
    const dueAt = directiveLateFrom(state);
    if (dueAt === null) return endLadder(tx, subject);
    const { rulebook } = await this.releases.load(escalation.release);
    const policy = rulebook.escalationPolicies.get(escalation.policy);
    if (policy === undefined) {
      throw new Error(`release ${escalation.release} has no escalation policy ${escalation.policy}`);
    }
    const title = { 'zh-CN': beginning(text), en: beginning(text) };
    const path = `/corrective-actions/${id}`;
    await armLadder(tx, { subject, policy, releaseId: escalation.release, dueAt, unit, number, title, path });
  }
}

const originOf = ({ order: { number, unit, escalation } }: Directive, report: string | null) => ({
  ...{ kind: 'directive' as const, number, unit, standard: null, policy: null, report },
  release: escalation?.release ?? null,
});

/** enough of a directive to know it again in a list of notices */
const beginning = (text: string): string => {
  const characters = [...text];
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : text;
};
