import { plainValue, valueInWords } from '../../domain/evaluation/in-words/value-in-words.js';
import type { EventType } from '../../domain/rulebook/event-type.schema.js';
import type { FactDefinition } from '../../domain/service-event/fact-definition.js';
import type { ServiceEvent } from '../../domain/service-event/service-event.js';
import type { FactValue } from '../../domain/shared/fact-value.js';
import type { Locale } from '../../domain/shared/localized-text.js';
import { facts } from '../../platform/pages/elements.js';
import type { Html } from '../../platform/pages/html.js';

type Event = Pick<ServiceEvent, 'data'>;

/**
 * What an event reported, with labels and units; what its type does not declare comes last, as it was sent. `type` is
 * undefined where no release knows the event's type.
 */
export const eventFacts = (event: Event, type: EventType | undefined, locale: Locale): Html =>
  labelled(event, type, locale, (value, definition) =>
    isText(definition) ? plainValue(value, definition, locale) : valueInWords(value, definition, locale),
  );

/** Stands alone here, so that it needs no quotation marks. */
const isText = ({ type, of }: FactDefinition): boolean =>
  type === 'text' || type === 'code' || (type === 'list' && of !== 'integer' && of !== 'decimal');

/** The same of an event in quarantine, whose values may be anything but what the type declares. */
export const factsAsSent = (event: Event, type: EventType | undefined, locale: Locale): Html =>
  labelled(event, type, locale, asSent);

function labelled(
  { data }: Event,
  type: EventType | undefined,
  locale: Locale,
  inWords: (value: FactValue, definition: FactDefinition) => string,
): Html {
  const declared = Object.entries(type?.facts ?? {});
  const known = declared.flatMap(([name, definition]): [string, string][] => {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    return value === undefined ? [] : [[definition.label[locale], inWords(value, definition)]];
  });
  const names = new Set(declared.map(([name]) => name));
  const others = Object.entries(data).filter(([name]) => !names.has(name));
  return facts([...known, ...others.map(([name, value]): [string, string] => [name, asSent(value)])]);
}

const asSent = (value: FactValue): string => (typeof value === 'string' ? value : JSON.stringify(value));
