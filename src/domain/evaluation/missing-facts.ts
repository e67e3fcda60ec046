import type { Condition } from '../rulebook/condition.schema.js';
import { evaluateCondition, expectedBy, isReference } from './evaluate-condition.js';
import { operandsOf, type LetForms } from './let-forms.js';
import type { ReadFact } from './read-fact.js';

/** The facts for want of which a condition is unknown; a local fact is traced back to what it is computed from. */
export function missingIn(condition: Condition, forms: LetForms, read: ReadFact): readonly string[] {
  return [...new Set(unknownFacts(condition, read).flatMap((name) => missingBehind(name, forms, read)))];
}

/** The missing facts behind a missing one; itself if all that it is computed from is known. */
export function missingBehind(name: string, forms: LetForms, read: ReadFact): readonly string[] {
  const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
  const operands = form === undefined ? [] : operandsOf(form).filter((operand) => read(operand) === undefined);
  return operands.length === 0 ? [name] : operands.flatMap((operand) => missingBehind(operand, forms, read));
}

function unknownFacts(condition: Condition, read: ReadFact): readonly string[] {
  if (evaluateCondition(condition, read) !== 'unknown') return [];
  if ('all' in condition) return condition.all.flatMap((part) => unknownFacts(part, read));
  if ('any' in condition) return condition.any.flatMap((part) => unknownFacts(part, read));
  if ('not' in condition) return unknownFacts(condition.not, read);
  const missing = read(condition.fact) === undefined ? [condition.fact] : [];
  if (!isReference(condition.value)) return missing;
  // with both sides known, what is unknown is what a value side that is no list contains
  const knownSides = missing.length === 0 && expectedBy(condition, read) !== undefined;
  return knownSides || read(condition.value.fact) === undefined ? [...missing, condition.value.fact] : missing;
}
