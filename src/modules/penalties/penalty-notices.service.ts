import { Injectable } from '@nestjs/common';
import { newsOf, penaltyNotice } from '../../domain/penalty/penalty-notice.js';
import type { Penalty, PenaltyEvent } from '../../domain/penalty/penalty-workflow.js';
import type { LocalizedText } from '../../domain/shared/localized-text.js';
import { putNotices } from '../../pipeline/notices.js';
import { Releases } from '../../pipeline/releases.js';
import type { Transaction } from '../../platform/database/database.js';
import type { StoredPenalty } from './penalties.repository.js';
import { whomToTell } from './recipients.read-model.js';

/** Tells whom a penalty is for what becomes of it, in their inbox. */
@Injectable()
export class PenaltyNotices {
  constructor(private readonly releases: Releases) {}

  async tell(
    tx: Transaction,
    { id, policy, releaseId, state: before }: StoredPenalty,
    after: Penalty,
    events: readonly PenaltyEvent[],
  ): Promise<void> {
    const news = events.flatMap((event) => newsOf(before, event) ?? []);
    if (news.length === 0) return;
    const { rulebook } = await this.releases.load(releaseId);
    const title = rulebook.penaltyPolicies.get(policy)?.title ?? { 'zh-CN': policy, en: policy };
    const { recipients, standsIn } = await whomToTell(tx, after.case);
    await putNotices(
      tx,
      news.flatMap((one) =>
        recipients.map((recipient) => ({
          ...penaltyNotice(one, after, title),
          recipient,
          origin: `penalty:${id}/${one}`,
          kind: 'penalty',
          subject: { kind: 'penalty', id },
          path: `/penalties/${id}`,
          whyHere: standsIn ? handOver(after.case.staff ?? '') : null,
          unit: after.case.unit,
        })),
      ),
    );
  }
}

const handOver = (staff: string): LocalizedText => ({
  'zh-CN': `员工 ${staff} 没有账号，请代为送达。`,
  en: `Staff member ${staff} has no account: please hand it over.`,
});
