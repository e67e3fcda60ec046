import { percentOf } from '../shared/percent-of.js';
import { total } from './grouped.js';
import type { Period } from './period.js';
import type { JudgementCount } from './report-parts.js';
import type { Figure, Ratio, RowFilters, RowsLink } from './rows-link.js';

export interface Compliance {
  readonly judged: Figure;
  readonly findings: Figure;
  readonly notEvaluable: Figure;
  /** judged without a finding, of judged, in percent with one decimal */
  readonly rate: Ratio;
}

export type Judged = Pick<JudgementCount, 'judged' | 'findings' | 'notEvaluable'>;

/** Sums counts into figures; throws a RangeError when they contradict each other, for nobody should sign that. */
export function complianceOf(
  rows: readonly Judged[],
  link: RowsLink,
  filters: RowFilters = {},
  period?: Period,
): Compliance {
  const [judged, findings] = [total(rows, (row) => row.judged), total(rows, (row) => row.findings)];
  if (findings > judged) {
    throw new RangeError(
      `${findings} findings among ${judged} judgements (${JSON.stringify(filters)}): expected at most one each`,
    );
  }
  const rowsOf = (outcome: string) => link('judgements', { ...filters, outcome }, period);
  return {
    judged: { value: judged, rows: rowsOf('judged') },
    findings: { value: findings, rows: rowsOf('fired') },
    notEvaluable: { value: total(rows, (row) => row.notEvaluable), rows: rowsOf('not-evaluable') },
    rate: { value: percentOf(judged - findings, judged), rows: rowsOf('judged') },
  };
}
