import type { EventType } from '../../rulebook/event-type.schema.js';
import type { Rule } from '../../rulebook/rule.schema.js';
import type { Facts } from '../../shared/fact-value.js';
import type { Locale } from '../../shared/localized-text.js';
import { describerOf } from './fact-description.js';
import { plainValue } from './value-in-words.js';
import { wordsOf } from './words-of.js';

/** The rule's own message with its {placeholders} filled: numbers without unit, money in major units, local times. */
export function messageOf(rule: Rule, eventType: EventType, facts: Facts, locale: Locale): string {
  const describe = describerOf(rule, eventType);
  return rule.finding.message[locale].replace(/\{(\w+)\}/g, (_placeholder, name: string) => {
    const value = facts.get(name);
    return value === undefined ? wordsOf(locale).missing : plainValue(value, describe(name), locale);
  });
}
