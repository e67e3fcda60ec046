import { z } from 'zod';
import { plainText } from '../../domain/shared/plain-text.schema.js';

export const auditQuery = z.strictObject({
  /** what was acted on, exactly: `user:li.na`, `unit:ZJ-1`, `organization` */
  subject: plainText(300).optional(),
  /** who acted, exactly: `user:li.na`, `key:7b1e…`, `system` */
  actor: plainText(300).optional(),
  /** only entries with a smaller number: the last number of the page before */
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  lang: z.string().optional(),
});
export type AuditQuery = z.infer<typeof auditQuery>;
