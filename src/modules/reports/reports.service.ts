import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { zoneClock } from '../../domain/calendar/zone-clock.js';
import { organizationZone } from '../../domain/organization/organization.js';
import { needsUnit } from '../../domain/organization/principal-gates.js';
import { buildReport } from '../../domain/report/build-report.js';
import type { Period } from '../../domain/report/period.js';
import { type ReportCommand, reportWorkflow } from '../../domain/report/report-workflow.js';
import { canonicalJson } from '../../domain/shared/canonical-json.js';
import type { Principal } from '../../domain/shared/principal.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import type { Given } from '../../domain/shared/workflow.js';
import { act } from '../../pipeline/act.js';
import { nextNumber } from '../../pipeline/number-series.js';
import { Work } from '../../pipeline/work.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { unitNamed } from './place.read-model.js';
import { ReportPartsService } from './report-parts.service.js';
import type { DirectiveBody } from './reports.dto.js';
import { ReportsReadModel, type ReportView } from './reports.read-model.js';
import { insertRevision, lockRevision, saveState, type StoredRevision } from './reports.repository.js';

type Distributed<Command> = Command extends unknown ? Omit<Command, 'given'> : never;
/** What the same person does to a report that stands. */
export type ReportAct = Exclude<Distributed<ReportCommand>, { readonly type: 'draft' | 'revise' | 'issue-directive' }>;

const clock = zoneClock(organizationZone);

/** Hash that a report is signed by. */
export const contentHash = (snapshot: unknown): string =>
  createHash('sha256').update(canonicalJson(snapshot)).digest('hex');

/** Makes reports and carries them through their flow. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly database: Database,
    private readonly parts: ReportPartsService,
    private readonly reports: ReportsReadModel,
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  /** Freezes what is known now into a numbered report, and answers its id. */
  async create(by: Principal, unit: string | null, period: Period): Promise<string> {
    // before anything is read: whether a unit exists elsewhere is nobody's business
    const barred = needsUnit(by, unit);
    if (barred !== null) throw new RefusalError(barred);
    const parts = await this.parts.read(unit, period);
    return this.database.transaction(async (tx) => {
      const given = this.given(by);
      const snapshot = buildReport({ ...parts, number: await this.numberOf(tx, 'IR', given), revision: 1 });
      const { number } = snapshot;
      const contentSha256 = contentHash(snapshot);
      const subject = { number, unit, period };
      const { state } = await act(tx, {
        workflow: reportWorkflow,
        subject: `report:${number}`,
        state: undefined,
        command: { type: 'draft', given, subject, contentSha256 },
      });
      return insertRevision(tx, snapshot, contentSha256, state);
    });
  }

  async perform(by: Principal, id: string, what: ReportAct): Promise<void> {
    await this.visible(by, id);
    await this.database.transaction(async (tx) => {
      const stored = await this.locked(tx, id);
      await this.decide(tx, stored, { ...what, given: this.given(by) });
    });
  }

  /** Reads everything anew, as the next revision; answers its id. The one before stays as it was. */
  async revise(by: Principal, id: string, reason: string): Promise<string> {
    const { file } = await this.visible(by, id);
    const { unit, period } = file.subject;
    const barred = needsUnit(by, unit);
    if (barred !== null) throw new RefusalError(barred);
    const parts = await this.parts.read(unit, period);
    return this.database.transaction(async (tx) => {
      const { number, revision, state } = await this.locked(tx, id);
      const snapshot = buildReport({ ...parts, number, revision: revision + 1 });
      const contentSha256 = contentHash(snapshot);
      const revised = await act(tx, {
        workflow: reportWorkflow,
        subject: `report:${number}`,
        state,
        command: { type: 'revise', given: this.given(by), contentSha256, reason },
        reason,
      });
      return insertRevision(tx, snapshot, contentSha256, revised.state);
    });
  }

  /** Adds a directive to the report and hands it to the step that issues it; answers its number. */
  async issueDirective(by: Principal, id: string, { unit, text, dueOn }: DirectiveBody): Promise<string> {
    await this.visible(by, id);
    const issued = await this.database.transaction(async (tx) => {
      const stored = await this.locked(tx, id);
      const given = this.given(by);
      const number = await this.numberOf(tx, 'DIR', given);
      await this.decide(tx, stored, { type: 'issue-directive', given, number, addressee: unit, text, dueOn });
      // whoever sees everything can name a unit that is nowhere
      if ((await unitNamed(tx, unit)) === undefined)
        throw new RefusalError(refusal('not-found', { what: 'unit', id: unit }));
      await this.work.add(tx, 'issue-directives', [id]);
      return number;
    });
    this.work.wake('issue-directives');
    return issued;
  }

  /** The revision, if the caller may see it. */
  async visible({ scope }: Principal, id: string): Promise<ReportView> {
    const found = await this.reports.find(id, scope);
    if (found === undefined) throw new RefusalError(refusal('not-found', { what: 'report', id }));
    return found;
  }

  private async decide(tx: Transaction, { id, number, state }: StoredRevision, command: ReportCommand): Promise<void> {
    const acted = await act(tx, { workflow: reportWorkflow, subject: `report:${number}`, state, command });
    await saveState(tx, id, acted.state);
  }

  private async locked(tx: Transaction, id: string): Promise<StoredRevision> {
    const stored = await lockRevision(tx, id);
    if (stored === undefined) throw new RefusalError(refusal('not-found', { what: 'report', id }));
    const { number, revision, newest } = stored;
    if (revision !== newest) throw new RefusalError(refusal('report-replaced', { number, revision, newest }));
    return stored;
  }

  /** `IR-2026-0007` */
  private async numberOf(tx: Transaction, series: 'IR' | 'DIR', { at }: Given): Promise<string> {
    const year = Number(clock.localDateOf(at).slice(0, 4));
    const number = await nextNumber(tx, series, year);
    return `${series}-${year}-${String(number).padStart(4, '0')}`;
  }

  private given(by: Principal): Given {
    return { by, at: this.clock.now().toISOString() };
  }
}
