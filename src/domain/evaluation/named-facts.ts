import type { Condition } from '../rulebook/condition.schema.js';
import type { EventType } from '../rulebook/event-type.schema.js';
import type { Rule } from '../rulebook/rule.schema.js';
import { isReference } from './evaluate-condition.js';
import { operandsOf, type LetForms } from './let-forms.js';

/** The facts that a condition compares, on either side. */
export function factsInCondition(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(factsInCondition);
  if ('any' in condition) return condition.any.flatMap(factsInCondition);
  if ('not' in condition) return factsInCondition(condition.not);
  return isReference(condition.value) ? [condition.fact, condition.value.fact] : [condition.fact];
}

/** Every fact that a rule names in any place, and those from which they are computed. */
export function factsNamedBy(rule: Rule, eventType: EventType): ReadonlySet<string> {
  const named = new Set<string>();
  const forms = formsOf(rule, eventType);
  const add = (name: string): void => {
    if (named.has(name)) return;
    named.add(name);
    const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
    if (form !== undefined) operandsOf(form).forEach(add);
  };
  if (rule.scope?.units !== undefined) add('unit');
  if (rule.when !== undefined) factsInCondition(rule.when).forEach(add);
  factsInCondition(rule.conditions).forEach(add);
  Object.values(rule.finding.subject).forEach(add);
  Object.values(rule.finding.message).flatMap(placeholdersOf).forEach(add);
  return named;
}

/** The facts that a text names as `{waitMinutes}`. */
export const placeholdersOf = (text: string): string[] =>
  Array.from(text.matchAll(/\{(\w+)\}/g), ([, name = '']) => name);

/** The local facts that a rule can read: those of the event type and its own. */
export const formsOf = (rule: Rule, eventType: EventType): LetForms => ({ ...eventType.let, ...rule.let });
