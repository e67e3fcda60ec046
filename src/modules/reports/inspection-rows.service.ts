import type { Inspection } from '../../domain/inspection/inspection-workflow.js';
import { inspectionRowOf, type InspectionRow } from '../../domain/report/report-parts.js';
import type { InspectionItemQuery, InspectionQuery } from './report-rows.dto.js';

type Line = Readonly<Record<string, string | number | boolean | object | null>>;

const notBegun = new Set<string>(['planned', 'assigned', 'cancelled']);

/** The inspections that a figure counts. */
export function inspectionLines(inspections: readonly Inspection[], query: InspectionQuery): readonly Line[] {
  return inspections
    .map(inspectionRowOf)
    .filter((row) => matches(row, query))
    .map((row) => ({
      number: row.number,
      unit: row.unit,
      checklist: row.checklist.code,
      form: row.form,
      status: row.status,
      on: row.on,
      result: row.verdict?.result ?? null,
      score: scoreOf(row),
    }));
}

const scoreOf = ({ verdict }: InspectionRow): number | null =>
  verdict === null || verdict.result === 'not-scorable' ? null : verdict.score;

function matches(row: InspectionRow, query: InspectionQuery): boolean {
  const { form, status, checklist, begun, scored, critical, result, scoreFrom, scoreTo } = query;
  const score = scoreOf(row);
  const holds = (wanted: string | undefined, found: string | undefined) => wanted === undefined || wanted === found;
  return (
    holds(form, row.form) &&
    holds(status, row.status) &&
    holds(checklist, row.checklist.code) &&
    holds(result, row.verdict?.result) &&
    (begun === undefined || !notBegun.has(row.status)) &&
    (scored === undefined || score !== null) &&
    (critical === undefined || (row.verdict?.criticalFailures ?? []).length > 0) &&
    (scoreFrom === undefined || (score !== null && score >= scoreFrom)) &&
    (scoreTo === undefined || (score !== null && (score < scoreTo || scoreTo === 100)))
  );
}

/** The answers of confirmed inspections that a figure counts. */
export function itemLines(inspections: readonly Inspection[], query: InspectionItemQuery): readonly Line[] {
  return inspections.flatMap((inspection) => {
    if (!('confirmation' in inspection)) return [];
    const { plan, work } = inspection;
    return plan.sheet.items.flatMap((item) => {
      const answer = work.answers[item.code]?.answer;
      if (answer === undefined) return [];
      const isWanted =
        (query.dimension === undefined || item.dimension === query.dimension) &&
        (query.answer === undefined || (query.answer === 'judged' ? answer !== 'not-applicable' : answer === 'fail'));
      return isWanted
        ? [
            {
              inspection: plan.number,
              unit: plan.unit,
              item: item.code,
              text: item.text,
              dimension: item.dimension,
              answer,
            },
          ]
        : [];
    });
  });
}
