import { z } from 'zod';
import { plainText } from '../../domain/shared/plain-text.schema.js';
import { findingKinds, severities } from '../../domain/rulebook/rule.schema.js';

const codeText = plainText(200);
const instant = z.iso.datetime({ offset: true });

/** What narrows a list, a summary or an export. Unknown parameters are refused: a misspelt filter must not widen. */
const filters = {
  rule: codeText.optional(),
  standard: codeText.optional(),
  dimension: codeText.optional(),
  type: codeText.optional(),
  /** this unit alone, not its subtree */
  unit: codeText.optional(),
  staff: codeText.optional(),
  /** occurred at or after, before */
  from: instant.optional(),
  to: instant.optional(),
  lang: z.string().optional(),
};
export interface Filters {
  readonly rule?: string | undefined;
  readonly standard?: string | undefined;
  readonly dimension?: string | undefined;
  readonly type?: string | undefined;
  readonly unit?: string | undefined;
  readonly staff?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const findingFilters = {
  ...filters,
  kind: z.enum(findingKinds).optional(),
  severity: z.enum(severities).optional(),
  status: z.enum(['standing', 'held', 'withdrawn']).optional(),
};

const id = z.string().regex(/^\d{1,18}$/, 'a whole number');

export const listQuery = z.strictObject({
  ...findingFilters,
  /** only findings with a smaller id: the last id of the page before */
  before: id.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export type ListQuery = z.infer<typeof listQuery>;

export const exportQuery = z.strictObject({ ...findingFilters, format: z.enum(['csv', 'json']).default('csv') });
export type ExportQuery = z.infer<typeof exportQuery>;

export const eventQuery = z.strictObject({ source: codeText, id: codeText, lang: z.string().optional() });

/** What a summary groups by: a column, or any fact of the event. */
export const groupings = [
  'rule',
  'standard',
  'dimension',
  'severity',
  'unit',
  'staff',
  'type',
  'source',
  'month',
] as const;
export type Grouping = (typeof groupings)[number];
const grouping = z.union([z.enum(groupings), z.string().regex(/^fact:[a-z][A-Za-z0-9]{0,63}$/)], {
  error: `one of ${groupings.join(', ')} or fact:<name>`,
});
const groupingList = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(grouping).min(1).max(3));

export const findingSummaryQuery = z.strictObject({
  ...findingFilters,
  by: groupingList,
  /** leave out groups with fewer judged events: a rate of three is no rate */
  minJudged: z.coerce.number().int().min(0).default(0),
  sort: z.enum(['findings', 'rate', 'judged', 'group']).default('findings'),
  limit: z.coerce.number().int().min(1).max(10_000).default(100),
  format: z.enum(['json', 'csv']).default('json'),
});
export type FindingSummaryQuery = z.infer<typeof findingSummaryQuery>;

const eventGroupings = ['unit', 'staff', 'type', 'source', 'month'] as const;
const eventGroupingList = z
  .string()
  .transform((text) => text.split(','))
  .pipe(
    z
      .array(
        z.union([z.enum(eventGroupings), z.string().regex(/^fact:[a-z][A-Za-z0-9]{0,63}$/)], {
          error: `one of ${eventGroupings.join(', ')} or fact:<name>`,
        }),
      )
      .min(1)
      .max(3),
  );

export const eventSummaryQuery = z.strictObject({
  type: codeText.optional(),
  unit: codeText.optional(),
  staff: codeText.optional(),
  from: instant.optional(),
  to: instant.optional(),
  lang: z.string().optional(),
  by: eventGroupingList,
  /** also count how many different values this fact has */
  distinct: z
    .string()
    .regex(/^fact:[a-z][A-Za-z0-9]{0,63}$/, 'fact:<name>')
    .optional(),
  limit: z.coerce.number().int().min(1).max(10_000).default(100),
  format: z.enum(['json', 'csv']).default('json'),
});
export type EventSummaryQuery = z.infer<typeof eventSummaryQuery>;
