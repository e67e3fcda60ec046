import type { CriticalKind } from '../rulebook/checklist.schema.js';
import { findingFacts, type FindingFactName } from '../rulebook/finding-facts.js';
import type { Rule } from '../rulebook/rule.schema.js';
import type { Standard } from '../rulebook/standard.schema.js';
import type { FactValue } from '../shared/fact-value.js';

/**
 * A standing finding as policies read it. Instants are canonical UTC text. A key that is absent is missing: nobody said,
 * which is never the same as null.
 */
export interface FindingRecord {
  readonly id: string;
  /** when what was found occurred */
  readonly at: string;
  readonly kind: Rule['finding']['as'];
  readonly severity?: Rule['finding']['severity'] | undefined;
  /** null: no critical error */
  readonly critical?: CriticalKind | null | undefined;
  readonly rule?: string | undefined;
  readonly standard?: string | undefined;
  readonly dimension?: Standard['dimension'] | undefined;
  /** the act: findings of one event are about one act */
  readonly event?: string | undefined;
  readonly staff?: string | undefined;
  readonly unit?: string | undefined;
  readonly detectedAt?: string | undefined;
  /** by a rule on trial: recorded, without consequences; default false */
  readonly trial?: boolean | undefined;
}

/** Reads the facts of a finding by name; undefined is missing. */
export function readFinding(finding: FindingRecord, name: string): FactValue | undefined {
  const facts: Readonly<Partial<Record<FindingFactName, FactValue | undefined>>> = finding;
  return Object.hasOwn(findingFacts, name) ? facts[name as FindingFactName] : undefined;
}

/** By (occurred at, id). Ids are decimal numbers as text, so that a shorter one is the smaller. */
export function inOrder(one: FindingRecord, other: FindingRecord): number {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1;
  if (one.id.length !== other.id.length) return one.id.length - other.id.length;
  return one.id < other.id ? -1 : Number(one.id > other.id);
}
