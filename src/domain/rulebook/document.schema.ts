import { z } from 'zod';
import { calendar } from './calendar.schema.js';
import { checklist } from './checklist.schema.js';
import { correctivePolicy } from './corrective-policy.schema.js';
import { escalationPolicy } from './escalation-policy.schema.js';
import { eventType } from './event-type.schema.js';
import { penaltyPolicy } from './penalty-policy.schema.js';
import { rule } from './rule.schema.js';
import { standard } from './standard.schema.js';

/** The kinds that a rule may name as its consequences. */
export const consequenceKinds = ['penalty-policy', 'corrective-policy'] as const;

/** Every kind of document, by kind. A new kind is one entry here and one schema file beside it. */
export const documentSchemas = {
  'event-type': eventType,
  standard,
  rule,
  calendar,
  checklist,
  'penalty-policy': penaltyPolicy,
  'corrective-policy': correctivePolicy,
  'escalation-policy': escalationPolicy,
} as const;

export type DocumentKind = keyof typeof documentSchemas;
export const documentKinds = Object.keys(documentSchemas) as DocumentKind[];

export const document = z.discriminatedUnion('kind', [
  eventType,
  standard,
  rule,
  calendar,
  checklist,
  penaltyPolicy,
  correctivePolicy,
  escalationPolicy,
]);
export type RulebookDocument = z.infer<typeof document>;
