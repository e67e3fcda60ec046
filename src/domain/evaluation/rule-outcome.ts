import type { Rule } from '../rulebook/rule.schema.js';
import type { FactValue } from '../shared/fact-value.js';
import type { TraceNode } from './trace-condition.js';

export type Outcome = 'fired' | 'not-fired' | 'not-evaluable' | 'not-applicable';

/** The first question whose answer settled the outcome, in the order in which they are asked. */
export type DecidedBy = 'touchpoint' | 'effective' | 'unit' | 'when' | 'conditions' | 'subject';

/** How one rule judged one event. */
export interface RuleOutcome {
  readonly rule: Rule;
  readonly outcome: Outcome;
  readonly decidedBy: DecidedBy;
  /** whether the rule was on trial when the event occurred: a finding then has no consequences */
  readonly trial: boolean;
  /** who must answer for it, by role; empty unless fired */
  readonly subject: Readonly<Record<string, string>>;
  /** the facts for want of which it could not be judged; empty unless not-evaluable */
  readonly missing: readonly string[];
}

/**
 * The same with its reasons, as plain JSON. It holds names and values but no labels: those are read from the rule, event
 * type and standard of the release that judged, which never change, so that a stored explanation stays small and can be
 * put in words for ever without judging again.
 */
export interface RuleExplanation extends Omit<RuleOutcome, 'rule'> {
  readonly rule: string;
  readonly eventType: string;
  readonly occurredAt: string;
  /** present as far as the question was reached */
  readonly when?: TraceNode;
  readonly conditions?: TraceNode;
  /** every known fact that the rule names, also behind its `let`, in its message and for its subject */
  readonly values: Readonly<Record<string, FactValue>>;
}
