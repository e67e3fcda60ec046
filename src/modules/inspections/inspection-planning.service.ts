import { Injectable } from '@nestjs/common';
import { zoneClock } from '../../domain/calendar/zone-clock.js';
import { inspectionNumber } from '../../domain/inspection/plan.js';
import { type Sheet, sheetOf } from '../../domain/inspection/sheet.js';
import { organizationZone } from '../../domain/organization/organization.js';
import { needsUnit } from '../../domain/organization/principal-gates.js';
import type { Principal } from '../../domain/shared/principal.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { nextNumber } from '../../pipeline/number-series.js';
import { releaseInForce, Releases } from '../../pipeline/releases.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { checklistVersion, unitStands } from './planning.read-model.js';
import { InspectionActs } from './inspection-acts.service.js';
import { insertInspection, newInspectionId } from './inspection.repository.js';
import type { NewPlan } from './inspections.dto.js';

const clockOnTheWall = zoneClock(organizationZone);

/** Plans inspections by the checklists in force. */
@Injectable()
export class InspectionPlanning {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly releases: Releases,
    private readonly acts: InspectionActs,
  ) {}

  /** Answers the id. The checklist is pinned: a later release does not change what this inspection asks. */
  async plan({ checklist, ...given }: NewPlan, by: Principal): Promise<string> {
    const at = this.clock.now().toISOString();
    return this.database.transaction(async (tx) => {
      const barred = needsUnit(by, given.unit);
      if (barred !== null) throw new RefusalError(barred);
      if (!(await unitStands(tx, given.unit, given.plannedOn))) {
        throw new RefusalError(refusal('unit-not-open-then', { unit: given.unit, on: given.plannedOn }));
      }
      const releaseId = await releaseInForce(tx);
      if (releaseId === null) throw new RefusalError(refusal('no-release-in-force'));
      const sheet = await this.sheet(tx, releaseId, checklist);
      const year = Number(clockOnTheWall.localDateOf(at).slice(0, 4));
      const number = inspectionNumber(year, await nextNumber(tx, 'inspection', year));
      const id = await newInspectionId(tx);
      const plan = { ...given, number, sheet };
      const state = await this.acts.perform(tx, id, undefined, { type: 'plan', given: { by, at }, plan });
      await insertInspection(tx, { id, state }, releaseId);
      return id;
    });
  }

  private async sheet(tx: Transaction, releaseId: number, code: string): Promise<Sheet> {
    const { checklists, standards } = (await this.releases.load(releaseId, tx)).rulebook;
    const checklist = checklists.get(code);
    const version = await checklistVersion(tx, releaseId, code);
    if (checklist === undefined || version === null) {
      throw new RefusalError(refusal('unknown-checklist', { checklist: code, known: [...checklists.keys()] }));
    }
    return sheetOf(checklist, version, standards);
  }
}
