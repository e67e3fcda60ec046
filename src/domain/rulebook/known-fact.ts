import { type FactType, type ListElementType } from '../service-event/fact-definition.js';
import { envelopeFacts } from '../service-event/service-event.js';
import { shown } from '../shared/document-fault.js';
import type { JsonPath } from '../shared/json-pointer.js';
import type { LocalizedText } from '../shared/localized-text.js';
import type { Report } from './draft.js';
import { expectations } from './expectations.js';
import { oneOf } from './fault-words.js';
import { nearestName } from './nearest-name.js';

/** What is known about a fact before any event has happened. */
export interface KnownFact {
  /** `unknown`: it is declared, but its declaration is faulty; nothing more is said about it */
  readonly type: FactType | 'unknown';
  /** element type of a list */
  readonly of?: ListElementType | undefined;
  /** the words of a code or a list of codes */
  readonly values?: readonly string[] | undefined;
  /** unit of measure */
  readonly unit?: string | undefined;
  readonly nullable: boolean;
  readonly canBeMissing: boolean;
  /** the facts that a local fact is computed from */
  readonly operands: readonly string[];
}

/** The facts that a document may name. */
export interface FactNames {
  readonly facts: ReadonlyMap<string, KnownFact>;
  /** an event type is unknown or could not be read, so that other names may be right as well */
  readonly open: boolean;
}

/** What may be compared with what. Money is not a plain number: 500 could be yuan or fen. */
export type Family =
  'number' | 'money' | 'text' | 'boolean' | 'instant' | 'date' | 'list' | 'unit' | 'staff' | 'customer' | 'unknown';

const families: Readonly<Record<KnownFact['type'], Family>> = {
  text: 'text',
  code: 'text',
  integer: 'number',
  decimal: 'number',
  money: 'money',
  boolean: 'boolean',
  instant: 'instant',
  date: 'date',
  list: 'list',
  unit: 'unit',
  staff: 'staff',
  customer: 'customer',
  unknown: 'unknown',
};
export const familyOf = (fact: KnownFact): Family => families[fact.type];

/** An element of a list fact, as `someFact:` and `contains` see it. */
export const elementOf = ({ of = 'text', values, unit }: KnownFact): KnownFact => ({
  type: of,
  values,
  unit,
  nullable: false,
  canBeMissing: false,
  operands: [],
});

/** `waitSeconds (integer, s)`, as messages name a fact */
export function described(name: string, { type, of, unit }: KnownFact): string {
  const words = [type === 'list' ? `list of ${of ?? 'text'}` : type, ...(unit === undefined ? [] : [unit])];
  return `"${name}" (${words.join(', ')})`;
}

/** What a literal compared with the fact must be. */
export function literalExpectation(fact: KnownFact): LocalizedText {
  switch (fact.type) {
    case 'code':
      return fact.values === undefined ? expectations.string : oneOf(fact.values);
    case 'integer':
      return expectations.int;
    case 'money':
      return expectations.money;
    case 'decimal':
      return expectations.number;
    case 'boolean':
      return expectations.boolean;
    case 'instant':
      return expectations['utc-instant'];
    case 'date':
      return expectations.date;
    case 'list':
      return expectations.array;
    case 'text':
    case 'unit':
    case 'staff':
    case 'customer':
    case 'unknown':
      return expectations.string;
    default:
      return fact.type satisfies never;
  }
}

/** Facts that every event has, apart from whom it names. */
export const envelopeOf = (canBeMissing: Readonly<Record<string, boolean>>): ReadonlyMap<string, KnownFact> =>
  new Map(
    Object.entries(envelopeFacts).map(([name, type]) => [
      name,
      { type, nullable: false, canBeMissing: canBeMissing[name] ?? false, operands: [] },
    ]),
  );

/** Looks a fact up and reports an unknown one. Undefined when nothing is known about it. */
export function namedFact(name: string, names: FactNames, path: JsonPath, report: Report): KnownFact | undefined {
  const fact = names.facts.get(name);
  if (fact !== undefined || names.open) return fact;
  const known = [...names.facts.keys()];
  report(path, 'unknown-fact', { found: shown(name), expected: oneOf(known), nearest: nearestName(name, known) });
  return undefined;
}
