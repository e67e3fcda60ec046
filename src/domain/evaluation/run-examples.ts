import type { Rule, RuleExample } from '../rulebook/rule.schema.js';
import type { Rulebook } from '../rulebook/rulebook.js';
import type { Locale, LocalizedText } from '../shared/localized-text.js';
import { compileRulebook, type Evaluator } from './compile-rulebook.js';
import { exampleEvent } from './example-event.js';
import { explainInWords } from './explain-in-words.js';
import type { Outcome, RuleExplanation } from './rule-outcome.js';

export interface ExampleFailure {
  /** code of the rule */
  readonly rule: string;
  /** place of the example in the rule, from 0 */
  readonly index: number;
  readonly says: string;
  /** in English the outcome as the example writes it, with the roles: `fired, staff S1` */
  readonly expected: LocalizedText;
  readonly actual: LocalizedText;
  /** why it came out otherwise */
  readonly detail: LocalizedText;
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
    const shown = JSON.stringify(type);
    return withoutEvent(example, {
      'zh-CN': `本规则不适用于 ${shown} 类型的事件。`,
      en: `The rule is not on events of type ${shown}.`,
    });
  }
  const { event, faults } = exampleEvent(rule, eventType, example);
  if (faults.length > 0) {
    return withoutEvent(example, {
      'zh-CN': `${faults.map((fault) => fault['zh-CN']).join('；')}。`,
      en: `${faults.map(({ en }) => en).join('; ')}.`,
    });
  }
  const explanation = evaluator.explain(event, rule.code);
  if (explanation === undefined) throw new Error(`The evaluator does not know rule ${rule.code}`);
  const expected = outcomeInWords(example.expect, example.subject);
  const actual = outcomeInWords(explanation.outcome, example.subject && answering(explanation, example.subject));
  if (expected.en === actual.en) return undefined;
  const standard = rulebook.standards.get(rule.standard);
  const told = (locale: Locale, gap: string) =>
    standard === undefined ? '' : explainInWords(explanation, rule, eventType, standard, locale).sentences.join(gap);
  return { expected, actual, detail: { 'zh-CN': told('zh-CN', ''), en: told('en', ' ') } };
}

const withoutEvent = ({ expect }: RuleExample, detail: LocalizedText): Difference => ({
  expected: outcomeInWords(expect, undefined),
  actual: { 'zh-CN': '无法构成事件', en: 'no event' },
  detail,
});

/** Who answers, by role; null: nobody. */
type Answering = Readonly<Record<string, string | null>>;

/** Of those who answer, the roles that the example speaks of. */
const answering = ({ subject }: RuleExplanation, roles: object): Answering =>
  Object.fromEntries(Object.keys(roles).map((role) => [role, subject[role] ?? null]));

const outcomesInChinese: Readonly<Record<Outcome, string>> = {
  fired: '触发',
  'not-fired': '未触发',
  'not-evaluable': '无法判定',
  'not-applicable': '不适用',
};

function outcomeInWords(outcome: Outcome, subject: Answering | undefined): LocalizedText {
  const roles = outcome === 'fired' ? Object.entries(subject ?? {}) : [];
  const who = (nobody: string) => roles.map(([role, code]) => `${role} ${code ?? nobody}`);
  return {
    'zh-CN': [outcomesInChinese[outcome], ...who('无人')].join('，'),
    en: [outcome, ...who('nobody')].join(', '),
  };
}
