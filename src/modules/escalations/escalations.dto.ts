import { z } from 'zod';
import { plainText } from '../../domain/shared/plain-text.schema.js';
import { queryInstant } from '../../domain/shared/query-time.schema.js';

const text = plainText(200);

export const escalationsQuery = z.strictObject({
  /** what is late, exactly: `corrective-action:12` */
  subject: text.optional(),
  policy: text.optional(),
  /** this unit alone, not its subtree */
  unit: text.optional(),
  /** reached at or after, before */
  from: queryInstant.optional(),
  to: queryInstant.optional(),
  /** only those with a smaller id: the last id of the page before */
  before: z
    .string()
    .regex(/^\d{1,18}$/, 'a whole number')
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  lang: z.string().optional(),
});
export type EscalationsQuery = z.infer<typeof escalationsQuery>;
