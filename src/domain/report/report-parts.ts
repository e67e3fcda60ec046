import type { DirectiveStatus } from '../corrective-action/directive-workflow.js';
import type { RectificationStatus } from '../corrective-action/rectification.js';
import type { Inspection, InspectionStatus } from '../inspection/inspection-workflow.js';
import type { InspectionForm } from '../inspection/plan.js';
import type { Verdict } from '../inspection/score-checklist.js';
import { zoneClock } from '../calendar/zone-clock.js';
import { organizationZone } from '../organization/organization.js';
import type { PenaltyStatus } from '../penalty/penalty-workflow.js';
import type { touchpoints } from '../rulebook/event-type.schema.js';
import type { PenaltyTier } from '../rulebook/penalty-policy.schema.js';
import type { findingKinds, severities } from '../rulebook/rule.schema.js';
import type { Standard } from '../rulebook/standard.schema.js';
import type { LocalizedText } from '../shared/localized-text.js';
import type { Period } from './period.js';

export type Dimension = Standard['dimension'];
export type Touchpoint = (typeof touchpoints)[number];
export type Severity = (typeof severities)[number];
export type FindingKind = (typeof findingKinds)[number];

/** A unit, standard, rule or checklist with its title as it was then: the snapshot stays readable when titles change. */
export interface Named {
  readonly code: string;
  readonly title: LocalizedText;
}

/** One inspection whose day lies in the period: the day it began, or was planned for as long as it has not. */
export interface InspectionRow {
  readonly number: string;
  readonly unit: string;
  readonly checklist: Named;
  readonly form: InspectionForm;
  readonly status: InspectionStatus;
  /** local date */
  readonly on: string;
  /** once confirmed; before that a score is nobody's figure */
  readonly verdict: Verdict | null;
}

/**
 * How often rules that find nonconformities judged events of the period. Events of inspections are left out: of a checklist
 * only the failures are events, so that they have no denominator here; the inspections' own figures have it.
 */
export interface JudgementCount {
  readonly unit: string | null;
  readonly rule: string;
  readonly standard: string;
  readonly dimension: Dimension;
  /** of the event type; null where it names none */
  readonly touchpoint: Touchpoint | null;
  /** `2026-03`, local */
  readonly month: string;
  /** fired or not fired */
  readonly judged: number;
  /** fired, and the finding stands */
  readonly findings: number;
  /** applied, but lacked data */
  readonly notEvaluable: number;
}

/** The same by a subject that is neither unit nor person of the organisation, such as the company a complaint is about. */
export interface SubjectCount {
  readonly rule: string;
  /** as the rule's `finding.subject` names it: `company` */
  readonly role: string;
  readonly subject: string;
  readonly judged: number;
  readonly findings: number;
  readonly notEvaluable: number;
}

/** Findings of the period, those of inspections included; `held` ones wait for a person. Withdrawn ones are left out. */
export interface FindingCount {
  readonly unit: string | null;
  readonly standard: string;
  readonly dimension: Dimension;
  readonly severity: Severity;
  readonly kind: FindingKind;
  readonly status: 'standing' | 'held';
  readonly count: number;
}

/** Penalties proposed in the period, as they stand. */
export interface PenaltyCount {
  readonly tier: PenaltyTier;
  readonly status: PenaltyStatus;
  readonly count: number;
  /** what they put on the ledger, reversals taken off; 0 while they are not effective */
  readonly points: number;
}

interface InHand {
  /** open and past due at the instant of the report */
  readonly overdue: boolean;
  readonly count: number;
}

/** Corrective actions and directives in hand during the period: issued before its end, not closed before its start. */
export type CorrectiveActionCount =
  | ({ readonly kind: 'rectification'; readonly status: RectificationStatus } & InHand)
  | ({ readonly kind: 'directive'; readonly status: DirectiveStatus } & InHand);

/** Escalation levels that acted in the period. */
export interface EscalationCount {
  /** from 1 */
  readonly level: number;
  readonly count: number;
}

export interface ReportLimits {
  /** judgements a unit or subject needs to have a rank: 2 of 3 is no rate */
  readonly minJudged: number;
  /** entries of each ranking */
  readonly ranked: number;
}
export const usualLimits: ReportLimits = { minJudged: 30, ranked: 5 };

/** Everything a report is made of, read at one instant, in any order. */
export interface ReportParts {
  readonly number: string;
  /** from 1 */
  readonly revision: number;
  /** the top of the subtree; null for the whole organisation, rows without a unit included */
  readonly unit: Named | null;
  readonly period: Period;
  /** canonical UTC text: when the parts were read */
  readonly asOf: string;
  /** every unit of the subtree */
  readonly units: readonly Named[];
  readonly standards: readonly Named[];
  readonly rules: readonly Named[];
  readonly inspections: readonly InspectionRow[];
  readonly judgements: readonly JudgementCount[];
  readonly subjects: readonly SubjectCount[];
  readonly findings: readonly FindingCount[];
  readonly penalties: readonly PenaltyCount[];
  readonly correctiveActions: readonly CorrectiveActionCount[];
  readonly escalations: readonly EscalationCount[];
  readonly limits: ReportLimits;
}

const clock = zoneClock(organizationZone);

/** An inspection as the report counts it. */
export function inspectionRowOf(inspection: Inspection): InspectionRow {
  const { plan, status } = inspection;
  const { number, unit, form, sheet } = plan;
  return {
    number,
    unit,
    checklist: { code: sheet.code, title: sheet.title },
    form,
    status,
    on: 'work' in inspection ? clock.localDateOf(inspection.work.startedAt) : plan.plannedOn,
    verdict: 'confirmation' in inspection ? inspection.submission.verdict : null,
  };
}
