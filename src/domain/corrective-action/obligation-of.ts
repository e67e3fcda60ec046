import { type DayTerm, endOfTerm } from '../calendar/end-of-term.js';
import type { WorkingCalendar } from '../calendar/compile-calendar.js';
import { evaluateCondition } from '../evaluation/evaluate-condition.js';
import { missingIn } from '../evaluation/missing-facts.js';
import { type FindingRecord, readFinding } from '../finding/finding-record.js';
import type { CorrectivePolicy } from '../rulebook/corrective-policy.schema.js';
import type { Terms } from './rectification.js';

type Duty = Pick<CorrectivePolicy, 'when' | 'dueInDays' | 'acknowledgeInDays' | 'count'>;

/** What a finding obliges its unit to do. Missing data never obliges: it is reported by the names of what is missing. */
export type Obligation =
  | { readonly outcome: 'opens'; readonly terms: Terms }
  | { readonly outcome: 'opens-nothing' }
  | { readonly outcome: 'needs-data'; readonly missing: readonly string[] };

/**
 * What a policy makes of a finding whose notice would be issued at `issuedAt` (canonical UTC text): only of
 * nonconformities by rules in force, of a known unit, of a known severity, with a calendar that covers the terms.
 */
export function obligationOf(
  policy: Duty,
  finding: FindingRecord,
  issuedAt: string,
  calendar?: WorkingCalendar,
): Obligation {
  if (finding.kind !== 'nonconformity' || finding.trial === true) return { outcome: 'opens-nothing' };
  const read = (name: string) => readFinding(finding, name);
  const applies = policy.when === undefined ? 'true' : evaluateCondition(policy.when, read);
  if (applies === 'false') return { outcome: 'opens-nothing' };
  const { severity, unit } = finding;
  const missing = new Set(policy.when === undefined ? [] : missingIn(policy.when, {}, read));
  if (unit === undefined) missing.add('unit');
  if (severity === undefined) missing.add('severity');
  if (severity === undefined || missing.size > 0) return { outcome: 'needs-data', missing: [...missing] };
  const endOf = (days: number) => endOfTerm(issuedAt, { days, count: policy.count } satisfies DayTerm, calendar);
  const [acknowledgeBy, dueAt] = [endOf(policy.acknowledgeInDays), endOf(policy.dueInDays[severity])];
  return acknowledgeBy === undefined || dueAt === undefined
    ? { outcome: 'needs-data', missing: ['calendar'] }
    : { outcome: 'opens', terms: { acknowledgeBy, dueAt } };
}
