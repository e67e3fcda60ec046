import { meanScore } from '../inspection/mean-score.js';
import { byText, grouped, total } from './grouped.js';
import { scoresOf } from './inspection-figures.js';
import type { InspectionRow, Named, ReportParts } from './report-parts.js';
import type { Figure, Ratio, RowFilters, RowsLink } from './rows-link.js';
import { titlesOf } from './titles.js';

/** 优、良、中、差 as usual: lower bound included, upper bound excluded; 100 belongs to the first. */
export const scoreBands = [
  { from: 90, to: 100 },
  { from: 80, to: 90 },
  { from: 60, to: 80 },
  { from: 0, to: 60 },
] as const;

export interface UnitScores {
  readonly unit: Named;
  readonly scored: Figure;
  readonly mean: Ratio;
  readonly lowest: number;
  readonly highest: number;
  readonly failed: Figure;
}

/** Scores of confirmed inspections; one that failed by a critical item has the score 0. */
export interface ScoreFigures {
  readonly scored: Figure;
  readonly mean: Ratio;
  readonly passed: Figure;
  readonly failed: Figure;
  /** inspections in which a critical item failed */
  readonly critical: Figure;
  readonly bands: readonly { readonly from: number; readonly to: number; readonly total: Figure }[];
  /** lowest mean first, then by code */
  readonly byUnit: readonly UnitScores[];
}

export function scoreFigures({ inspections, units }: ReportParts, link: RowsLink): ScoreFigures {
  const titleOf = titlesOf(units);
  const scored = inspections.filter((row) => scoresOf([row]).length > 0);
  const within = (from: number, to: number) =>
    scoresOf(scored).filter((score) => score >= from && (score < to || to === 100)).length;
  return {
    ...summed(scored, link),
    passed: {
      value: scored.filter(({ verdict }) => verdict?.result === 'pass').length,
      rows: link('inspections', { result: 'pass', scored: true }),
    },
    critical: {
      value: scored.filter(({ verdict }) => (verdict?.criticalFailures ?? []).length > 0).length,
      rows: link('inspections', { critical: true, scored: true }),
    },
    bands: scoreBands.map(({ from, to }) => ({
      from,
      to,
      total: { value: within(from, to), rows: link('inspections', { scored: true, scoreFrom: from, scoreTo: to }) },
    })),
    byUnit: [...grouped(scored, ({ unit }) => unit)]
      .map(([unit, rows]) => {
        const scores = scoresOf(rows);
        const bounds = { lowest: Math.min(...scores), highest: Math.max(...scores) };
        return { line: { unit: titleOf(unit), ...summed(rows, link, { unit }), ...bounds }, scores };
      })
      .sort(
        (one, other) => lowerMeanFirst(one.scores, other.scores) || byText(one.line.unit.code, other.line.unit.code),
      )
      .map(({ line }) => line),
  };
}

function summed(rows: readonly InspectionRow[], link: RowsLink, filters: RowFilters = {}) {
  const all = link('inspections', { ...filters, scored: true });
  return {
    scored: { value: rows.length, rows: all },
    mean: { value: meanScore(scoresOf(rows)), rows: all },
    failed: {
      value: rows.filter(({ verdict }) => verdict?.result === 'fail').length,
      rows: link('inspections', { ...filters, result: 'fail', scored: true }),
    },
  };
}

// in whole tenths and by products, so that no rounding decides
const lowerMeanFirst = (one: readonly number[], other: readonly number[]): number =>
  tenths(one) * other.length - tenths(other) * one.length;

const tenths = (scores: readonly number[]): number => total(scores, (score) => Math.round(score * 10));
