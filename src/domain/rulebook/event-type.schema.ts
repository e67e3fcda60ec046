import { z } from 'zod';
import { factTypes, listElementTypes } from '../service-event/fact-definition.js';
import { scalar } from './condition.schema.js';
import { letForms } from './let.schema.js';
import { code, factName, localizedText } from './text.schema.js';

/** Where the customer meets the organisation. */
export const touchpoints = [
  'counter',
  'phone',
  'online',
  'field-visit',
  'complaint',
  'callback',
  'back-office',
] as const;

export const factDefinition = z.strictObject({
  type: z.enum(factTypes),
  of: z.enum(listElementTypes).optional(),
  label: localizedText,
  unit: z.string().min(1).max(20).optional(),
  required: z.boolean().optional(),
  nullable: z.boolean().optional(),
  values: z.array(z.string().min(1).max(200)).min(1).max(500).optional(),
  default: z.union([scalar, z.array(scalar)]).optional(),
});

const presence = z.enum(['required', 'optional']);

export const eventType = z.strictObject({
  $schema: z.string().optional(),
  kind: z.literal('event-type'),
  code,
  title: localizedText,
  touchpoint: z.enum(touchpoints).optional(),
  /** whether an event without a unit (staff member, customer) is quarantined */
  unit: presence.default('required'),
  staff: presence.default('optional'),
  customer: presence.default('optional'),
  facts: z.record(factName, factDefinition),
  /** facts derived from those of the event */
  let: letForms.optional(),
  labels: z.record(factName, localizedText).optional(),
});
export type EventType = z.infer<typeof eventType>;
