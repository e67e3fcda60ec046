import { z } from 'zod';
import { entityCode } from '../../domain/organization/organization-file.schema.js';
import { queryDate } from '../../domain/shared/query-time.schema.js';

export const unitsQuery = z.strictObject({
  /** the tree as it stood on that day; today if left out */
  on: queryDate.optional(),
  lang: z.string().optional(),
});
export type UnitsQuery = z.infer<typeof unitsQuery>;

export const staffQuery = z.strictObject({
  /** this unit alone, not those below it */
  unit: entityCode.optional(),
  on: queryDate.optional(),
  /** only staff with a greater code: the last code of the page before */
  after: entityCode.optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
  lang: z.string().optional(),
});
export type StaffQuery = z.infer<typeof staffQuery>;
