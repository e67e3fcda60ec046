import { inspectionStatuses, type InspectionStatus } from '../inspection/inspection-workflow.js';
import { meanScore } from '../inspection/mean-score.js';
import { type InspectionForm, inspectionForms } from '../inspection/plan.js';
import { dimensions } from '../rulebook/standard.schema.js';
import { percentOf } from '../shared/percent-of.js';
import { byText, grouped, total } from './grouped.js';
import type { Dimension, InspectionRow, Named, ReportParts } from './report-parts.js';
import type { Figure, Ratio, RowFilters, RowsLink } from './rows-link.js';
import { titlesOf } from './titles.js';

export interface InspectionFigures {
  readonly total: Figure;
  /** units with an inspection that began */
  readonly unitsInspected: Figure;
  /** units of the subtree */
  readonly unitsInAll: number;
  readonly byForm: readonly {
    readonly form: InspectionForm;
    readonly total: Figure;
    readonly byState: readonly { readonly status: InspectionStatus; readonly total: Figure }[];
  }[];
  /** by code */
  readonly byChecklist: readonly { readonly checklist: Named; readonly total: Figure; readonly meanScore: Ratio }[];
  /** answers of confirmed inspections, without those that do not apply */
  readonly byDimension: readonly {
    readonly dimension: Dimension;
    readonly judged: Figure;
    readonly failed: Figure;
    readonly passRate: Ratio;
  }[];
}

const notBegun: readonly InspectionStatus[] = ['planned', 'assigned', 'cancelled'];

/** What was inspected, and how far the inspections are. */
export function inspectionFigures({ inspections, units }: ReportParts, link: RowsLink): InspectionFigures {
  const figure = (rows: readonly InspectionRow[], filters: RowFilters = {}): Figure => ({
    value: rows.length,
    rows: link('inspections', filters),
  });
  const begun = inspections.filter(({ status }) => !notBegun.includes(status));
  const titleOf = titlesOf(inspections.map(({ checklist }) => checklist));
  return {
    total: figure(inspections),
    unitsInspected: {
      value: new Set(begun.map(({ unit }) => unit)).size,
      rows: link('inspections', { begun: true }),
    },
    unitsInAll: units.length,
    byForm: inspectionForms.map((form) => {
      const rows = inspections.filter((row) => row.form === form);
      const byState = inspectionStatuses.map((status) => ({
        status,
        total: figure(
          rows.filter((row) => row.status === status),
          { form, status },
        ),
      }));
      return { form, total: figure(rows, { form }), byState };
    }),
    byChecklist: [...grouped(inspections, ({ checklist }) => checklist.code)]
      .sort(([one], [other]) => byText(one, other))
      .map(([checklist, rows]) => ({
        checklist: titleOf(checklist),
        total: figure(rows, { checklist }),
        meanScore: { value: meanScore(scoresOf(rows)), rows: link('inspections', { checklist, scored: true }) },
      })),
    byDimension: dimensions.flatMap((dimension) => dimensionLine(inspections, dimension, link)),
  };
}

/** Scores of confirmed inspections; a sheet on which nothing with a weight applied has none. */
export const scoresOf = (rows: readonly InspectionRow[]): readonly number[] =>
  rows.flatMap(({ verdict }) => (verdict === null || verdict.result === 'not-scorable' ? [] : [verdict.score]));

function dimensionLine(inspections: readonly InspectionRow[], dimension: Dimension, link: RowsLink) {
  const tallies = inspections
    .flatMap(({ verdict }) => verdict?.byDimension ?? [])
    .filter((tally) => tally.dimension === dimension);
  const [passed, failed] = [total(tallies, (tally) => tally.passed), total(tallies, (tally) => tally.failed)];
  const judged = passed + failed;
  if (judged === 0) return [];
  const rowsOf = (answer: 'judged' | 'fail') => link('inspection-items', { dimension, answer });
  return [
    {
      dimension,
      judged: { value: judged, rows: rowsOf('judged') },
      failed: { value: failed, rows: rowsOf('fail') },
      passRate: { value: percentOf(passed, judged), rows: rowsOf('judged') },
    },
  ];
}
