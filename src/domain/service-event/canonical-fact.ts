import { canonicalCode, canonicalText, textExpectations } from '../shared/canonical-text.js';
import type { FactScalar, FactValue } from '../shared/fact-value.js';
import { canonicalDate, canonicalInstant, dateExpectation, instantExpectation } from './canonical-time.js';
import type { FactDefinition, FactType } from './fact-definition.js';
import { oneOf } from './fault.js';

export type CanonicalFact<Value extends FactValue = FactValue> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly expected: string };

type ScalarType = Exclude<FactType, 'list'>;

/**
 * The value as the fact's definition wants it: instants in UTC with milliseconds, text in NFC, money as minor units.
 * Nothing is guessed: `"5"` is no integer, `1` no boolean. `expected` says in plain words what would be right.
 */
export function canonicalFact(definition: FactDefinition, value: unknown): CanonicalFact {
  if (value === null) {
    return definition.nullable === true ? { ok: true, value } : refused(`${expectation(definition)}, not null`);
  }
  if (definition.type !== 'list') return canonicalScalar(definition.type, definition.values, value);
  if (!Array.isArray(value)) return refused(expectation(definition));
  const elements: FactScalar[] = [];
  for (const element of value) {
    const canonical = canonicalScalar(definition.of ?? 'text', definition.values, element);
    if (!canonical.ok) return refused(`a list in which each element is ${canonical.expected}`);
    elements.push(canonical.value);
  }
  return { ok: true, value: elements };
}

function canonicalScalar(
  type: ScalarType,
  words: readonly string[] | undefined,
  value: unknown,
): CanonicalFact<FactScalar> {
  switch (type) {
    case 'text':
      return text(value);
    case 'code':
      return words === undefined ? name(value) : word(words, value);
    case 'unit':
    case 'staff':
    case 'customer':
      return name(value);
    case 'integer':
    case 'money':
      return Number.isSafeInteger(value) ? number(value as number) : refused(scalarExpectation(type, words));
    case 'decimal':
      return isExactNumber(value) ? number(value) : refused(scalarExpectation(type, words));
    case 'boolean':
      return typeof value === 'boolean' ? { ok: true, value } : refused(scalarExpectation(type, words));
    case 'instant':
      return time(canonicalInstant, instantExpectation, value);
    case 'date':
      return time(canonicalDate, dateExpectation, value);
    default:
      return type satisfies never;
  }
}

function text(value: unknown): CanonicalFact<string> {
  if (typeof value !== 'string') return refused('text');
  const canonical = canonicalText(value);
  return canonical.ok ? { ok: true, value: canonical.text } : refused(textExpectations[canonical.reason]);
}

function name(value: unknown): CanonicalFact<string> {
  if (typeof value !== 'string') return refused('a code (text)');
  const canonical = canonicalCode(value);
  return canonical.ok ? { ok: true, value: canonical.text } : refused(`a code: ${textExpectations[canonical.reason]}`);
}

function word(words: readonly string[], value: unknown): CanonicalFact<string> {
  const canonical = text(value);
  if (canonical.ok && words.includes(canonical.value)) return canonical;
  return refused(scalarExpectation('code', words));
}

function time(read: (text: string) => string | null, expected: string, value: unknown): CanonicalFact<string> {
  const canonical = typeof value === 'string' ? read(value) : null;
  return canonical === null ? refused(expected) : { ok: true, value: canonical };
}

/** Finite, and not so large that neighbouring whole numbers can no longer be told apart. */
export const isExactNumber = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER;

// + 0 turns -0 into 0, so that one value has one canonical form
const number = (value: number): CanonicalFact<number> => ({ ok: true, value: value + 0 });

const refused = (expected: string) => ({ ok: false, expected }) as const;

function expectation(definition: FactDefinition): string {
  if (definition.type !== 'list') return scalarExpectation(definition.type, definition.values);
  return `a list in which each element is ${scalarExpectation(definition.of ?? 'text', definition.values)}`;
}

function scalarExpectation(type: ScalarType, words: readonly string[] | undefined): string {
  switch (type) {
    case 'text':
      return 'text';
    case 'code':
      return words === undefined ? 'a code (text)' : oneOf(words);
    case 'unit':
    case 'staff':
    case 'customer':
      return `the code of a ${type === 'staff' ? 'staff member' : type} (text)`;
    case 'integer':
      return 'a whole number, at most 9007199254740991 in size';
    case 'money':
      return 'money as a whole number of minor units (cents, fen), at most 9007199254740991 in size';
    case 'decimal':
      return 'a number, at most 9007199254740991 in size';
    case 'boolean':
      return 'true or false';
    case 'instant':
      return instantExpectation;
    case 'date':
      return dateExpectation;
    default:
      return type satisfies never;
  }
}
