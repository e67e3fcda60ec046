import type { Rule, RuleExample } from '../rulebook/rule.schema.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import { compileRulebook, type Evaluator } from './compile-rulebook.js';
import { exampleEvent } from './example-event.js';
import { explainInWords } from './explain-in-words.js';
import type { RuleExplanation } from './rule-outcome.js';

export interface ExampleFailure {
  /** code of the rule */
  readonly rule: string;
  /** place of the example in the rule, from 0 */
  readonly index: number;
  readonly says: string;
  readonly expected: string;
  readonly actual: string;
  /** why it came out otherwise, in English */
  readonly detail: string;
}

/** Judges every example of every rule; empty if all come out as they say. */
export function runExamples(rulebook: Rulebook): readonly ExampleFailure[] {
  const evaluator = compileRulebook(rulebook);
  return [...rulebook.rules.values()].flatMap((rule) =>
    rule.examples.flatMap((example, index) => {
      const failure = runExample(rulebook, evaluator, rule, example);
      return failure === undefined ? [] : [{ rule: rule.code, index, says: example.says, ...failure }];
    }),
  );
}

type Difference = Pick<ExampleFailure, 'expected' | 'actual' | 'detail'>;

function runExample(
  rulebook: Rulebook,
  evaluator: Evaluator,
  rule: Rule,
  example: RuleExample,
): Difference | undefined {
  const type = example.event.type ?? rule.on[0] ?? '';
  const eventType = rulebook.eventTypes.get(type);
  if (eventType === undefined || !rule.on.includes(type)) {
    return {
      expected: example.expect,
      actual: 'no event',
      detail: `The rule is not on events of type ${JSON.stringify(type)}.`,
    };
  }
  const { event, faults } = exampleEvent(rule, eventType, example);
  if (faults.length > 0) return { expected: example.expect, actual: 'no event', detail: `${faults.join('; ')}.` };
  const explanation = evaluator.explain(event, rule.code);
  if (explanation === undefined) throw new Error(`The evaluator does not know rule ${rule.code}`);
  const expected = outcomeText(example.expect, example.subject);
  const actual = outcomeText(explanation.outcome, example.subject && answering(explanation, example.subject));
  if (expected === actual) return undefined;
  const standard = rulebook.standards.get(rule.standard);
  const words = standard && explainInWords(explanation, rule, eventType, standard, 'en').sentences.join(' ');
  return { expected, actual, detail: words ?? '' };
}

/** Of those who answer, the roles that the example speaks of. */
const answering = ({ subject }: RuleExplanation, roles: object): Record<string, string> =>
  Object.fromEntries(Object.keys(roles).map((role) => [role, subject[role] ?? 'nobody']));

function outcomeText(outcome: string, subject: Readonly<Record<string, string>> | undefined): string {
  if (outcome !== 'fired' || subject === undefined) return outcome;
  return `fired, ${Object.entries(subject)
    .map(([role, code]) => `${role} ${code}`)
    .join(', ')}`;
}
