import { z } from 'zod';
import { reportStatuses } from '../../domain/report/report-file.js';
import { plainText } from '../../domain/shared/plain-text.schema.js';

const unitCode = plainText(200);
const longText = plainText(4_000);
const day = z.iso.date();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hexadecimal digits');

export const reportId = z.string().regex(/^\d{1,18}$/, 'a whole number');

/** a year, and room for the one before it to be compared with */
const longestDays = 800;
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

const orderly = {
  params: {
    expected: {
      'zh-CN': `结束日期应晚于开始日期，且不超过 ${longestDays} 天`,
      en: `expected a later date than "from", by at most ${longestDays} days`,
    },
  },
  path: ['to'],
};

export const createBody = z
  .strictObject({
    /** the top of the subtree; null: the whole organisation */
    unit: unitCode.nullable(),
    /** local dates of the organisation, half open: `to` is the first day that no longer belongs to the report */
    from: day,
    to: day,
  })
  .refine(({ from, to }) => daysBetween(from, to) >= 1 && daysBetween(from, to) <= longestDays, orderly);
export type CreateBody = z.infer<typeof createBody>;

const note = longText.nullable().default(null);

export const submitBody = z.strictObject({ note });
export type SubmitBody = z.infer<typeof submitBody>;

/** Whoever reviews or signs names the content they have read. */
export const signatureBody = z.strictObject({ contentSha256: sha256, note });
export type SignatureBody = z.infer<typeof signatureBody>;

export const commentBody = z.strictObject({
  text: longText,
  /** JSON pointer of the figure it is about; null: the report as a whole */
  about: z
    .string()
    .regex(/^(\/[^\s]{1,100}){1,10}$/, 'a JSON pointer such as /findings/total')
    .nullable()
    .default(null),
});
export type CommentBody = z.infer<typeof commentBody>;

export const reviseBody = z.strictObject({ reason: longText });
export type ReviseBody = z.infer<typeof reviseBody>;

export const directiveBody = z.strictObject({
  /** the unit that is to carry it out */
  unit: unitCode,
  text: longText,
  /** local date */
  dueOn: day.nullable().default(null),
});
export type DirectiveBody = z.infer<typeof directiveBody>;

export const listQuery = z.strictObject({
  /** reports on this very unit */
  unit: unitCode.optional(),
  status: z.enum(reportStatuses).optional(),
  /** only reports with a smaller id: the last id of the page before */
  before: reportId.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  lang: z.string().optional(),
});
export type ListQuery = z.infer<typeof listQuery>;
