import { criticalKinds } from './checklist.schema.js';
import type { KnownFact } from './known-fact.js';
import { findingKinds, severities } from './rule.schema.js';
import { dimensions } from './standard.schema.js';

const fact = (type: KnownFact['type'], more: Partial<KnownFact> = {}): KnownFact => ({
  type,
  nullable: false,
  canBeMissing: false,
  operands: [],
  ...more,
});

/** What the conditions of a policy may read of a finding. */
export const findingFacts = {
  kind: fact('code', { values: findingKinds }),
  severity: fact('code', { values: severities, canBeMissing: true }),
  /** whom it harms, if it is a critical error; null: it is none */
  critical: fact('code', { values: criticalKinds, nullable: true, canBeMissing: true }),
  rule: fact('code', { canBeMissing: true }),
  standard: fact('code', { canBeMissing: true }),
  dimension: fact('code', { values: dimensions, canBeMissing: true }),
  /** the act: the event in which it was found */
  event: fact('text', { canBeMissing: true }),
  staff: fact('staff', { canBeMissing: true }),
  unit: fact('unit', { canBeMissing: true }),
  at: fact('instant'),
  detectedAt: fact('instant', { canBeMissing: true }),
} as const satisfies Readonly<Record<string, KnownFact>>;

export type FindingFactName = keyof typeof findingFacts;
