import { Injectable } from '@nestjs/common';
import { isOpen, lateFrom, type Rectification } from '../../domain/corrective-action/rectification.js';
import type { RectificationCommand, RectificationEvent } from '../../domain/corrective-action/rectification-event.js';
import { newsOfRectification } from '../../domain/corrective-action/rectification-news.js';
import { rectificationWorkflow } from '../../domain/corrective-action/rectification-workflow.js';
import type { LocalizedText } from '../../domain/shared/localized-text.js';
import { actOf } from '../../pipeline/act.js';
import { armLadder, endLadder } from '../../pipeline/ladders.js';
import { type Release, Releases } from '../../pipeline/releases.js';
import { appendTrail } from '../../pipeline/trail.js';
import type { Transaction } from '../../platform/database/database.js';
import {
  insertCorrectiveAction,
  recordAttached,
  saveCorrectiveAction,
  type Stored,
} from './corrective-action.repository.js';
import { CorrectiveActionNews } from './news.service.js';

/** Takes rectifications one command further, with all that belongs to it in the same transaction. */
@Injectable()
export class RectificationActs {
  constructor(
    private readonly releases: Releases,
    private readonly news: CorrectiveActionNews,
  ) {}

  /** `state` undefined: it begins here. The caller holds its lock. */
  async perform(
    tx: Transaction,
    { id, state: before }: Stored<Rectification | undefined>,
    command: RectificationCommand,
  ): Promise<Rectification> {
    const { state, events, entry } = actOf({
      workflow: rectificationWorkflow,
      subject: `corrective-action:${id}`,
      state: before,
      command,
      ...('reason' in command ? { reason: command.reason } : {}),
    });
    // what was known before changes nothing, the trail included
    if (events.length === 0) return state;
    await appendTrail(tx, entry);
    const columns = { status: state.status, open: isOpen(state), dueAt: lateFrom(state) };
    if (before === undefined) await insertCorrectiveAction(tx, { id, state }, originOf(state), columns);
    else await saveCorrectiveAction(tx, { id, state }, columns);
    await recordAttached(tx, id, attachedBy(events));
    const release = await this.releases.load(state.notice.release);
    await keepLadder(tx, { id, state }, release);
    const title = standardTitle(state, release);
    const { unit, ownerRole, verifierRoles } = state.notice;
    const news = events.flatMap((event) => newsOfRectification(event, before, state, title) ?? []);
    await this.news.tell(tx, { id, unit, ownerRole, verifierRoles }, news);
    return state;
  }
}

const originOf = ({ notice: { number, unit, standard, policy, release } }: Rectification) => ({
  ...{ kind: 'rectification' as const, number, unit, standard, policy, release },
  report: null,
});

const attachedBy = (events: readonly RectificationEvent[]): readonly string[] =>
  events.flatMap((event) => ('findings' in event ? event.findings.map(({ id }) => id) : []));

/** The ladder stands while the unit owes something; what is submitted climbs no further. */
async function keepLadder(tx: Transaction, { id, state }: Stored<Rectification>, release: Release): Promise<void> {
  const { policy: code, unit, number } = state.notice;
  const escalation = release.rulebook.correctivePolicies.get(code)?.escalation;
  const policy = escalation === undefined ? undefined : release.rulebook.escalationPolicies.get(escalation);
  if (policy === undefined) return;
  const subject = `corrective-action:${id}`;
  const dueAt = lateFrom(state);
  if (dueAt === null) return endLadder(tx, subject);
  const title = standardTitle(state, release);
  const path = `/corrective-actions/${id}`;
  await armLadder(tx, { subject, policy, releaseId: release.id, dueAt, unit, number, title, path });
}

function standardTitle({ notice: { standard } }: Rectification, { rulebook }: Release): LocalizedText {
  return rulebook.standards.get(standard)?.title ?? { 'zh-CN': standard, en: standard };
}
