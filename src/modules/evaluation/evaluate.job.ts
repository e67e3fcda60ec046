import { Injectable, Logger } from '@nestjs/common';
import type { Evaluator } from '../../domain/evaluation/compile-rulebook.js';
import type { RuleOutcome } from '../../domain/evaluation/rule-outcome.js';
import { subjectKey } from '../../domain/finding/subject-key.js';
import { consequenceStepsOf } from '../../pipeline/consequence-steps.js';
import { evaluatorOf, type Release, Releases } from '../../pipeline/releases.js';
import type { Step } from '../../pipeline/step-catalog.js';
import type { StepHandler } from '../../pipeline/step-handler.js';
import { Work } from '../../pipeline/work.js';
import type { Transaction } from '../../platform/database/database.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { eventsToJudge, type PinnedEvent } from './events.read-model.js';
import { confirmWithJsonRulesEngine } from './json-rules-engine.service.js';
import {
  insertEvaluations,
  insertFindings,
  type MadeFinding,
  type NewEvaluation,
  type NewFinding,
} from './judgements.repository.js';
import { putAside } from './quarantine.repository.js';

/** Step `evaluate`: judges accepted events by the release they are pinned to, one batch per transaction. */
@Injectable()
export class EvaluateJob implements StepHandler {
  private readonly logger = new Logger('evaluate');

  constructor(
    private readonly releases: Releases,
    private readonly metrics: Metrics,
    private readonly work: Work,
  ) {}

  async handle(tx: Transaction, refs: readonly string[]): Promise<readonly Step[]> {
    const evaluations: NewEvaluation[] = [];
    const findings: NewFinding[] = [];
    for (const pinned of await eventsToJudge(tx, refs)) {
      const release = await this.releases.load(pinned.releaseId);
      const evaluator = evaluatorOf(release);
      const outcomes = evaluator.judge(pinned.event);
      evaluations.push(evaluationOf(pinned, release, outcomes));
      for (const outcome of outcomes) {
        if (outcome.outcome === 'fired') findings.push(await this.findingOf(pinned, release, evaluator, outcome));
      }
    }
    await insertEvaluations(tx, evaluations);
    const made = await insertFindings(tx, findings);
    this.metrics.eventsJudged.inc(evaluations.length);
    for (const { kind, status } of findings) this.metrics.findings.inc({ kind, status });
    return this.handOn(tx, made);
  }

  /** Gives findings that may have consequences to the steps that their rules name, and answers these steps. */
  private async handOn(tx: Transaction, made: readonly MadeFinding[]): Promise<readonly Step[]> {
    const refsByStep = new Map<Step, string[]>();
    for (const { id, ruleCode, releaseId } of made.filter(({ consequences }) => consequences)) {
      const { rulebook } = await this.releases.load(releaseId);
      for (const step of consequenceStepsOf(rulebook, ruleCode)) {
        const refs = refsByStep.get(step);
        if (refs === undefined) refsByStep.set(step, [id]);
        else refs.push(id);
      }
    }
    for (const [step, refs] of refsByStep) await this.work.add(tx, step, refs);
    return [...refsByStep.keys()];
  }

  async giveUp(tx: Transaction, ref: string, error: Error): Promise<void> {
    this.logger.error(`event ${ref} cannot be judged: ${error.message}`, error.stack);
    await putAside(tx, ref, 'evaluation-fault', { message: error.message });
  }

  private async findingOf(
    pinned: PinnedEvent,
    release: Release,
    evaluator: Evaluator,
    outcome: RuleOutcome,
  ): Promise<NewFinding> {
    const { event } = pinned;
    const { rule } = outcome;
    const explanation = evaluator.explain(event, rule.code);
    const document = release.ruleDocuments.get(rule.code);
    const standard = release.rulebook.standards.get(rule.standard);
    if (explanation === undefined || document === undefined || standard === undefined) {
      throw new Error(`release ${release.id} does not hold rule ${rule.code} whole`);
    }
    const status = (await this.isConfirmed(pinned, outcome, evaluator)) ? 'standing' : 'held';
    return {
      documentId: document.id,
      ruleCode: rule.code,
      ruleVersion: document.version,
      releaseId: release.id,
      standardCode: rule.standard,
      dimension: standard.dimension,
      eventId: event.id,
      kind: rule.finding.as,
      severity: rule.finding.severity,
      unitCode: outcome.subject['unit'] ?? event.unit,
      subject: outcome.subject,
      subjectKey: subjectKey(outcome.subject),
      occurredAt: event.occurredAt,
      status,
      consequences: status === 'standing' && !pinned.history && !outcome.trial,
      trial: outcome.trial,
      trace: explanation,
    };
  }

  /**
   * A nonconformity can cost somebody: json-rules-engine must come to the same result. If it does not, or cannot tell, the
   * finding is held for a person and nothing follows from it meanwhile (DESIGN 2.3).
   */
  private async isConfirmed({ event }: PinnedEvent, { rule }: RuleOutcome, evaluator: Evaluator): Promise<boolean> {
    if (rule.finding.as !== 'nonconformity') return true;
    try {
      if (await confirmWithJsonRulesEngine(rule, evaluator.factsOf(event, rule.code))) return true;
      this.logger.error(`json-rules-engine disagrees on rule ${rule.code} and event ${event.id}: the finding is held`);
    } catch (error) {
      this.logger.error(
        `json-rules-engine could not judge rule ${rule.code} on event ${event.id}: the finding is held`,
        (error as Error).stack,
      );
    }
    return false;
  }
}

function evaluationOf({ event }: PinnedEvent, release: Release, outcomes: readonly RuleOutcome[]): NewEvaluation {
  const documents = (...wanted: readonly string[]) =>
    outcomes.flatMap(({ outcome, rule }) =>
      wanted.includes(outcome) ? (release.ruleDocuments.get(rule.code)?.id ?? []) : [],
    );
  return {
    eventId: event.id,
    releaseId: release.id,
    judged: documents('fired', 'not-fired'),
    notEvaluable: documents('not-evaluable'),
  };
}
