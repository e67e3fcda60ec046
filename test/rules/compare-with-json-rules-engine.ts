import { Engine, type TopLevelCondition } from 'json-rules-engine';
import { readerOf } from '../../src/domain/evaluation/read-fact.js';
import { traceCondition } from '../../src/domain/evaluation/trace-condition.js';
import type { evaluateCondition } from '../../src/domain/evaluation/evaluate-condition.js';
import type { RootCondition } from '../../src/domain/rulebook/condition.schema.js';
import type { Facts } from '../../src/domain/shared/fact-value.js';
import { completed, randomFacts, randomRootCondition, withoutSome } from './random-rule.js';
import { randomSource } from './random-source.js';

/** One engine costs more per rule the more rules it holds; between 20 and 50 it is cheapest. */
const rulesPerEngine = 30;
const completionsPerCase = 5;

export interface Comparison {
  readonly cases: number;
  /** cases that were decided although facts were missing, each checked with several completions */
  readonly decidedInSpite: number;
  readonly undecided: number;
  /** described so that a person can repeat them */
  readonly mismatches: readonly string[];
}

/**
 * Judges random conditions on random facts with our evaluator and with json-rules-engine 7.3.1.
 * With all facts both must agree. With facts missing, whatever we decide must be what the engine says however the missing
 * facts turn out; so a missing fact never makes a rule fire.
 */
export async function compareWithJsonRulesEngine(
  options: { readonly cases: number; readonly seed: number; readonly onProgress?: (done: number) => void },
  evaluate: typeof evaluateCondition,
): Promise<Comparison> {
  const random = randomSource(options.seed);
  const mismatches: string[] = [];
  let [cases, decidedInSpite, undecided] = [0, 0, 0];
  while (cases < options.cases) {
    const conditions = Array.from({ length: Math.min(rulesPerEngine, options.cases - cases) }, () =>
      randomRootCondition(random),
    );
    const fires = engineOf(conditions);
    const facts = randomFacts(random);
    const expected = await fires(facts);
    conditions.forEach((condition, index) => {
      const ours = evaluate(condition, readerOf(facts));
      const wanted = expected.has(index) ? 'true' : 'false';
      if (ours !== wanted) mismatches.push(told('all facts known', condition, facts, ours, wanted));
      const traced = traceCondition(condition, readerOf(facts)).outcome;
      if (traced !== wanted) mismatches.push(told('traced, all facts known', condition, facts, traced, wanted));
    });

    const { known, missing } = withoutSome(facts, random);
    const partial = conditions.map((condition) => evaluate(condition, readerOf(known)));
    conditions.forEach((condition, index) => {
      const [ours, traced] = [partial[index] ?? '', traceCondition(condition, readerOf(known)).outcome];
      if (ours !== traced) mismatches.push(told('judged and traced', condition, known, ours, traced));
    });
    for (let completion = 0; completion < completionsPerCase; completion += 1) {
      const whole = completed(known, missing, random);
      const fired = await fires(whole);
      conditions.forEach((condition, index) => {
        const [ours, wanted] = [partial[index] ?? '', fired.has(index) ? 'true' : 'false'];
        if (ours !== 'unknown' && ours !== wanted) {
          mismatches.push(told(`without ${missing.join(', ')}`, condition, whole, ours, wanted));
        }
      });
    }
    cases += conditions.length;
    const unknowns = partial.filter((truth) => truth === 'unknown').length;
    undecided += unknowns;
    decidedInSpite += conditions.length - unknowns;
    options.onProgress?.(cases);
  }
  return { cases, decidedInSpite, undecided, mismatches };
}

/** Which of the conditions, by index, json-rules-engine finds true. */
function engineOf(conditions: readonly RootCondition[]): (facts: Facts) => Promise<ReadonlySet<unknown>> {
  const engine = new Engine();
  conditions.forEach((condition, index) =>
    engine.addRule({
      conditions: structuredClone(condition) as TopLevelCondition,
      event: { type: 'fired', params: { index } },
    }),
  );
  return async (facts) => {
    const { events } = await engine.run(Object.fromEntries(facts));
    return new Set(events.map(({ params }) => params?.['index'] as unknown));
  };
}

const told = (what: string, condition: RootCondition, facts: Facts, ours: string, theirs: string): string =>
  `${what}: ours ${ours}, json-rules-engine ${theirs}\n  ${JSON.stringify(condition)}\n  ${JSON.stringify(Object.fromEntries(facts))}`;
