import { Injectable } from '@nestjs/common';
import type { Evidence } from '../../domain/inspection/answer.schema.js';
import { sightOf } from '../../domain/inspection/inspection-view.js';
import type { InspectionCommand } from '../../domain/inspection/inspection-workflow.js';
import type { Answers } from '../../domain/inspection/recorded-answers.js';
import type { Principal } from '../../domain/shared/principal.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import type { Given } from '../../domain/shared/workflow.js';
import { Work } from '../../pipeline/work.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { evidenceOf } from './evidence.repository.js';
import { InspectionActs } from './inspection-acts.service.js';
import { lockInspection, saveInspection, type Stored } from './inspection.repository.js';
import type { GivenAnswer } from './inspections.dto.js';
import { candidateNamed, unknownStaff } from './inspectors.read-model.js';

/** Commands that say all by themselves; `plan`, `assign` and `answer` need more than they say. */
type Plain = Exclude<InspectionCommand, { readonly type: 'plan' | 'assign' | 'answer' }>;
export type PlainOrder = Plain extends infer Command ? (Command extends Plain ? Omit<Command, 'given'> : never) : never;

type Make = (tx: Transaction, inspection: Stored, given: Given) => Promise<InspectionCommand> | InspectionCommand;

/** Takes inspections through their workflow on behalf of people. */
@Injectable()
export class InspectionsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly work: Work,
    private readonly acts: InspectionActs,
  ) {}

  async give(id: string, order: PlainOrder, by: Principal): Promise<void> {
    await this.change(id, by, (_, __, given) => ({ ...order, given }));
    if (order.type === 'confirm') this.work.wake('take-in');
  }

  async assign(id: string, username: string, by: Principal): Promise<void> {
    await this.change(id, by, async (tx, { state }, given) => {
      const candidate = await candidateNamed(tx, username, state.plan.unit);
      if (candidate === undefined) throw new RefusalError(refusal('unknown-user', { username }));
      return { type: 'assign', given, ...candidate };
    });
  }

  async answer(id: string, answers: Readonly<Record<string, GivenAnswer>>, by: Principal): Promise<void> {
    await this.change(id, by, async (tx, _, given) => {
      const all = Object.values(answers);
      const staff = all.flatMap((one) => ('staff' in one && one.staff !== undefined ? [one.staff] : []));
      const [stranger] = await unknownStaff(tx, staff);
      if (stranger !== undefined) throw new RefusalError(refusal('unknown-staff', { staff: stranger }));
      return { type: 'answer', given, answers: withFiles(answers, await evidenceOf(tx, `inspection:${id}`)) };
    });
  }

  private async change(id: string, by: Principal, make: Make): Promise<void> {
    await this.database.transaction(async (tx) => {
      const inspection = await takeInspection(tx, id, by);
      const command = await make(tx, inspection, { by, at: this.clock.now().toISOString() });
      await saveInspection(tx, { id, state: await this.acts.perform(tx, id, inspection.state, command) });
    });
  }
}

/** Locked; what the caller may not see is not there for them. */
export async function takeInspection(tx: Transaction, id: string, by: Principal): Promise<Stored> {
  const inspection = await lockInspection(tx, id, by.scope);
  if (inspection === undefined || sightOf(inspection.seen, by) === 'nothing') {
    throw new RefusalError(refusal('not-found', { what: 'inspection', id }));
  }
  return inspection;
}

/** The answers with the files that they name; a file that was not uploaded for this inspection shows nothing. */
function withFiles(answers: Readonly<Record<string, GivenAnswer>>, files: ReadonlyMap<string, Evidence>): Answers {
  const strangers: string[] = [];
  const found = (id: string): readonly Evidence[] => {
    const file = files.get(id);
    if (file === undefined) strangers.push(id);
    return file === undefined ? [] : [file];
  };
  const complete = Object.entries(answers).map(([item, answer]) => [
    item,
    answer.answer === 'fail' ? { ...answer, evidence: answer.evidence.flatMap(found) } : answer,
  ]);
  if (strangers.length > 0) throw new RefusalError(refusal('unknown-evidence', { files: strangers }));
  return Object.fromEntries(complete) as Answers;
}
