import { touchpoints } from '../rulebook/event-type.schema.js';
import { dimensions } from '../rulebook/standard.schema.js';
import { type Compliance, complianceOf } from './compliance.js';
import { byText, grouped } from './grouped.js';
import { monthsOf } from './period.js';
import { rankSubjects, type SubjectLine } from './rank-subjects.js';
import type { Dimension, Named, ReportParts, Touchpoint } from './report-parts.js';
import type { RowsLink } from './rows-link.js';
import { titlesOf } from './titles.js';

export interface MonthLine extends Compliance {
  readonly month: string;
}

export interface RuleLine extends Compliance {
  readonly rule: Named;
  readonly trend: readonly MonthLine[];
  /** worst first; empty unless its findings name a subject that is neither unit nor staff */
  readonly subjects: readonly SubjectLine[];
}

export interface ComplianceFigures extends Compliance {
  readonly byDimension: readonly (Compliance & { readonly dimension: Dimension })[];
  /** null: events whose type names no touchpoint */
  readonly byTouchpoint: readonly (Compliance & { readonly touchpoint: Touchpoint | null })[];
  /** in the order of the rules' codes */
  readonly byRule: readonly RuleLine[];
}

/** How far what was judged kept its promises: dimension, touchpoint and rule each once, those never met left out. */
export function complianceFigures(parts: ReportParts, link: RowsLink): ComplianceFigures {
  const { judgements } = parts;
  const byDimension = grouped(judgements, ({ dimension }) => dimension);
  const byTouchpoint = grouped(judgements, ({ touchpoint }) => touchpoint);
  return {
    ...complianceOf(judgements, link),
    byDimension: dimensions.flatMap((dimension) => {
      const rows = byDimension.get(dimension);
      return rows === undefined ? [] : [{ dimension, ...complianceOf(rows, link, { dimension }) }];
    }),
    byTouchpoint: [...touchpoints, null].flatMap((touchpoint) => {
      const rows = byTouchpoint.get(touchpoint);
      const filter = touchpoint === null ? { withoutTouchpoint: true } : { touchpoint };
      return rows === undefined ? [] : [{ touchpoint, ...complianceOf(rows, link, filter) }];
    }),
    byRule: ruleLines(parts, link),
  };
}

function ruleLines({ judgements, subjects, rules, period, limits }: ReportParts, link: RowsLink): readonly RuleLine[] {
  const titleOf = titlesOf(rules);
  const subjectsOf = grouped(subjects, ({ rule }) => rule);
  const months = monthsOf(period);
  return [...grouped(judgements, ({ rule }) => rule)]
    .sort(([one], [other]) => byText(one, other))
    .map(([rule, rows]) => {
      const byMonth = grouped(rows, ({ month }) => month);
      return {
        rule: titleOf(rule),
        ...complianceOf(rows, link, { rule }),
        trend: months.map((part) => ({
          month: part.month,
          ...complianceOf(byMonth.get(part.month) ?? [], link, { rule }, part),
        })),
        subjects: rankSubjects(subjectsOf.get(rule) ?? [], limits, link),
      };
    });
}
