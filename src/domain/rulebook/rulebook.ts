import type { Calendar } from './calendar.schema.js';
import type { RulebookDocument } from './document.schema.js';
import type { EventType } from './event-type.schema.js';
import type { Rule } from './rule.schema.js';
import type { Standard } from './standard.schema.js';

/** The documents of one release, by kind and code. */
export interface Rulebook {
  readonly eventTypes: ReadonlyMap<string, EventType>;
  readonly standards: ReadonlyMap<string, Standard>;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly calendars: ReadonlyMap<string, Calendar>;
}

/** Shelves valid documents by kind and code; of two with one code the later wins (validation refuses that case). */
export function rulebookOf(documents: readonly RulebookDocument[]): Rulebook {
  const eventTypes = new Map<string, EventType>();
  const standards = new Map<string, Standard>();
  const rules = new Map<string, Rule>();
  const calendars = new Map<string, Calendar>();
  for (const document of documents) {
    switch (document.kind) {
      case 'event-type':
        eventTypes.set(document.code, document);
        break;
      case 'standard':
        standards.set(document.code, document);
        break;
      case 'rule':
        rules.set(document.code, document);
        break;
      case 'calendar':
        calendars.set(document.code, document);
        break;
      default:
        document satisfies never;
    }
  }
  return { eventTypes, standards, rules, calendars };
}
