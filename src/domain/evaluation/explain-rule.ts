import type { ServiceEvent } from '../service-event/service-event.js';
import type { Facts, FactValue } from '../shared/fact-value.js';
import { judgeRule, type PreparedRule } from './judge-rule.js';
import type { ReadFact } from './read-fact.js';
import type { DecidedBy, RuleExplanation } from './rule-outcome.js';
import { traceCondition } from './trace-condition.js';

const reachedWhen: ReadonlySet<DecidedBy> = new Set(['when', 'conditions', 'subject']);
const reachedConditions: ReadonlySet<DecidedBy> = new Set(['conditions', 'subject']);

/** Judges as `judgeRule` does, and records why. */
export function explainRule(prepared: PreparedRule, event: ServiceEvent, read: ReadFact): RuleExplanation {
  const { rule, ...judged } = judgeRule(prepared, event, read);
  const { decidedBy } = judged;
  return {
    rule: rule.code,
    eventType: event.type,
    occurredAt: event.occurredAt,
    ...judged,
    ...(rule.when !== undefined && reachedWhen.has(decidedBy) ? { when: traceCondition(rule.when, read) } : {}),
    ...(reachedConditions.has(decidedBy) ? { conditions: traceCondition(rule.conditions, read) } : {}),
    values: Object.fromEntries(factsReadBy(prepared, read)),
  };
}

/** The known facts among those that the rule names. */
export function factsReadBy({ named }: PreparedRule, read: ReadFact): Facts {
  const facts = new Map<string, FactValue>();
  for (const name of named) {
    const value = read(name);
    if (value !== undefined) facts.set(name, value);
  }
  return facts;
}
