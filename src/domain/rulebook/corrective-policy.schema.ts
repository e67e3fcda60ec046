import { z } from 'zod';
import { dayCounts } from '../calendar/end-of-term.js';
import { roles } from '../shared/principal.js';
import { condition } from './condition.schema.js';
import { dayDuration } from './duration.schema.js';
import { findingExample } from './finding-example.schema.js';
import { code, localDate, localizedText } from './text.schema.js';

const days = z.int().min(0).max(366);
const verifiers = ['inspector', 'supervisor', 'approver', 'leadership'] as const;

/** `needs-data`: whether the finding obliges to anything cannot be told, so nothing is opened. */
export const correctiveOutcomes = ['opens', 'opens-nothing', 'needs-data'] as const;

export const correctiveExample = z.strictObject({
  says: z.string().min(1),
  /** the notice is issued at the instant of the finding */
  finding: findingExample.omit({ id: true }),
  expect: z.enum(correctiveOutcomes),
  /** last days in time */
  acknowledgeOn: localDate.optional(),
  dueOn: localDate.optional(),
});
export type CorrectiveExample = z.infer<typeof correctiveExample>;

/** What a finding obliges the unit to do, by when, and who checks it (整改). */
export const correctivePolicy = z.strictObject({
  $schema: z.string().optional(),
  kind: z.literal('corrective-policy'),
  code,
  title: localizedText,
  /** which of the nonconformities that rules hand over oblige to anything; default all */
  when: condition.optional(),
  /** to rectify and submit, from the issue of the notice, by the severity of the finding */
  dueInDays: z.strictObject({ minor: days, major: days, critical: days }),
  /** to acknowledge the notice, from its issue */
  acknowledgeInDays: days,
  /** how both are counted */
  count: z.enum(dayCounts),
  calendar: code.optional(),
  ownerRole: z.enum(roles).default('unit-manager'),
  /** any of these may verify, but nobody who had a hand in the rectification */
  verifierRoles: z.array(z.enum(verifiers)).min(1).max(verifiers.length).default(['inspector']),
  /** how long the standard is watched after verification, in days of 24 hours; default not at all */
  watch: z.strictObject({ for: dayDuration }).optional(),
  /** the ladder that a late unit climbs */
  escalation: code.optional(),
  examples: z.array(correctiveExample).min(1),
});
export type CorrectivePolicy = z.infer<typeof correctivePolicy>;
