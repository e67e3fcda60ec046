import { Engine, type TopLevelCondition } from 'json-rules-engine';
import { lookUps, isReference } from '../../domain/evaluation/evaluate-condition.js';
import type { Condition, Leaf } from '../../domain/rulebook/condition.schema.js';
import type { Rule } from '../../domain/rulebook/rule.schema.js';
import { isList, type Facts, type FactValue } from '../../domain/shared/fact-value.js';

/**
 * Asks the reference implementation whether a rule fires (`when` and `conditions`) on the facts that it names, local ones
 * among them as plain values. Throws if the engine fails, with its error as `cause`.
 */
export async function confirmWithJsonRulesEngine(
  rule: Pick<Rule, 'code' | 'when' | 'conditions'>,
  facts: Facts,
): Promise<boolean> {
  const parts: readonly Condition[] = rule.when === undefined ? [rule.conditions] : [rule.when, rule.conditions];
  const given: Record<string, FactValue> = { ...Object.fromEntries(facts), ...emptyListsFor(parts, facts) };
  // a fresh engine for each question: its state belongs to one run, and it writes into the conditions it is given
  const engine = new Engine([], { allowUndefinedFacts: true, pathResolver: refusePath });
  try {
    engine.addRule({ conditions: structuredClone({ all: parts }) as TopLevelCondition, event: { type: 'fired' } });
    const { events } = await engine.run(given);
    return events.length > 0;
  } catch (cause) {
    throw new Error(`json-rules-engine could not judge rule ${rule.code}`, { cause });
  }
}

/**
 * Looking something up in a list that is missing makes the engine throw. What our evaluator decides in spite of a missing
 * fact holds for each value the fact may have, so an empty list may stand for it.
 */
function emptyListsFor(parts: readonly Condition[], facts: Facts): Record<string, FactValue> {
  const lists = parts
    .flatMap(leavesOf)
    .flatMap((leaf) => (lookUps.has(leaf.operator) && isReference(leaf.value) ? [leaf.value.fact] : []));
  return Object.fromEntries(lists.filter((name) => !isList(facts.get(name))).map((name) => [name, []]));
}

function leavesOf(condition: Condition): readonly Leaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  return 'not' in condition ? leavesOf(condition.not) : [condition];
}

function refusePath(_value: object, path: string): never {
  throw new Error(`The dialect has no paths, found ${JSON.stringify(path)}`);
}
