import type { PlainOperator } from '../../rulebook/condition.schema.js';
import type { EventType } from '../../rulebook/event-type.schema.js';
import type { Rule } from '../../rulebook/rule.schema.js';
import type { DecidedBy, Outcome } from '../rule-outcome.js';

export type FindingKind = Rule['finding']['as'];
export type Touchpoint = NonNullable<EventType['touchpoint']>;
export type Ordering = Extract<PlainOperator, `${'less' | 'greater'}${string}`>;
/** Amounts are more or less, levels (a score, a share) are higher or lower, times are later or earlier. */
export type Scale = 'amount' | 'level' | 'time';

/** All that one language needs to explain a judgement. A clause has no full stop, everything else is a whole sentence. */
export interface Words {
  readonly yes: string;
  readonly no: string;
  /** null: known to be empty */
  readonly none: string;
  readonly missing: string;
  /** a list without entries */
  readonly empty: string;
  readonly quote: (text: string) => string;
  readonly list: (items: readonly string[], left: number) => string;

  /** clauses */
  readonly was: (label: string, value: string) => string;
  readonly recordedAsNone: (label: string) => string;
  readonly isMissing: (label: string) => string;
  readonly contains: (label: string, list: string, value: string, holds: boolean) => string;
  readonly has: (label: string, entries: string) => string;
  readonly noneOfThem: (label: string, list: string, predicate: string) => string;
  readonly everyOne: (label: string, list: string, predicate: string) => string;
  readonly andSo: (clause: string, predicate: string) => string;
  readonly sentence: (clause: string) => string;

  /** predicates: what may follow the value in a clause */
  readonly ordered: (operator: Ordering, scale: Scale, holds: boolean, expected: string) => string;
  readonly is: (expected: string) => string;
  readonly isNot: (expected: string) => string;
  readonly sameAs: (expected: string) => string;
  readonly differentFrom: (expected: string) => string;
  readonly oneOf: (list: string) => string;
  readonly noneOf: (list: string) => string;
  readonly nothingToCompare: string;
  readonly factWithValue: (label: string, value: string) => string;

  /** what a standard demands, where breaking it is `operator` */
  readonly promise: (was: string, operator: Ordering, scale: Scale, expected: string, met: boolean) => string;

  /** where a local fact comes from */
  readonly runsFromTo: (label: string, from: string, until: string, calendar: string | undefined) => string;
  readonly isDifference: (label: string, a: string, b: string) => string;
  readonly isRatio: (label: string, a: string, b: string) => string;
  readonly isSize: (label: string, list: string) => string;

  readonly headline: (outcome: Outcome, kind: FindingKind, standard: string, rule: string) => string;
  readonly fired: (kind: FindingKind, reasons: number, standard: string) => string;
  readonly notFired: (kind: FindingKind, standard: string) => string;
  readonly applies: (clauses: readonly string[]) => string;
  readonly concerns: (subjects: readonly string[]) => string;
  readonly trial: (until: string) => string;

  /** not evaluable */
  readonly cannotBeComputed: (labels: readonly string[]) => string;
  readonly dividesByZero: (label: string, divisor: string) => string;
  readonly calendarDoesNotCover: (label: string, calendar: string) => string;
  readonly hasNoAnswer: (label: string) => string;
  readonly cannotBeJudged: (decidedBy: DecidedBy) => string;
  readonly missingHurtsNobody: string;

  /** not applicable */
  readonly otherTouchpoint: (wanted: readonly Touchpoint[], found: Touchpoint | undefined) => string;
  readonly notYetInForce: (from: string, occurred: string) => string;
  readonly noLongerInForce: (to: string, occurred: string) => string;
  readonly otherUnits: (wanted: readonly string[], found: string) => string;
  readonly notMeant: string;
}
