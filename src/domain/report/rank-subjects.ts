import { type Compliance, complianceOf } from './compliance.js';
import { byText } from './grouped.js';
import type { ReportLimits, SubjectCount } from './report-parts.js';
import type { RowsLink } from './rows-link.js';

export interface SubjectLine extends Compliance {
  readonly role: string;
  readonly subject: string;
}

/** The subjects of one rule with most findings first, those of equal number by name. */
export function rankSubjects(
  rows: readonly SubjectCount[],
  { ranked }: ReportLimits,
  link: RowsLink,
): readonly SubjectLine[] {
  return rows
    .filter(({ findings }) => findings > 0)
    .sort(
      (one, other) =>
        other.findings - one.findings || byText(one.subject, other.subject) || byText(one.role, other.role),
    )
    .slice(0, ranked)
    .map((row) => {
      const { rule, role, subject } = row;
      return { role, subject, ...complianceOf([row], link, { rule, role, subject }) };
    });
}
