import { type ComplianceFigures, complianceFigures } from './compliance-figures.js';
import { type FindingFigures, findingFigures } from './finding-figures.js';
import {
  type CorrectiveActionFigures,
  correctiveActionFigures,
  type EscalationFigures,
  escalationFigures,
  type PenaltyFigures,
  penaltyFigures,
} from './follow-up-figures.js';
import { type InspectionFigures, inspectionFigures } from './inspection-figures.js';
import { monthsOf, type Period } from './period.js';
import { rankUnits, type UnitRanking } from './rank-units.js';
import type { Named, ReportParts } from './report-parts.js';
import { rowsLinkOf } from './rows-link.js';
import { type ScoreFigures, scoreFigures } from './score-figures.js';
import { trend, type TrendLine } from './trend.js';

/** The frozen snapshot that people review and sign: plain JSON, the same for the same parts. */
export interface InspectionReport {
  /** of this shape; a reader of stored reports goes by it */
  readonly format: 1;
  readonly number: string;
  readonly revision: number;
  /** null: the whole organisation */
  readonly unit: Named | null;
  readonly period: Period;
  readonly asOf: string;
  readonly inspections: InspectionFigures;
  readonly scores: ScoreFigures;
  readonly compliance: ComplianceFigures;
  readonly findings: FindingFigures;
  readonly penalties: PenaltyFigures;
  readonly correctiveActions: CorrectiveActionFigures;
  readonly escalations: EscalationFigures;
  readonly trend: readonly TrendLine[];
  readonly ranking: UnitRanking;
}

/**
 * Puts the report together; the order of the parts' rows changes nothing. Parts that contradict each other or reach
 * beyond the subtree or the period are a RangeError: such a report would be signed for what it does not say.
 */
export function buildReport(parts: ReportParts): InspectionReport {
  checkParts(parts);
  const { number, revision, unit, period, asOf } = parts;
  const link = rowsLinkOf(unit?.code ?? null, period);
  return {
    format: 1,
    number,
    revision,
    unit,
    period,
    asOf,
    inspections: inspectionFigures(parts, link),
    scores: scoreFigures(parts, link),
    compliance: complianceFigures(parts, link),
    findings: findingFigures(parts, link),
    penalties: penaltyFigures(parts, link),
    correctiveActions: correctiveActionFigures(parts, link),
    escalations: escalationFigures(parts, link),
    trend: trend(parts, link),
    ranking: rankUnits(parts, link),
  };
}

function checkParts({ unit, units, period, judgements, findings, inspections }: ReportParts): void {
  const subtree = new Set<string | null>(units.map(({ code }) => code));
  // only a report on the whole organisation has a place for what belongs to no unit
  if (unit === null) subtree.add(null);
  const stranger = [...judgements, ...findings, ...inspections].find((row) => !subtree.has(row.unit));
  if (stranger !== undefined) {
    throw new RangeError(
      `unit ${JSON.stringify(stranger.unit)}: expected one of the ${units.length} units of the report`,
    );
  }
  const months = new Set(monthsOf(period).map(({ month }) => month));
  const early = judgements.find(({ month }) => !months.has(month));
  if (early !== undefined) throw outsidePeriod(early.month, period);
  const late = inspections.find(({ on }) => on < period.from || on >= period.to);
  if (late !== undefined) throw outsidePeriod(late.on, period);
}

const outsidePeriod = (found: string, { from, to }: Period): RangeError =>
  new RangeError(`${JSON.stringify(found)}: expected a time from ${from} until before ${to}`);
