import { dayNumberOf, localDateOfDay } from '../calendar/local-date.js';
import type { EventType } from '../rulebook/event-type.schema.js';
import type { Rule, RuleExample } from '../rulebook/rule.schema.js';
import { canonicalFact } from '../service-event/canonical-fact.js';
import { canonicalInstant } from '../service-event/canonical-time.js';
import type { FactDefinition } from '../service-event/fact-definition.js';
import type { ServiceEvent } from '../service-event/service-event.js';
import type { FactValue } from '../shared/fact-value.js';
import type { LocalizedText } from '../shared/localized-text.js';

/** When an example happens if neither it nor the rule says so. */
const usualDay = '2026-03-02';

/** The event that an example means, or what is wrong with it: `faults` is empty exactly if `event` can be judged. */
export function exampleEvent(
  rule: Rule,
  eventType: EventType,
  example: RuleExample,
): { readonly event: ServiceEvent; readonly faults: readonly LocalizedText[] } {
  const { missing = [], ...given } = example.event;
  const faults: LocalizedText[] = [];
  const occurredAt = canonicalInstant(given.at ?? usualInstant(rule));
  if (occurredAt === null) {
    const at = JSON.stringify(given.at);
    faults.push({ 'zh-CN': `at 为 ${at}，应为带时区偏移的时刻`, en: `at is ${at}; wanted: an instant with offset` });
  }
  const data: Record<string, FactValue> = {};
  for (const [name, value] of Object.entries(given.data)) {
    const definition = Object.hasOwn(eventType.facts, name) ? eventType.facts[name] : undefined;
    if (definition === undefined) {
      faults.push({ 'zh-CN': `${eventType.code} 没有事实 ${name}`, en: `${name} is no fact of ${eventType.code}` });
    } else {
      const canonical = canonicalFact(definition, value);
      if (canonical.ok) data[name] = canonical.value;
      else faults.push(valueFault(name, definition, value, canonical.expected));
    }
  }
  const unless = (name: (typeof missing)[number], usual: string) =>
    missing.includes(name) ? null : (given[name] ?? usual);
  const unit = unless('unit', 'U1');
  const above = given.unit === undefined ? (rule.scope?.units ?? []) : [];
  const event: ServiceEvent = {
    id: '0',
    source: 'example',
    externalId: 'example',
    type: eventType.code,
    occurredAt: occurredAt ?? '',
    receivedAt: occurredAt ?? '',
    unit,
    staff: unless('staff', 'S1'),
    customer: unless('customer', 'C1'),
    unitPath: unit === null ? [] : [unit, ...above],
    data,
  };
  return { event, faults };
}

function valueFault(name: string, { type }: FactDefinition, value: unknown, expected: string): LocalizedText {
  const found = JSON.stringify(value);
  return {
    'zh-CN': `${name} 为 ${found}，不符合其 ${type} 类型的定义`,
    en: `${name} is ${found}; wanted: ${expected}`,
  };
}

/** Ten in the morning of the usual day, or of the nearest day on which the rule is in force. */
function usualInstant({ effective = {} }: Rule): string {
  const { from, to } = effective;
  let date = usualDay;
  if (to !== undefined && date >= to) date = localDateOfDay(dayNumberOf(to) - 1);
  if (from !== undefined && date < from) date = from;
  return `${date}T10:00:00+08:00`;
}
