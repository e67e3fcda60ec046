import { Injectable, Logger } from '@nestjs/common';
import { penaltyCase } from '../../domain/penalty/penalty-case.js';
import { type BearingVerdict, penaltyChanges } from '../../domain/penalty/penalty-changes.js';
import { penaltyWorkflow } from '../../domain/penalty/penalty-workflow.js';
import { systemPrincipal } from '../../domain/shared/principal.js';
import type { Given } from '../../domain/shared/workflow.js';
import { actOf } from '../../pipeline/act.js';
import type { Step } from '../../pipeline/step-catalog.js';
import type { StepHandler } from '../../pipeline/step-handler.js';
import { appendTrail } from '../../pipeline/trail.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/database.js';
import { findingsWithConsequences } from './penalised-findings.read-model.js';
import {
  insertPenalties,
  lockSubjects,
  newPenaltyIds,
  recordedPenalties,
  recordOfPenalty,
  type StoredPenalty,
} from './penalties.repository.js';
import { PenaltyActs } from './penalty-acts.service.js';
import { judgedIn, type JudgedFinding, type PenaltyFold, PenaltyFolds } from './penalty-folds.service.js';
import { holdForFault, type PenaltyHold, replaceHolds } from './penalty-holds.repository.js';

interface Proposal {
  readonly judged: JudgedFinding;
  readonly verdict: BearingVerdict;
}

/**
 * Step `penalize`: folds the policies of those whom findings blame, and makes what is recorded the same as what the fold
 * says. Folding again changes nothing, so that redelivery and any order of arrival lead to the same penalties.
 */
@Injectable()
export class PenalizeJob implements StepHandler {
  private readonly logger = new Logger('penalize');

  constructor(
    private readonly folds: PenaltyFolds,
    private readonly acts: PenaltyActs,
    private readonly clock: Clock,
  ) {}

  async handle(tx: Transaction, refs: readonly string[]): Promise<readonly Step[]> {
    const subjects = await this.folds.subjectsOf(await findingsWithConsequences(tx, refs));
    if (subjects.length === 0) return [];
    await lockSubjects(tx, subjects);
    // only now: what others proposed for these subjects is committed, and nobody else counts before we are done
    const folds = await this.folds.fold(tx, subjects);
    const recorded = await recordedPenalties(tx, subjects);
    const given = { by: systemPrincipal, at: this.clock.now().toISOString() };
    const proposals: Proposal[] = [];
    for (const fold of folds) {
      proposals.push(...(await this.supersede(tx, fold, recorded.get(fold.subject.key) ?? [], given)));
    }
    await this.propose(tx, proposals, given);
    await replaceHolds(tx, subjects, folds.flatMap(holdsOf));
    return [];
  }

  async giveUp(tx: Transaction, ref: string, error: Error): Promise<void> {
    this.logger.error(`no penalty can be told for finding ${ref}: ${error.message}`, error.stack);
    await holdForFault(tx, ref);
  }

  /** Ends what stands no more, and answers what is to be proposed. */
  private async supersede(
    tx: Transaction,
    { verdicts, findings }: PenaltyFold,
    recorded: readonly StoredPenalty[],
    given: Given,
  ): Promise<readonly Proposal[]> {
    const changes = penaltyChanges(recorded.map(recordOfPenalty), verdicts);
    const stored = new Map(recorded.map((penalty) => [penalty.id, penalty]));
    for (const { penalty: id, because } of changes.supersede) {
      const penalty = stored.get(id);
      if (penalty !== undefined) await this.acts.perform(tx, penalty, { type: 'supersede', given, because });
    }
    return changes.propose.map((verdict) => ({ verdict, judged: judgedIn(findings, verdict.finding) }));
  }

  private async propose(tx: Transaction, proposals: readonly Proposal[], given: Given): Promise<void> {
    if (proposals.length === 0) return;
    const ids = await newPenaltyIds(tx, proposals.length);
    const acted = proposals.map(({ judged, verdict }, index) => {
      const id = ids[index] ?? '';
      const { policy, record, finding } = judged;
      const { state, entry } = actOf({
        workflow: penaltyWorkflow,
        subject: `penalty:${id}`,
        state: undefined,
        command: { type: 'propose', given, case: penaltyCase(policy, record, verdict) },
      });
      return { id, policy: policy.code, releaseId: finding.releaseId, act: finding.occasion, state, entry };
    });
    await insertPenalties(tx, acted);
    await appendTrail(tx, ...acted.map(({ entry }) => entry));
  }
}

/** What an act is in doubt about is held once, for the finding that would bear its penalty. */
function holdsOf({ subject, verdicts, findings }: PenaltyFold): readonly PenaltyHold[] {
  return verdicts
    .filter(({ tier, absorbedBy }) => tier === 'held' && absorbedBy === undefined)
    .map(({ finding, inDoubt }) => {
      const { unit, staff } = judgedIn(findings, finding).finding;
      return {
        policy: subject.policy,
        finding,
        subject: `${subject.kind}:${subject.code}`,
        unit,
        staff: subject.kind === 'staff' ? staff : null,
        inDoubt,
      };
    });
}
