import { z } from 'zod';
import { directiveStatuses } from '../../domain/corrective-action/directive-workflow.js';
import { correctiveKinds } from '../../domain/corrective-action/number.js';
import { causeCategories, rectificationStatuses } from '../../domain/corrective-action/rectification.js';
import { code } from '../../domain/rulebook/text.schema.js';
import { plainText } from '../../domain/shared/plain-text.schema.js';
import { queryInstant } from '../../domain/shared/query-time.schema.js';

const codeText = plainText(200);
const words = plainText(2_000);
const note = words.nullable().default(null);
const localDate = z.iso.date();

/** Also of files. */
export const id = z.string().regex(/^\d{1,18}$/, 'a whole number');

export const filters = {
  kind: z.enum(correctiveKinds).optional(),
  status: z.enum([...new Set([...rectificationStatuses, ...directiveStatuses])]).optional(),
  /** this unit alone, not its subtree */
  unit: codeText.optional(),
  /** this unit and everything below it today */
  within: codeText.optional(),
  standard: codeText.optional(),
  overdue: z.stringbool({ truthy: ['true'], falsy: ['false'], case: 'sensitive' }).optional(),
};

export const listQuery = z.strictObject({
  ...filters,
  /** in hand at or after: not closed before it */
  from: queryInstant.optional(),
  /** issued before */
  to: queryInstant.optional(),
  /** only those with a smaller id: the last id of the page before */
  before: id.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  lang: z.string().optional(),
});
export type ListQuery = z.infer<typeof listQuery>;

export const holdsQuery = listQuery.pick({ unit: true, before: true, limit: true, lang: true });
export type HoldsQuery = z.infer<typeof holdsQuery>;

export const causeBody = z.strictObject({ category: z.enum(causeCategories), text: words });
export type CauseBody = z.infer<typeof causeBody>;

/** `owner`: code of the staff member; `dueOn`: local date */
export const actionBody = z.strictObject({ text: words, owner: codeText, dueOn: localDate });
export const planBody = z.strictObject({ actions: z.array(actionBody).min(1).max(50) });
export type PlanBody = z.infer<typeof planBody>;

export const finishBody = z.strictObject({ action: z.int().min(1), note });
export type FinishBody = z.infer<typeof finishBody>;

export const noteBody = z.strictObject({ note }).default({ note: null });
export type NoteBody = z.infer<typeof noteBody>;

export const reasonBody = z.strictObject({ reason: words });
export type ReasonBody = z.infer<typeof reasonBody>;

/** `dueOn`: a new term, local date; null: as it was */
export const returnBody = z.strictObject({ reason: words, dueOn: localDate.nullable().default(null) });
export type ReturnBody = z.infer<typeof returnBody>;

/** `escalation`: code of an escalation policy of the release in force; default `directive-ladder`, where there is one */
export const directiveBody = z.strictObject({
  unit: codeText,
  text: words,
  dueOn: localDate.nullable().default(null),
  escalation: code.optional(),
});
export type DirectiveBody = z.infer<typeof directiveBody>;

export const textBody = z.strictObject({ text: words });
export type TextBody = z.infer<typeof textBody>;
