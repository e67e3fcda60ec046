import { canonicalDate, canonicalInstant } from '../service-event/canonical-time.js';
import { shown } from '../shared/document-fault.js';
import { type FactScalar, isList } from '../shared/fact-value.js';
import type { JsonPath } from '../shared/json-pointer.js';
import type { LocalizedText } from '../shared/localized-text.js';
import type { Literal, PlainOperator } from './condition.schema.js';
import type { Report } from './draft.js';
import { expectations } from './expectations.js';
import { described, type KnownFact, literalExpectation } from './known-fact.js';
import { nearestName } from './nearest-name.js';
import { isMembership, isOrdering } from './operator-groups.js';

/** Checks the constant that a fact, or an element of a list fact, is compared with. */
export function checkLiteral(
  { name, fact }: { readonly name: string; readonly fact: KnownFact },
  plain: PlainOperator,
  literal: Literal,
  path: JsonPath,
  report: Report,
): void {
  const refuse = (found: unknown, expected: LocalizedText, place: JsonPath = path): void => {
    const nearest = typeof found === 'string' ? nearestName(found, fact.values ?? []) : undefined;
    report(place, 'wrong-literal', { found: shown(found), expected, nearest });
  };
  const checkScalar = (value: FactScalar, place: JsonPath): void => {
    if (!canEqual(fact, value) && !canBeCompared(fact, value, plain)) refuse(value, literalExpectation(fact), place);
  };
  if (isMembership(plain)) {
    if (isList(literal)) literal.forEach((value, index) => checkScalar(value, [...path, index]));
    else refuse(literal, expectations['list-value']);
  } else if (isList(literal)) refuse(literal, expectations['one-value']);
  else if (literal !== null) checkScalar(literal, path);
  else if (plain !== 'equal' && plain !== 'notEqual') refuse(literal, literalExpectation(fact));
  else if (!fact.nullable) {
    report(path, 'null-not-possible', { found: described(name, fact), expected: expectations['nullable-fact'] });
  }
}

/** Whole numbers may be ordered by a fraction, although they never equal one. */
const canBeCompared = (fact: KnownFact, value: FactScalar, plain: PlainOperator): boolean =>
  fact.type === 'integer' && typeof value === 'number' && isOrdering(plain);

/** Whether a fact of this kind can have the value at all. */
export function canEqual(fact: KnownFact, value: FactScalar): boolean {
  switch (fact.type) {
    case 'code':
      return typeof value === 'string' && (fact.values === undefined || fact.values.includes(value));
    case 'text':
    case 'unit':
    case 'staff':
    case 'customer':
      return typeof value === 'string';
    case 'decimal':
      return typeof value === 'number';
    case 'integer':
    case 'money':
      return Number.isSafeInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'instant':
      return typeof value === 'string' && canonicalInstant(value) === value;
    case 'date':
      return typeof value === 'string' && canonicalDate(value) === value;
    case 'list':
      return false;
    case 'unknown':
      return true;
    default:
      return fact.type satisfies never;
  }
}
