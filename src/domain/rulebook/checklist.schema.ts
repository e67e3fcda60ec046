import { z } from 'zod';
import { touchpoints } from './event-type.schema.js';
import { dimensions } from './standard.schema.js';
import { code, localizedText } from './text.schema.js';

/** Whom a critical error harms; one failed critical item fails the whole sheet (COPC usage). */
export const criticalKinds = ['customer', 'business', 'compliance'] as const;
export type CriticalKind = (typeof criticalKinds)[number];

/** As whom the inspector looks: 站长, 业务执行者, 服务感知者. */
export const perspectives = ['station-manager', 'business-executor', 'service-perceiver'] as const;
export type Perspective = (typeof perspectives)[number];

export const checklistItem = z.strictObject({
  code,
  /** what is looked at, so that the answer is pass or fail */
  text: localizedText,
  standard: code,
  /** default: that of the standard */
  dimension: z.enum(dimensions).optional(),
  touchpoint: z.enum(touchpoints),
  weight: z.int().min(0).max(1000).default(1),
  critical: z.enum(criticalKinds).optional(),
  /** "not applicable" is no answer to it */
  mandatory: z.boolean().default(false),
  /** a failure counts only with a file that shows it */
  evidenceOnFailure: z.boolean().default(false),
  perspective: z.enum(perspectives).optional(),
  /** field of business, in the installation's words: `metering`, `price` … */
  field: code.optional(),
});
export type ChecklistItem = z.infer<typeof checklistItem>;

export const answerWords = ['pass', 'fail', 'not-applicable'] as const;
export type AnswerWord = (typeof answerWords)[number];

/** `not-scorable`: nothing with a weight applied. `incomplete`: items are unanswered, so that nothing is judged. */
export const sheetResults = ['pass', 'fail', 'not-scorable', 'incomplete'] as const;

export const checklistExample = z.strictObject({
  says: z.string().min(1),
  /** by item; one that is left out is unanswered */
  answers: z.record(code, z.enum(answerWords)),
  expect: z.strictObject({
    result: z.enum(sheetResults),
    score: z.number().min(0).max(100).optional(),
    /** failed critical items */
    critical: z.array(code).optional(),
    missing: z.array(code).optional(),
  }),
});
export type ChecklistExample = z.infer<typeof checklistExample>;

type Items = readonly { readonly code: string; readonly weight: number }[];
const namesEachItemOnce = (items: Items): boolean => new Set(items.map((item) => item.code)).size === items.length;
const weighsSomething = (items: Items): boolean => items.some(({ weight }) => weight !== 0);

export const checklist = z.strictObject({
  $schema: z.string().optional(),
  kind: z.literal('checklist'),
  code,
  title: localizedText,
  /** lowest score in percent that passes */
  passAt: z.int().min(0).max(100),
  items: z
    .array(checklistItem)
    .min(1)
    .max(300)
    .refine(namesEachItemOnce, 'items-once')
    .refine(weighsSomething, 'some-weight'),
  examples: z.array(checklistExample).min(1),
});
export type Checklist = z.infer<typeof checklist>;
