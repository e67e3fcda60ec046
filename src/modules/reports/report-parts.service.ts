import { Injectable } from '@nestjs/common';
import { type Period, startOf } from '../../domain/report/period.js';
import { inspectionRowOf, type ReportParts, usualLimits } from '../../domain/report/report-parts.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { inspectionsAmong } from './inspections.read-model.js';
import { unitNamed, unitsWithin } from './place.read-model.js';
import * as counts from './report-counts.read-model.js';

/** What a report is made of, before it has a number. */
export type NumberlessParts = Omit<ReportParts, 'number' | 'revision'>;

/** Reads the parts of a report. */
@Injectable()
export class ReportPartsService {
  constructor(private readonly database: Database) {}

  /** All of them as of one instant. `within`: the top of the subtree, null for the whole organisation. */
  read(within: string | null, period: Period): Promise<NumberlessParts> {
    return this.database.snapshot((tx) => this.readIn(tx, within, period));
  }

  private async readIn(tx: Transaction, within: string | null, period: Period): Promise<NumberlessParts> {
    const unit = within === null ? null : await unitNamed(tx, within);
    if (unit === undefined) throw new RefusalError(refusal('not-found', { what: 'unit', id: within }));
    const units = await unitsWithin(tx, within, period);
    const among = {
      units: units.map(({ code }) => code),
      withoutUnit: within === null,
      from: startOf(period.from),
      to: startOf(period.to),
      // who may make the report sees all of it: its subtree lies within their scope
      scope: { kind: 'all' },
    } as const;
    return {
      unit,
      period,
      asOf: await instantOf(tx),
      units,
      standards: await counts.titlesOfDocuments(tx, 'standard'),
      rules: await counts.titlesOfDocuments(tx, 'rule'),
      inspections: (await inspectionsAmong(tx, among)).map(inspectionRowOf),
      judgements: await counts.judgementCounts(tx, among),
      subjects: await counts.subjectCounts(tx, among),
      findings: await counts.findingCounts(tx, among),
      penalties: await counts.penaltyCounts(tx, among),
      correctiveActions: await counts.correctiveActionCounts(tx, among),
      escalations: await counts.escalationCounts(tx, among),
      limits: usualLimits,
    };
  }
}

async function instantOf(tx: Transaction): Promise<string> {
  const [row] = await tx.query<{ at: Date }>('SELECT transaction_timestamp() AS at');
  if (row === undefined) throw new Error('PostgreSQL did not answer the time');
  return row.at.toISOString();
}
