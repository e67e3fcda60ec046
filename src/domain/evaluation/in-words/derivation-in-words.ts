import type { FactValue } from '../../shared/fact-value.js';
import type { Locale } from '../../shared/localized-text.js';
import { operandsOf, type LetForms } from '../let-forms.js';
import type { DescribeFact } from './fact-description.js';
import { valueInWords } from './value-in-words.js';
import { wordsOf } from './words-of.js';

export interface Derivations {
  readonly forms: LetForms;
  readonly values: Readonly<Record<string, FactValue>>;
  readonly describe: DescribeFact;
  readonly locale: Locale;
}

/** How the local facts among `names` were computed, and those that they were computed from in turn. */
export function derivationsInWords(names: readonly string[], context: Derivations): readonly string[] {
  const told = new Set<string>();
  const tell = (name: string): readonly string[] => {
    if (told.has(name) || !Object.hasOwn(context.forms, name)) return [];
    told.add(name);
    const form = context.forms[name];
    if (form === undefined || context.values[name] === undefined) return [];
    return [derivation(name, context), ...operandsOf(form).flatMap(tell)];
  };
  return names.flatMap(tell);
}

/** Why a local fact has no value although all that it is computed from is known. */
export function failureInWords(name: string, { forms, values, describe, locale }: Derivations): string {
  const words = wordsOf(locale);
  const form = forms[name];
  const label = (fact: string) => describe(fact).label[locale];
  if (form !== undefined && 'ratio' in form && values[form.ratio[1]] === 0) {
    return words.dividesByZero(label(name), label(form.ratio[1]));
  }
  if (form !== undefined && 'elapsed' in form && form.calendar !== undefined) {
    return words.calendarDoesNotCover(label(name), form.calendar);
  }
  return words.hasNoAnswer(label(name));
}

function derivation(name: string, { forms, values, describe, locale }: Derivations): string {
  const words = wordsOf(locale);
  const form = forms[name];
  const label = describe(name).label[locale];
  if (form === undefined) return words.hasNoAnswer(label);
  const [a = '', b = ''] = operandsOf(form).map((operand) => {
    const fact = describe(operand);
    return words.factWithValue(fact.label[locale], valueInWords(values[operand] ?? null, fact, locale));
  });
  if ('elapsed' in form) {
    // calendar days and years only borrow the calendar's zone
    return words.runsFromTo(label, a, b, form.in.startsWith('working-') ? form.calendar : undefined);
  }
  if ('difference' in form) return words.isDifference(label, a, b);
  return 'ratio' in form ? words.isRatio(label, a, b) : words.isSize(label, a);
}
