import type { FindingKind, Ordering, Scale, Touchpoint, Words } from './words.js';

const relations: Readonly<Record<Scale, Readonly<Record<Ordering, readonly [holds: string, doesNot: string]>>>> = {
  amount: {
    greaterThan: ['more than', 'not more than'],
    greaterThanInclusive: ['at least', 'less than'],
    lessThan: ['less than', 'not less than'],
    lessThanInclusive: ['at most', 'more than'],
  },
  level: {
    greaterThan: ['above', 'not above'],
    greaterThanInclusive: ['at least', 'below'],
    lessThan: ['below', 'not below'],
    lessThanInclusive: ['at most', 'above'],
  },
  time: {
    greaterThan: ['later than', 'not later than'],
    greaterThanInclusive: ['not earlier than', 'earlier than'],
    lessThan: ['earlier than', 'not earlier than'],
    lessThanInclusive: ['not later than', 'later than'],
  },
};

/** What is demanded where the operator describes the breach. */
const demands: Readonly<Record<Scale, Readonly<Record<Ordering, string>>>> = {
  amount: {
    greaterThan: 'allows at most',
    greaterThanInclusive: 'allows less than',
    lessThan: 'requires at least',
    lessThanInclusive: 'requires more than',
  },
  level: {
    greaterThan: 'allows at most',
    greaterThanInclusive: 'requires below',
    lessThan: 'requires at least',
    lessThanInclusive: 'requires above',
  },
  time: {
    greaterThan: 'requires no later than',
    greaterThanInclusive: 'requires earlier than',
    lessThan: 'requires no earlier than',
    lessThanInclusive: 'requires later than',
  },
};

const touchpointNames: Readonly<Record<Touchpoint, string>> = {
  counter: 'counter',
  phone: 'phone',
  online: 'online',
  'field-visit': 'field visit',
  complaint: 'complaint',
  callback: 'callback',
  'back-office': 'back office',
};

const firedHeadlines: Readonly<Record<FindingKind, string>> = {
  nonconformity: 'Standard not met',
  'good-practice': 'Good practice',
  observation: 'Observation',
  signal: 'Signal to be checked',
};

const quote = (text: string): string => `“${text}”`;
const joined = (items: readonly string[]): string => items.join(', ');

export const english: Words = {
  yes: 'yes',
  no: 'no',
  none: 'none',
  missing: 'unknown',
  empty: 'empty',
  quote,
  list: (items, left) => joined(items) + (left === 0 ? '' : ` … (${left} more)`),

  was: (label, value) => `${label} was ${value}`,
  recordedAsNone: (label) => `${label} is recorded as none`,
  isMissing: (label) => `${label} is missing`,
  contains: (label, list, value, holds) => `${label} (${list}) ${holds ? 'includes' : 'does not include'} ${value}`,
  has: (label, entries) => `${label} includes ${entries}`,
  noneOfThem: (label, list, predicate) => `${label} (${list}): no entry is ${predicate}`,
  everyOne: (label, list, predicate) => `${label} (${list}): every entry is ${predicate}`,
  andSo: (clause, predicate) => `${clause}, ${predicate}`,
  sentence: (clause) => `${clause}.`,

  ordered: (operator, scale, holds, expected) => `${relations[scale][operator][holds ? 0 : 1]} ${expected}`,
  is: (expected) => expected,
  isNot: (expected) => `not ${expected}`,
  sameAs: (expected) => `the same as ${expected}`,
  differentFrom: (expected) => `not the same as ${expected}`,
  oneOf: (list) => `one of ${list}`,
  noneOf: (list) => `none of ${list}`,
  nothingToCompare: 'so there is nothing to compare',
  factWithValue: (label, value) => `${label} (${value})`,

  promise: (was, operator, scale, expected, met) =>
    `${was}; the standard ${demands[scale][operator]} ${expected}, so this ${met ? 'met' : 'did not meet'} it.`,

  runsFromTo: (label, from, until, calendar) =>
    `${label} runs from ${from} to ${until}${calendar === undefined ? '' : `, counted on the calendar ${quote(calendar)}`}.`,
  isDifference: (label, a, b) => `${label} is ${a} minus ${b}.`,
  isRatio: (label, a, b) => `${label} is ${a} divided by ${b}.`,
  isSize: (label, list) => `${label} is the number of entries of ${list}.`,

  headline(outcome, kind, standard, rule) {
    switch (outcome) {
      case 'fired':
        return `${firedHeadlines[kind]}: ${kind === 'nonconformity' ? standard : rule}`;
      case 'not-fired':
        return kind === 'nonconformity' ? `Standard met: ${standard}` : `No finding: ${rule}`;
      case 'not-evaluable':
        return `Cannot be judged: ${rule}`;
      case 'not-applicable':
        return `Does not apply: ${rule}`;
      default:
        return outcome satisfies never;
    }
  },
  fired(kind, reasons, standard) {
    switch (kind) {
      case 'nonconformity':
        return `${reasons === 1 ? 'So' : 'Taken together,'} ${quote(standard)} was not met.`;
      case 'good-practice':
        return `This is what ${quote(standard)} recognises as good practice.`;
      case 'observation':
        return 'This is recorded as an observation; nobody is at fault.';
      case 'signal':
        return 'This is a signal only: a person checks it before anything follows from it.';
      default:
        return kind satisfies never;
    }
  },
  notFired: (kind, standard) =>
    kind === 'nonconformity'
      ? `This keeps the rule from firing: ${quote(standard)} was met.`
      : 'This keeps the rule from firing: there is no finding.',
  applies: (clauses) => `The rule applies here: ${clauses.join('; ')}.`,
  concerns: (subjects) => `It concerns: ${joined(subjects)}.`,
  trial: (until) => `The rule is on trial until ${until} (not including that day): nothing follows from its findings.`,

  cannotBeComputed: (labels) => `So ${joined(labels.map(quote))} cannot be computed.`,
  dividesByZero: (label, divisor) => `${label} cannot be computed: ${divisor} is 0.`,
  calendarDoesNotCover: (label, calendar) =>
    `${label} cannot be computed: the calendar ${quote(calendar)} does not cover these years.`,
  hasNoAnswer: (label) => `${label} cannot be computed from the values given.`,
  cannotBeJudged(decidedBy) {
    if (decidedBy === 'unit') return 'The rule applies to certain units only, and which unit this was is not known.';
    if (decidedBy === 'when') return 'Whether the rule applies to this event cannot be told.';
    if (decidedBy === 'subject') return 'The conditions hold, but who must answer for it is not known.';
    return 'So the rule cannot be judged.';
  },
  missingHurtsNobody: 'Missing data never counts against anybody.',

  otherTouchpoint: (wanted, found) =>
    `The rule judges events of: ${joined(wanted.map((name) => touchpointNames[name]))}; this event is of ${found === undefined ? 'no touchpoint' : `the touchpoint ${touchpointNames[found]}`}.`,
  notYetInForce: (from, occurred) => `The rule is in force from ${from}; the event occurred before, at ${occurred}.`,
  noLongerInForce: (to, occurred) => `The rule is no longer in force from ${to}; the event occurred at ${occurred}.`,
  otherUnits: (wanted, found) =>
    `The rule applies to the units ${joined(wanted)} and those below; ${found} is none of them.`,
  notMeant: 'The rule is not about such events.',
};
