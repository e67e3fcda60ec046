import { defaultZone, zoneClock } from '../calendar/zone-clock.js';
import type { EventType } from '../rulebook/event-type.schema.js';
import type { Rule } from '../rulebook/rule.schema.js';
import type { ServiceEvent } from '../service-event/service-event.js';
import { ternary, type Ternary } from '../shared/ternary.js';
import { evaluateCondition } from './evaluate-condition.js';
import type { LetForms } from './let-forms.js';
import { missingBehind, missingIn } from './missing-facts.js';
import { factsNamedBy, formsOf } from './named-facts.js';
import type { ReadFact } from './read-fact.js';
import type { DecidedBy, Outcome, RuleOutcome } from './rule-outcome.js';

/** A rule made ready to judge events of one type. */
export interface PreparedRule {
  readonly rule: Rule;
  readonly eventType: EventType;
  readonly forms: LetForms;
  /** every fact that the rule names in any place */
  readonly named: ReadonlySet<string>;
  readonly touchpointMatches: boolean;
  /** instants in UTC text, half open */
  readonly effectiveFrom: string | undefined;
  readonly effectiveTo: string | undefined;
  readonly trialUntil: string | undefined;
  readonly units: ReadonlySet<string> | undefined;
  readonly subject: readonly (readonly [role: string, fact: string])[];
}

export function prepareRule(rule: Rule, eventType: EventType): PreparedRule {
  const touchpoints = rule.scope?.touchpoints;
  return {
    rule,
    eventType,
    forms: formsOf(rule, eventType),
    named: factsNamedBy(rule, eventType),
    touchpointMatches:
      touchpoints === undefined || (eventType.touchpoint !== undefined && touchpoints.includes(eventType.touchpoint)),
    effectiveFrom: startOf(rule.effective?.from),
    effectiveTo: startOf(rule.effective?.to),
    trialUntil: startOf(rule.trial?.until),
    units: rule.scope?.units === undefined ? undefined : new Set(rule.scope.units),
    subject: Object.entries(rule.finding.subject),
  };
}

/**
 * Judges one event by one rule, without a record of how. `read` knows the event's facts and the rule's `let`. A missing
 * fact can keep a rule from being judged; it never makes it fire, and nobody is blamed by guess.
 */
export function judgeRule(prepared: PreparedRule, event: ServiceEvent, read: ReadFact): RuleOutcome {
  const { rule, forms } = prepared;
  const trial = prepared.trialUntil !== undefined && event.occurredAt < prepared.trialUntil;
  const settled = (outcome: Outcome, decidedBy: DecidedBy, missing = nothing): RuleOutcome => ({
    rule,
    outcome,
    decidedBy,
    trial,
    subject: nobody,
    missing,
  });

  if (!prepared.touchpointMatches) return settled('not-applicable', 'touchpoint');
  if (!isEffective(prepared, event)) return settled('not-applicable', 'effective');
  const inUnits = isInUnits(prepared, event);
  if (inUnits === 'false') return settled('not-applicable', 'unit');
  const when = rule.when === undefined ? 'true' : evaluateCondition(rule.when, read);
  if (when === 'false') return settled('not-applicable', 'when');
  if (inUnits === 'unknown') return settled('not-evaluable', 'unit', ['unit']);
  if (rule.when !== undefined && when === 'unknown') {
    return settled('not-evaluable', 'when', missingIn(rule.when, forms, read));
  }
  const conditions = evaluateCondition(rule.conditions, read);
  if (conditions === 'false') return settled('not-fired', 'conditions');
  if (conditions === 'unknown') {
    return settled('not-evaluable', 'conditions', missingIn(rule.conditions, forms, read));
  }
  const { subject, missing } = subjectOf(prepared, read);
  if (missing.length > 0) return settled('not-evaluable', 'subject', missing);
  return { rule, outcome: 'fired', decidedBy: 'conditions', trial, subject, missing: nothing };
}

const nothing: readonly string[] = [];
const nobody: Readonly<Record<string, string>> = {};
const clock = zoneClock(defaultZone);

/** Rules come into force and go out of it at local midnight. */
const startOf = (date: string | undefined): string | undefined =>
  date === undefined ? undefined : new Date(clock.firstInstantAt(Date.parse(date))).toISOString();

const isEffective = ({ effectiveFrom, effectiveTo }: PreparedRule, { occurredAt }: ServiceEvent): boolean =>
  (effectiveFrom === undefined || occurredAt >= effectiveFrom) &&
  (effectiveTo === undefined || occurredAt < effectiveTo);

function isInUnits({ units }: PreparedRule, event: ServiceEvent): Ternary {
  if (units === undefined) return 'true';
  if (event.unit === null) return 'unknown';
  return ternary(event.unitPath.some((unit) => units.has(unit)));
}

/** A role whose fact is null has nobody in it; if that leaves no role at all, nobody is known to answer. */
function subjectOf({ subject, forms }: PreparedRule, read: ReadFact): Pick<RuleOutcome, 'subject' | 'missing'> {
  const known: Record<string, string> = {};
  const missing: string[] = [];
  for (const [role, fact] of subject) {
    const value = read(fact);
    if (value === undefined) missing.push(...missingBehind(fact, forms, read));
    else if (value !== null) known[role] = String(value);
  }
  const nobodyKnown = missing.length === 0 && Object.keys(known).length === 0;
  return { subject: known, missing: nobodyKnown ? subject.map(([, fact]) => fact) : [...new Set(missing)] };
}
