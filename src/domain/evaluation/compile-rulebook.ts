import { compileCalendar } from '../calendar/compile-calendar.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import type { ServiceEvent } from '../service-event/service-event.js';
import type { Facts } from '../shared/fact-value.js';
import { explainRule, factsReadBy } from './explain-rule.js';
import { judgeRule, prepareRule, type PreparedRule } from './judge-rule.js';
import { withLet, type Calendars } from './let-forms.js';
import { readEvent } from './read-event.js';
import type { ReadFact } from './read-fact.js';
import type { RuleExplanation, RuleOutcome } from './rule-outcome.js';

/** Judges events by the rules of one release. The seam behind which a faster evaluator can take its place. */
export interface Evaluator {
  /** One outcome per rule for this type of event, in the rulebook's order; none for an unknown type. */
  judge(event: ServiceEvent): readonly RuleOutcome[];
  /** Why one rule judged as it did; undefined if the rulebook has no such rule for this type of event. */
  explain(event: ServiceEvent, ruleCode: string): RuleExplanation | undefined;
  /** The known facts that one rule names, local ones included; empty if there is no such rule. */
  factsOf(event: ServiceEvent, ruleCode: string): Facts;
}

/** Makes a valid rulebook ready to judge. Throws a RangeError if a rule names an event type that is not in it. */
export function compileRulebook(rulebook: Rulebook): Evaluator {
  const calendars: Calendars = new Map(
    [...rulebook.calendars].map(([code, calendar]) => [code, compileCalendar(calendar)]),
  );
  const rulesOfType = prepareRules(rulebook);

  const readFor = ({ rule }: PreparedRule, event: ReadFact): ReadFact =>
    rule.let === undefined ? event : withLet(event, rule.let, calendars);
  function withRule<Result>(
    event: ServiceEvent,
    code: string,
    use: (rule: PreparedRule, read: ReadFact) => Result,
  ): Result | undefined {
    const prepared = rulesOfType.get(event.type)?.find(({ rule }) => rule.code === code);
    return prepared && use(prepared, readFor(prepared, readEvent(event, prepared.eventType, calendars)));
  }

  return {
    judge(event) {
      const rules = rulesOfType.get(event.type);
      const first = rules?.[0];
      if (rules === undefined || first === undefined) return [];
      const read = readEvent(event, first.eventType, calendars);
      return rules.map((prepared) => judgeRule(prepared, event, readFor(prepared, read)));
    },
    explain: (event, ruleCode) => withRule(event, ruleCode, (rule, read) => explainRule(rule, event, read)),
    factsOf: (event, ruleCode) => withRule(event, ruleCode, factsReadBy) ?? new Map(),
  };
}

function prepareRules({ rules, eventTypes }: Rulebook): ReadonlyMap<string, readonly PreparedRule[]> {
  const rulesOfType = new Map<string, PreparedRule[]>();
  for (const rule of rules.values()) {
    for (const type of new Set(rule.on)) {
      const eventType = eventTypes.get(type);
      if (eventType === undefined) {
        throw new RangeError(`Rule ${rule.code} is on ${type}, which is no event type of this rulebook`);
      }
      const prepared = prepareRule(rule, eventType);
      const known = rulesOfType.get(type);
      if (known === undefined) rulesOfType.set(type, [prepared]);
      else known.push(prepared);
    }
  }
  return rulesOfType;
}
