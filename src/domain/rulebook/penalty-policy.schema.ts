import { z } from 'zod';
import { dayCounts } from '../calendar/end-of-term.js';
import { condition } from './condition.schema.js';
import { dayDuration } from './duration.schema.js';
import { findingExample } from './finding-example.schema.js';
import { code, factName, localizedText } from './text.schema.js';

/** 轻、中、重, from the lightest up. */
export const penaltyTiers = ['light', 'medium', 'heavy'] as const;
export type PenaltyTier = (typeof penaltyTiers)[number];

/** Whom a penalty is for; the other of the two may bear points with them. */
export const penaltySubjects = ['staff', 'unit'] as const;
export type PenaltySubject = (typeof penaltySubjects)[number];

const byTier = <Value extends z.ZodType>(value: Value) => z.strictObject({ light: value, medium: value, heavy: value });
const points = z.int().min(0).max(1000);

/** A count of standing findings, this one included, that no row has consumed for it (rule-language 3.2, 3.7). */
export const findingCount = z.strictObject({
  of: z.literal('finding'),
  /** findings with the same of these count together; the subject of the policy is always among them */
  by: z.array(z.enum(penaltySubjects)).min(1),
  /** days of exactly 24 hours back from the finding, closed on both ends */
  within: dayDuration,
  where: condition.optional(),
});
export type FindingCount = z.infer<typeof findingCount>;

export const penaltyRow = z.strictObject({
  tier: z.enum(penaltyTiers),
  when: condition,
  /** the count that is used up by this row: what it counted counts no more */
  consumes: factName.optional(),
});
export type PenaltyRow = z.infer<typeof penaltyRow>;

/** `absorbed`: the act bears the penalty of another finding. `held`: data is missing, a person must look. */
export const exampleVerdicts = [...penaltyTiers, 'absorbed', 'held', 'none'] as const;

export const penaltyExample = z.strictObject({
  says: z.string().min(1),
  findings: z.array(findingExample).min(1).max(50),
  /** by id, for every finding */
  expect: z.record(z.string(), z.enum(exampleVerdicts)),
});
export type PenaltyExample = z.infer<typeof penaltyExample>;

export const penaltyPolicy = z.strictObject({
  $schema: z.string().optional(),
  kind: z.literal('penalty-policy'),
  code,
  title: localizedText,
  for: z.enum(penaltySubjects),
  /** one act bears one penalty, the heaviest: findings of one event are one act */
  onePer: z.enum(['event']).default('event'),
  let: z.record(factName, findingCount).optional(),
  labels: z.record(factName, localizedText).optional(),
  /** tried from the heaviest down, within a tier in the order written; what is in doubt is held, never passed over */
  tiers: z.array(penaltyRow).min(1).max(50),
  /** borne by the subject */
  points: byTier(points),
  /** borne by the unit of a staff member, beside their own points; default 0 */
  unitPoints: byTier(points).optional(),
  /** how many different persons must confirm; a machine only proposes */
  confirmations: byTier(z.int().min(1).max(5)),
  /** how long after the notice it can be appealed against */
  appeal: z.strictObject({ within: dayDuration, count: z.enum(dayCounts), calendar: code.optional() }),
  examples: z.array(penaltyExample).min(1),
});
export type PenaltyPolicy = z.infer<typeof penaltyPolicy>;
