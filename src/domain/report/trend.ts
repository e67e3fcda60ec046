import { meanScore } from '../inspection/mean-score.js';
import { type Compliance, complianceOf } from './compliance.js';
import { grouped } from './grouped.js';
import { scoresOf } from './inspection-figures.js';
import { monthsOf } from './period.js';
import type { ReportParts } from './report-parts.js';
import type { Figure, Ratio, RowsLink } from './rows-link.js';

export interface TrendLine extends Compliance {
  /** `2026-03`; the first and the last may be parts of a month */
  readonly month: string;
  readonly inspections: Figure;
  readonly meanScore: Ratio;
}

/** Every month of the period in order, also one in which nothing happened. */
export function trend({ judgements, inspections, period }: ReportParts, link: RowsLink): readonly TrendLine[] {
  const judged = grouped(judgements, ({ month }) => month);
  const inspected = grouped(inspections, ({ on }) => on.slice(0, 7));
  return monthsOf(period).map((part) => {
    const rows = inspected.get(part.month) ?? [];
    return {
      month: part.month,
      ...complianceOf(judged.get(part.month) ?? [], link, {}, part),
      inspections: { value: rows.length, rows: link('inspections', {}, part) },
      meanScore: { value: meanScore(scoresOf(rows)), rows: link('inspections', { scored: true }, part) },
    };
  });
}
