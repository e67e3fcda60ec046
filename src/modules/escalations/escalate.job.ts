import { Injectable, Logger } from '@nestjs/common';
import { escalationNotice } from '../../domain/escalation/escalation-notice.js';
import { recipientsOf } from '../../domain/escalation/recipients-of.js';
import { armLevel } from '../../pipeline/ladders.js';
import { putNotices } from '../../pipeline/notices.js';
import { postHoldersOn, wayUpFrom } from '../../pipeline/posts.js';
import { Releases } from '../../pipeline/releases.js';
import type { TimerHandler } from '../../pipeline/timer-catalog.js';
import { appendTrail } from '../../pipeline/trail.js';
import type { Transaction } from '../../platform/database/database.js';
import { insertEscalation, timerKey } from './escalation.repository.js';
import { type Ladder, lockOpenLadder } from './ladder.repository.js';

/** Timer `escalate`: a level of a ladder has come. Tells whoever holds the post, and arms the next level. */
@Injectable()
export class EscalateJob implements TimerHandler {
  private readonly logger = new Logger('escalate');

  constructor(private readonly releases: Releases) {}

  async fire(tx: Transaction, subject: string, level: number): Promise<void> {
    const ladder = await lockOpenLadder(tx, subject.slice(subject.indexOf(':') + 1));
    if (ladder === undefined) return;
    const policy = await this.policyOf(tx, ladder);
    const wanted = policy.levels[level - 1];
    if (wanted === undefined) throw new Error(`escalation policy ${policy.code} has no level ${level}`);
    const { path, titles } = await wayUpFrom(tx, ladder.unit);
    const users = await postHoldersOn(tx, path);
    const search = recipientsOf(wanted, path, users);
    const told = users.filter(({ id }) => search.recipients.includes(id));
    const names = told.map(({ name }) => name);
    const notice = escalationNotice(wanted, ladder, search, names, titles);
    const recipients = told.map(({ id, username, name }) => ({ id, username, name }));
    if (!(await insertEscalation(tx, { ladder, level, recipients, why: notice.whyHere }))) return;
    await putNotices(
      tx,
      told.map(({ id }) => ({ ...noticeOf(ladder, level), ...notice, recipient: id })),
    );
    await appendTrail(tx, {
      actor: 'system',
      command: 'escalation.reach-level',
      subject: ladder.subject,
      after: { level, offset: wanted.offset, dueAt: ladder.dueAt, recipients: told.map(({ username }) => username) },
    });
    if (told.length === 0)
      this.logger.error(`${ladder.subject}: nobody to tell of level ${level}. ${notice.whyHere.en}`);
    await armLevel(tx, ladder.id, policy, ladder.dueAt, level + 1);
  }

  private async policyOf(tx: Transaction, { policyCode, releaseId }: Ladder) {
    const { rulebook } = await this.releases.load(releaseId, tx);
    const policy = rulebook.escalationPolicies.get(policyCode);
    if (policy === undefined) throw new Error(`release ${releaseId} has no escalation policy ${policyCode}`);
    return policy;
  }
}

/** All of it but its words and its recipient. */
function noticeOf({ id, subject, path, unit }: Ladder, level: number) {
  const [kind = '', subjectId = ''] = subject.split(':');
  return {
    origin: `escalation:${timerKey({ id }, level)}`,
    kind: 'escalation',
    subject: { kind, id: subjectId },
    path,
    unit,
  };
}
