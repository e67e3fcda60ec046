import { z } from 'zod';
import { criticalKinds } from './checklist.schema.js';
import { condition, rootCondition, scalar } from './condition.schema.js';
import { touchpoints } from './event-type.schema.js';
import { letForms } from './let.schema.js';
import { code, factName, localDate, localizedText, zonedInstant } from './text.schema.js';

export const findingKinds = ['nonconformity', 'good-practice', 'observation', 'signal'] as const;
export const severities = ['minor', 'major', 'critical'] as const;
/** `met` and `not-met` are the suite's words for fired and not fired; `not-applicable` is a `when` or scope that excludes. */
export const exampleOutcomes = ['fired', 'not-fired', 'not-evaluable', 'not-applicable'] as const;

/**
 * An event as an example writes it; a fact that is left out is missing. `unit`, `staff` and `customer` default to U1 (which
 * stands inside the rule's `scope.units`), S1 and C1; a unit that is written stands alone, below no other.
 */
export const exampleEvent = z.strictObject({
  type: code.optional(),
  at: zonedInstant.optional(),
  unit: z.string().optional(),
  staff: z.string().optional(),
  customer: z.string().optional(),
  /** what the event names none of */
  missing: z.array(z.enum(['unit', 'staff', 'customer'])).optional(),
  data: z.record(factName, z.union([scalar, z.null(), z.array(scalar).max(1000)])).default({}),
});

export const ruleExample = z.strictObject({
  says: z.string().min(1),
  event: exampleEvent,
  expect: z.enum(exampleOutcomes),
  /** who must answer for it, by role, when the outcome is fired */
  subject: z.record(factName, z.string()).optional(),
});

export const rule = z.strictObject({
  $schema: z.string().optional(),
  kind: z.literal('rule'),
  code,
  standard: code,
  title: localizedText,
  /** local dates, first day in force and first day no longer in force */
  effective: z.strictObject({ from: localDate.optional(), to: localDate.optional() }).optional(),
  /** until this local date findings are recorded without consequences */
  trial: z.strictObject({ until: localDate }).optional(),
  scope: z
    .strictObject({
      units: z.array(z.string().min(1)).min(1).optional(),
      touchpoints: z.array(z.enum(touchpoints)).min(1).optional(),
    })
    .optional(),
  on: z.array(code).min(1),
  let: letForms.optional(),
  labels: z.record(factName, localizedText).optional(),
  /** which events the rule is about at all; the denominator of its rates */
  when: condition.optional(),
  conditions: rootCondition,
  finding: z.strictObject({
    as: z.enum(findingKinds).default('nonconformity'),
    severity: z.enum(severities),
    /** whom a breach harms; missing: nobody, or, where the standard is critical, nobody knows whom */
    critical: z.enum(criticalKinds).optional(),
    /** role → fact that names who answers: {"staff":"staff","unit":"unit"} */
    subject: z.record(factName, factName).refine((subject) => Object.keys(subject).length > 0, 'at-least-one-role'),
    /** with {factName} placeholders */
    message: localizedText,
  }),
  /** codes of the policies that this rule's findings are handed to */
  consequences: z.array(code).default([]),
  examples: z.array(ruleExample).min(1),
});
export type Rule = z.infer<typeof rule>;
export type RuleExample = z.infer<typeof ruleExample>;
