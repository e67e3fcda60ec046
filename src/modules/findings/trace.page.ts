import type { ExplanationInWords } from '../../domain/evaluation/explain-in-words.js';
import { actualInWords, expectedInWords, isOrdering, scaleOf } from '../../domain/evaluation/in-words/leaf-in-words.js';
import { describerOf } from '../../domain/evaluation/in-words/fact-description.js';
import { wordsOf } from '../../domain/evaluation/in-words/words-of.js';
import { formsOf } from '../../domain/evaluation/named-facts.js';
import { partsOf } from '../../domain/evaluation/operators.js';
import type { RuleExplanation } from '../../domain/evaluation/rule-outcome.js';
import type { TraceLeaf, TraceNode } from '../../domain/evaluation/trace-condition.js';
import type { PlainOperator } from '../../domain/rulebook/condition.schema.js';
import type { Locale, LocalizedText } from '../../domain/shared/localized-text.js';
import type { Ternary } from '../../domain/shared/ternary.js';
import { badge, table, type Row, type Tone } from '../../platform/pages/elements.js';
import { html, type Html } from '../../platform/pages/html.js';
import type { JudgingDocuments } from './explanations.service.js';

const words = {
  'zh-CN': {
    fact: '事实',
    actual: '实际值',
    operator: '比较',
    expected: '条件值',
    outcome: '结果',
    when: '适用条件',
    conditions: '判定条件',
    all: '以下各项全部成立',
    any: '以下至少一项成立',
    not: '以下不成立',
    some: '其中有一项',
    every: '其中每一项',
  },
  en: {
    fact: 'Fact',
    actual: 'Found',
    operator: 'Comparison',
    expected: 'Compared with',
    outcome: 'Outcome',
    when: 'Applies when',
    conditions: 'Conditions',
    all: 'all of these',
    any: 'at least one of these',
    not: 'not this',
    some: 'one of them',
    every: 'each of them',
  },
} as const;

const truths: Readonly<Record<Ternary, readonly [Tone, LocalizedText]>> = {
  true: ['info', { 'zh-CN': '成立', en: 'holds' }],
  false: ['calm', { 'zh-CN': '不成立', en: 'does not hold' }],
  unknown: ['warn', { 'zh-CN': '未知', en: 'unknown' }],
};

const plainWords: Readonly<Record<Exclude<PlainOperator, `${'less' | 'greater'}${string}`>, LocalizedText>> = {
  equal: { 'zh-CN': '等于', en: 'is' },
  notEqual: { 'zh-CN': '不等于', en: 'is not' },
  in: { 'zh-CN': '属于其中之一', en: 'is one of' },
  notIn: { 'zh-CN': '不属于', en: 'is none of' },
  contains: { 'zh-CN': '包含', en: 'contains' },
  doesNotContain: { 'zh-CN': '不包含', en: 'does not contain' },
};

/** The reasons of a judgement, a sentence each. */
export const sentences = ({ sentences: all }: ExplanationInWords): Html =>
  html`<ul class="sentences">
    ${all.map((sentence) => html`<li>${sentence}</li>`)}
  </ul>`;

/** Every comparison of a judgement, in the order of the rule, with what was found and how it came out. */
export function traceTable(explanation: RuleExplanation, documents: JudgingDocuments, locale: Locale): Html {
  const context = {
    locale,
    describe: describerOf(documents.rule, documents.type),
    forms: formsOf(documents.rule, documents.type),
  };
  const t = words[locale];
  const columns = [t.fact, t.actual, t.operator, t.expected, t.outcome].map((label) => ({ label }));
  const rows = (node: TraceNode | undefined, title: string) =>
    node === undefined ? [] : sectionRows(node, title, context);
  return table(columns, [...rows(explanation.when, t.when), ...rows(explanation.conditions, t.conditions)]);
}

interface Context {
  readonly locale: Locale;
  readonly describe: ReturnType<typeof describerOf>;
  readonly forms: ReturnType<typeof formsOf>;
}

/** deeper conditions are not indented further */
const deepest = 6;

/** A condition under its heading, which also says how its parts are joined. */
function sectionRows(node: TraceNode, title: string, context: Context): readonly Row[] {
  const { heading, parts } = partsOfNode(node, context.locale);
  const separator = context.locale === 'en' ? ': ' : '：';
  const text = heading === undefined ? title : title + separator + heading;
  return [groupRow(text, node, context, 0), ...parts.flatMap((part) => rowsOf(part, context, 1))];
}

function rowsOf(node: TraceNode, context: Context, depth: number): readonly Row[] {
  const { heading, parts } = partsOfNode(node, context.locale);
  if (isLeaf(node)) return [leafRow(node, context, depth)];
  const below = parts.flatMap((part) => rowsOf(part, context, Math.min(depth + 1, deepest)));
  return [groupRow(heading ?? '', node, context, depth), ...below];
}

const isLeaf = (node: TraceNode): node is TraceLeaf => 'fact' in node;

/** A comparison is its own only part. */
function partsOfNode(node: TraceNode, locale: Locale): { heading?: string; parts: readonly TraceNode[] } {
  const t = words[locale];
  if (isLeaf(node)) return { parts: [node] };
  if ('all' in node) return { heading: t.all, parts: node.all };
  return 'any' in node ? { heading: t.any, parts: node.any } : { heading: t.not, parts: [node.not] };
}

const groupRow = (text: string, { outcome }: TraceNode, { locale }: Context, depth: number): Row => ({
  isGroup: true,
  depth,
  cells: [text, '', '', '', truthBadge(outcome, locale)],
});

function leafRow(leaf: TraceLeaf, context: Context, depth: number): Row {
  const { locale, describe } = context;
  const { missing } = wordsOf(locale);
  return {
    depth,
    cells: [
      describe(leaf.fact).label[locale],
      leaf.actual === undefined ? missing : actualInWords(leaf, context),
      operatorInWords(leaf, context),
      leaf.expected === undefined ? missing : expectedInWords(leaf, context),
      truthBadge(leaf.outcome, locale),
    ],
  };
}

function operatorInWords({ fact, operator }: TraceLeaf, { locale, describe }: Context): string {
  const { quantifier, base } = partsOf(operator);
  const comparison = isOrdering(base)
    ? wordsOf(locale)
        .ordered(base, scaleOf(describe(fact)), true, '')
        .trim()
    : plainWords[base][locale];
  if (quantifier === 'one') return comparison;
  const whole = words[locale][quantifier];
  return locale === 'en' ? `${whole} ${comparison}` : whole + comparison;
}

const truthBadge = (truth: Ternary, locale: Locale): Html => badge(truths[truth][1][locale], truths[truth][0]);
