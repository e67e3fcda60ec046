import { Injectable, Logger } from '@nestjs/common';
import { systemPrincipal } from '../../domain/shared/principal.js';
import type { Step } from '../../pipeline/step-catalog.js';
import type { StepHandler } from '../../pipeline/step-handler.js';
import { appendTrail } from '../../pipeline/trail.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/database.js';
import { newCorrectiveActionId } from './corrective-action.repository.js';
import { DirectiveActs } from './directive-acts.service.js';
import { DirectiveLadders } from './directive-ladders.service.js';
import { unissuedDirectives } from './report-directives.read-model.js';

/** Step `issue-directives`: what leadership directs in a report becomes a corrective action of its own, each once. */
@Injectable()
export class IssueDirectivesJob implements StepHandler {
  private readonly logger = new Logger('issue-directives');

  constructor(
    private readonly acts: DirectiveActs,
    private readonly ladders: DirectiveLadders,
    private readonly clock: Clock,
  ) {}

  async handle(tx: Transaction, refs: readonly string[]): Promise<readonly Step[]> {
    // reports wait for each other, so that a directive delivered twice at once is issued once
    await tx.query(
      `SELECT pg_advisory_xact_lock(key) FROM (
         SELECT DISTINCT hashtextextended('plumbline:report-directives:' || id, 0) AS key
         FROM unnest($1::text[]) AS id ORDER BY key) AS keys`,
      [refs],
    );
    const given = { by: systemPrincipal, at: this.clock.now().toISOString() };
    for (const { report, reportNumber, number, unit, text, dueOn, leader } of await unissuedDirectives(tx, refs)) {
      const id = await newCorrectiveActionId(tx);
      const escalation = dueOn === null ? null : await this.ladders.choose(tx, undefined);
      const order = { number, unit, text, dueOn, report: reportNumber, escalation };
      await this.acts.perform(tx, { id, state: undefined }, { type: 'issue', given, order, leader }, report);
    }
    return [];
  }

  async giveUp(tx: Transaction, ref: string, error: Error): Promise<void> {
    this.logger.error(`the directives of report ${ref} cannot be issued: ${error.message}`, error.stack);
    const after = { fault: error.message };
    await appendTrail(tx, { actor: 'system', command: 'report.issue-directives', subject: `report:${ref}`, after });
  }
}
