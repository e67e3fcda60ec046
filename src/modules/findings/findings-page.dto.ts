import { z } from 'zod';
import { severities } from '../../domain/rulebook/rule.schema.js';
import { plainText } from '../../domain/shared/plain-text.schema.js';
import { withoutEmpty } from '../../platform/pages/page-query.js';
import { queryDate } from '../../domain/shared/query-time.schema.js';

const codeText = plainText(200).optional();
const day = queryDate.optional();

const filters = z.strictObject({
  rule: codeText,
  /** this unit alone, not its subtree */
  unit: codeText,
  severity: z.enum(severities).optional(),
  /** local days on which they occurred, both included */
  from: day,
  to: day,
  /** only findings with a smaller id: the last id of the page before */
  before: z
    .string()
    .regex(/^\d{1,18}$/, 'a whole number')
    .optional(),
  lang: z.string().optional(),
});

export const findingsPageQuery = z.preprocess(withoutEmpty, filters);
export type FindingsPageQuery = z.infer<typeof filters>;
