import { partsOf } from '../operators.js';
import type { TraceLeaf, TraceNode } from '../trace-condition.js';
import { actualInWords, expectedInWords, isOrdering, scaleOf } from './leaf-in-words.js';
import { clausesOf, decisiveIn, derivationsOf, reasonsOf, type Telling } from './telling.js';

export function whyFired(telling: Telling): readonly string[] {
  const { words, rule, standard, explanation, locale, describe } = telling;
  const subjects = Object.entries(explanation.subject).map(
    ([role, code]) => `${describe(rule.finding.subject[role] ?? role).label[locale]} ${code}`,
  );
  const reasons = decisiveIn(explanation.conditions).length;
  return [
    ...(promiseOf(telling) ?? [
      ...reasonsOf(telling, explanation.conditions),
      words.fired(rule.finding.as, reasons, standard.title[locale]),
    ]),
    ...whyApplicable(telling),
    words.concerns(subjects),
    ...(explanation.trial && rule.trial !== undefined ? [words.trial(rule.trial.until)] : []),
  ];
}

export function whyNotFired(telling: Telling): readonly string[] {
  const { words, rule, standard, explanation, locale } = telling;
  const reasons = promiseOf(telling) ?? [
    ...reasonsOf(telling, explanation.conditions),
    words.notFired(rule.finding.as, standard.title[locale]),
  ];
  return [...reasons, ...whyApplicable(telling)];
}

/** Which limit applies is half of the answer: that of a VIP, because the customer was one. */
function whyApplicable(telling: Telling): readonly string[] {
  const clauses = clausesOf(telling, telling.explanation.when);
  return clauses.length === 0
    ? []
    : [telling.words.applies(clauses), ...derivationsOf(telling, telling.explanation.when)];
}

/**
 * Where the only condition of a nonconformity is one limit, the standard's demand is that limit's opposite, and can be
 * said as such; with several conditions it would say more than the rule does.
 */
function promiseOf(telling: Telling): readonly string[] | undefined {
  const { words, rule, explanation, describe, locale } = telling;
  const leaf = onlyLimit(explanation.conditions);
  if (leaf === undefined || rule.finding.as !== 'nonconformity') return undefined;
  const { quantifier, base } = partsOf(leaf.operator);
  if (quantifier !== 'one' || !isOrdering(base) || leaf.actual === null) return undefined;
  const fact = describe(leaf.fact);
  const was = words.was(fact.label[locale], actualInWords(leaf, telling));
  return [
    words.promise(was, base, scaleOf(fact), expectedInWords(leaf, telling), leaf.outcome === 'false'),
    ...derivationsOf(telling, leaf),
  ];
}

/** The one comparison of a condition, apart from a guard that its fact is not null. */
function onlyLimit(node: TraceNode | undefined): TraceLeaf | undefined {
  if (node === undefined || 'not' in node) return undefined;
  if ('any' in node) return node.any.length === 1 ? onlyLimit(node.any[0]) : undefined;
  if (!('all' in node)) return node;
  const limits = node.all.filter((part) => !isNullGuard(part));
  const limit = limits.length === 1 ? onlyLimit(limits[0]) : undefined;
  const guarded = node.all.every((part) => part === limits[0] || ('fact' in part && part.fact === limit?.fact));
  return guarded ? limit : undefined;
}

const isNullGuard = (node: TraceNode): boolean =>
  'fact' in node && node.operator === 'notEqual' && node.expected === null && node.expectedFact === undefined;
