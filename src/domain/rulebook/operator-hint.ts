import type { LocalizedText } from '../shared/localized-text.js';
import { type Operator, operators, plainOperators } from './condition.schema.js';
import { nearestName } from './nearest-name.js';

/** What people write who come from other languages, and the decorators of json-rules-engine that the dialect leaves out. */
const meant: Readonly<Record<string, Operator>> = {
  '=': 'equal',
  '==': 'equal',
  '===': 'equal',
  '!=': 'notEqual',
  '!==': 'notEqual',
  '<>': 'notEqual',
  '<': 'lessThan',
  '<=': 'lessThanInclusive',
  '>': 'greaterThan',
  '>=': 'greaterThanInclusive',
  eq: 'equal',
  ne: 'notEqual',
  lt: 'lessThan',
  lte: 'lessThanInclusive',
  gt: 'greaterThan',
  gte: 'greaterThanInclusive',
  'not:equal': 'notEqual',
  'not:in': 'notIn',
  'not:contains': 'doesNotContain',
};

/** The operator that was meant. None for other `not:`: it would turn an answer about nothing into true. */
export const operatorHint = (given: string): string | undefined => {
  if (Object.hasOwn(meant, given)) return meant[given];
  return given.includes(':') && !/^(someFact|everyFact):/.test(given) ? undefined : nearestName(given, operators);
};

const plain = plainOperators.join(', ');
export const operatorExpectation: LocalizedText = {
  'zh-CN': `${plain} 之一，列表前可加 someFact: 或 everyFact:（不支持 not:、swap:、someValue:、everyValue:；取反请写 {"not": …}）`,
  en: `one of ${plain}, for lists with someFact: or everyFact: before it (there is no not:, swap:, someValue: or everyValue:; to negate, write {"not": …})`,
};
