import { z } from 'zod';
import { plainText } from '../../domain/shared/plain-text.schema.js';
import { queryInstant } from '../../domain/shared/query-time.schema.js';
import { findingKinds, severities } from '../../domain/rulebook/rule.schema.js';

const codeText = plainText(200);

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
  from: queryInstant.optional(),
  to: queryInstant.optional(),
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
const factGrouping = /^fact:[a-z][A-Za-z0-9]{0,63}$/;
const mostGroupings = 3;

/** `unit,month`: columns, or facts as `fact:<name>`, with commas between them. */
function groupingList(words: readonly string[]) {
  const known = [...words, 'fact:<name>'];
  return z
    .string()
    .refine(
      (text) => {
        const parts = text.split(',');
        return parts.length <= mostGroupings && parts.every((part) => words.includes(part) || factGrouping.test(part));
      },
      {
        params: {
          expected: {
            'zh-CN': `应为以下词语，一至 ${mostGroupings} 个，以英文逗号分隔：${known.join('、')}`,
            en: `expected one to ${mostGroupings} of these, with commas between them: ${known.join(', ')}`,
          },
        },
      },
    )
    .transform((text) => text.split(','));
}

export const findingSummaryQuery = z.strictObject({
  ...findingFilters,
  by: groupingList(groupings),
  /** leave out groups with fewer judged events: a rate of three is no rate */
  minJudged: z.coerce.number().int().min(0).default(0),
  sort: z.enum(['findings', 'rate', 'judged', 'group']).default('findings'),
  limit: z.coerce.number().int().min(1).max(10_000).default(100),
  format: z.enum(['json', 'csv']).default('json'),
});
export type FindingSummaryQuery = z.infer<typeof findingSummaryQuery>;

const eventGroupings = ['unit', 'staff', 'type', 'source', 'month'] as const;

export const eventSummaryQuery = z.strictObject({
  type: codeText.optional(),
  unit: codeText.optional(),
  staff: codeText.optional(),
  from: queryInstant.optional(),
  to: queryInstant.optional(),
  lang: z.string().optional(),
  by: groupingList(eventGroupings),
  /** also count how many different values this fact has */
  distinct: z.string().regex(factGrouping, 'fact:<name>').optional(),
  limit: z.coerce.number().int().min(1).max(10_000).default(100),
  format: z.enum(['json', 'csv']).default('json'),
});
export type EventSummaryQuery = z.infer<typeof eventSummaryQuery>;
