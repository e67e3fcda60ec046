import { type Compliance, complianceOf, type Judged } from './compliance.js';
import { byText, grouped, total } from './grouped.js';
import type { Named, ReportParts } from './report-parts.js';
import type { RowsLink } from './rows-link.js';
import { titlesOf } from './titles.js';

export interface UnitLine extends Compliance {
  readonly unit: Named;
}

export interface UnitRanking {
  /** judgements a unit needed to be ranked */
  readonly minJudged: number;
  /** units with that many */
  readonly ranked: number;
  /** units with fewer, but some */
  readonly tooFew: number;
  /** most findings per judgement first; only units with findings */
  readonly worst: readonly UnitLine[];
  /** fewest findings per judgement first; no unit is both worst and best */
  readonly best: readonly UnitLine[];
}

interface Counted extends Judged {
  readonly unit: string;
}

/** Units by their rate of findings; of equal rate the one judged more often, then by code. */
export function rankUnits({ judgements, units, limits }: ReportParts, link: RowsLink): UnitRanking {
  const titleOf = titlesOf(units);
  const judged = [...grouped(judgements, ({ unit }) => unit)].flatMap(([unit, rows]): Counted[] => {
    const counts = {
      judged: total(rows, (row) => row.judged),
      findings: total(rows, (row) => row.findings),
      notEvaluable: total(rows, (row) => row.notEvaluable),
    };
    return unit === null || counts.judged === 0 ? [] : [{ unit, ...counts }];
  });
  const ranked = judged.filter((one) => one.judged >= limits.minJudged).sort(worstFirst);
  const lines = (among: readonly Counted[]) =>
    among.map((row) => ({ unit: titleOf(row.unit), ...complianceOf([row], link, { unit: row.unit }) }));
  // each half of the order is one list at most, so that with few units nobody is in both
  const each = Math.min(limits.ranked, Math.floor(ranked.length / 2));
  return {
    minJudged: limits.minJudged,
    ranked: ranked.length,
    tooFew: judged.length - ranked.length,
    worst: lines(ranked.slice(0, each).filter(({ findings }) => findings > 0)),
    best: lines(ranked.slice(ranked.length - each).reverse()),
  };
}

// compared by products, so that no rounding decides
const worstFirst = (one: Counted, other: Counted): number =>
  other.findings * one.judged - one.findings * other.judged ||
  other.judged - one.judged ||
  byText(one.unit, other.unit);
