import type { EventType } from '../rulebook/event-type.schema.js';
import type { ServiceEvent } from '../service-event/service-event.js';
import type { FactValue } from '../shared/fact-value.js';
import { withLet, type Calendars } from './let-forms.js';
import type { ReadFact } from './read-fact.js';

/**
 * Reads the facts of one event: what its type declares (the default where an optional fact is missing), the envelope,
 * and the type's `let`, computed when first asked for.
 */
export function readEvent(event: ServiceEvent, eventType: EventType, calendars: Calendars): ReadFact {
  const read: ReadFact = (name) => {
    const definition = own(eventType.facts, name);
    if (definition === undefined) return envelopeFact(event, name);
    const value = own(event.data, name);
    return value === undefined ? definition.default : value;
  };
  return eventType.let === undefined ? read : withLet(read, eventType.let, calendars);
}

function envelopeFact(event: ServiceEvent, name: string): FactValue | undefined {
  switch (name) {
    case 'eventType':
      return event.type;
    case 'source':
    case 'occurredAt':
    case 'receivedAt':
      return event[name];
    case 'unit':
    case 'staff':
    case 'customer':
      // the event names none: that is not known to be none
      return event[name] ?? undefined;
    default:
      return undefined;
  }
}

const own = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
