import { z } from 'zod';
import { entityCode, localDate } from '../../domain/organization/organization-file.schema.js';
import { inspectionStatuses } from '../../domain/inspection/inspection-workflow.js';
import { inspectionForms, inspectionPurposes } from '../../domain/inspection/plan.js';
import { code } from '../../domain/rulebook/text.schema.js';
import { plainText } from '../../domain/shared/plain-text.schema.js';
import { queryDate } from '../../domain/shared/query-time.schema.js';

export const inspectionId = z.string().regex(/^\d{1,18}$/, 'a whole number');
const text = plainText(200);
const lang = z.string().optional();

export const inspectionsQuery = z.strictObject({
  status: z.enum(inspectionStatuses).optional(),
  form: z.enum(inspectionForms).optional(),
  checklist: text.optional(),
  /** this unit alone, not its subtree */
  unit: text.optional(),
  /** `me`: those assigned to whoever asks */
  inspector: z.literal('me').optional(),
  /** planned on or after, before (local dates) */
  from: queryDate.optional(),
  to: queryDate.optional(),
  /** only those with a smaller id: the last id of the page before */
  before: inspectionId.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  lang,
});
export type InspectionsQuery = z.infer<typeof inspectionsQuery>;

/** `on`: local date; today if it is left out. `unit`: its inspections alone, not those of its subtree. */
export const dailySummaryQuery = z.strictObject({ on: queryDate.optional(), unit: text.optional(), lang });
export type DailySummaryQuery = z.infer<typeof dailySummaryQuery>;

export const newPlan = z.strictObject({
  unit: entityCode,
  /** code of a checklist of the release in force */
  checklist: code,
  form: z.enum(inspectionForms),
  purpose: z.enum(inspectionPurposes).default('regular'),
  plannedOn: localDate,
});
export type NewPlan = z.infer<typeof newPlan>;

export const assignmentOrder = z.strictObject({
  /** username of an inspector who sees the unit and does not belong to it */
  inspector: plainText(100),
});
export type AssignmentOrder = z.infer<typeof assignmentOrder>;

const note = plainText(2000);
const staff = entityCode.optional();

/** As the workflow takes it, but with the ids of files that were uploaded before. */
const givenAnswer = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('pass'), note: note.optional() }),
  z.strictObject({
    answer: z.literal('fail'),
    note,
    evidence: z.array(inspectionId).max(20).default([]),
    /** who answers for it, where it was one person */
    staff,
  }),
  z.strictObject({ answer: z.literal('not-applicable'), reason: plainText(500) }),
]);
export type GivenAnswer = z.infer<typeof givenAnswer>;

/** By item; items that are left out keep the answer they have. */
export const answerOrder = z.strictObject({
  answers: z.record(code, givenAnswer).refine((given) => Object.keys(given).length > 0, {
    params: { expected: { 'zh-CN': '应至少回答一项', en: 'expected at least one item' } },
  }),
});
export type AnswerOrder = z.infer<typeof answerOrder>;

export const submission = z.strictObject({ summary: plainText(4000).optional() });
export type Submission = z.infer<typeof submission>;

export const confirmation = z.strictObject({ note: note.optional() });
export type Confirmation = z.infer<typeof confirmation>;

/** Why it is sent back or called off. */
export const reasonOrder = z.strictObject({ reason: note });
export type ReasonOrder = z.infer<typeof reasonOrder>;

export const maxEvidenceBytes = 10 * 1024 * 1024;
export const maxEvidenceFiles = 200;

/** What a browser or an office shows without running anything; all of it is only ever downloaded. */
export const evidenceTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
  'audio/mpeg',
  'video/mp4',
] as const;

export const evidenceQuery = z.strictObject({
  /** the name that the file had where it came from, without a path */
  name: plainText(200).refine((name) => !/[/\\]/.test(name), {
    params: { expected: { 'zh-CN': '应为不含 / 和 \\ 的文件名', en: 'expected a file name without / and \\' } },
  }),
  lang,
});
export type EvidenceQuery = z.infer<typeof evidenceQuery>;
