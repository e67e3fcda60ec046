import { z } from 'zod';
import { criticalKinds } from './checklist.schema.js';
import { findingKinds, severities } from './rule.schema.js';
import { dimensions } from './standard.schema.js';
import { code, zonedInstant } from './text.schema.js';

const name = z.string().min(1).max(200);

/**
 * A finding as the example of a policy writes it. What is left out is missing, except that it is a nonconformity, of
 * staff member S1 in unit U1.
 */
export const findingExample = z.strictObject({
  /** findings of one instant count in the order of their ids */
  id: name,
  at: zonedInstant,
  kind: z.enum(findingKinds).default('nonconformity'),
  severity: z.enum(severities).optional(),
  critical: z.enum(criticalKinds).nullable().optional(),
  rule: code.optional(),
  standard: code.optional(),
  dimension: z.enum(dimensions).optional(),
  event: name.optional(),
  staff: name.optional(),
  unit: name.optional(),
  /** whom the finding does not name */
  missing: z.array(z.enum(['staff', 'unit'])).optional(),
  detectedAt: zonedInstant.optional(),
  trial: z.boolean().default(false),
});
export type FindingExample = z.infer<typeof findingExample>;
