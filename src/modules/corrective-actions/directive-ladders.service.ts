import { Injectable } from '@nestjs/common';
import type { Order } from '../../domain/corrective-action/directive-workflow.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { Releases, releaseInForce } from '../../pipeline/releases.js';
import type { Transaction } from '../../platform/database/database.js';

/** The escalation policy of directives that name none, in whatever release has it. */
const usualLadder = 'directive-ladder';

/** Which ladder a unit climbs that is late with a directive. */
@Injectable()
export class DirectiveLadders {
  constructor(private readonly releases: Releases) {}

  /** By the release in force. Without a name the usual one, where there is one; a name that there is not is refused. */
  async choose(tx: Transaction, named: string | undefined): Promise<Order['escalation']> {
    const release = await releaseInForce(tx);
    const known = release === null ? [] : [...(await this.releases.load(release)).rulebook.escalationPolicies.keys()];
    const policy = named ?? usualLadder;
    if (release !== null && known.includes(policy)) return { policy, release };
    if (named === undefined) return null;
    throw new RefusalError(refusal('unknown-escalation-policy', { policy: named, known }));
  }
}
