import { Injectable } from '@nestjs/common';
import { refusedWithdrawal } from '../../domain/finding/withdraw-finding.js';
import type { Principal } from '../../domain/shared/principal.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { stepsAfterWithdrawal } from '../../pipeline/consequence-steps.js';
import { Releases } from '../../pipeline/releases.js';
import type { Step } from '../../pipeline/step-catalog.js';
import { appendTrail } from '../../pipeline/trail.js';
import { Work } from '../../pipeline/work.js';
import { Database } from '../../platform/database/database.js';
import { lockFinding, setFindingStatus } from './withdrawal.repository.js';

/** Takes findings back that should not have been made. They stay in sight, but stand no more. */
@Injectable()
export class WithdrawalService {
  constructor(
    private readonly database: Database,
    private readonly releases: Releases,
    private readonly work: Work,
  ) {}

  /** Whatever counted the finding looks again: penalties that it raised fall. */
  async withdraw(id: string, reason: string, by: Principal): Promise<void> {
    const steps = await this.database.transaction(async (tx): Promise<readonly Step[]> => {
      const finding = await lockFinding(tx, id, by.scope);
      if (finding === undefined) throw new RefusalError(refusal('not-found', { what: 'finding', id }));
      const refused = refusedWithdrawal(finding, by, reason);
      if (refused !== null) throw new RefusalError(refused);
      await setFindingStatus(tx, id, 'withdrawn');
      await appendTrail(tx, {
        actor: by.actor,
        command: 'finding.withdraw',
        subject: `finding:${id}`,
        before: { status: finding.status },
        after: { status: 'withdrawn' },
        reason,
      });
      if (!finding.consequences) return [];
      const again = stepsAfterWithdrawal((await this.releases.load(finding.release)).rulebook, finding.rule);
      for (const step of again) await this.work.add(tx, step, [id]);
      return again;
    });
    for (const step of steps) this.work.wake(step);
  }
}
