import { aRule, aRulebook, aServiceEvent, aStandard, anEventType } from '../../../test/support/judging.js';
import { compileRulebook } from '../../domain/evaluation/compile-rulebook.js';
import type { Locale } from '../../domain/shared/localized-text.js';
import type { FactValue } from '../../domain/shared/fact-value.js';
import { traceTable } from './trace.page.js';

const label = (zh: string, en: string) => ({ 'zh-CN': zh, en });
const type = anEventType({
  facts: {
    waitMinutes: { type: 'decimal', label: label('等候', 'Wait'), unit: 'min' },
    limitMinutes: { type: 'decimal', label: label('上限', 'Limit'), unit: 'min' },
    errors: { type: 'list', of: 'code', label: label('差错', 'Errors') },
    note: { type: 'text', label: label('备注', 'Note'), nullable: true },
  },
});

/** The rows of the table as text, cells joined by ` | `. */
function rowsFor(conditions: object, data: Readonly<Record<string, FactValue>>, locale: Locale = 'en'): string[] {
  const rule = aRule({ conditions });
  const explanation = compileRulebook(aRulebook(type, rule)).explain(aServiceEvent({ data }), rule.code);
  if (explanation === undefined) throw new Error('the rule does not look at the event');
  const { markup } = traceTable(explanation, { rule, type, standard: aStandard() }, locale);
  return [...markup.matchAll(/<tr class="(?:group)?">([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell = '']) => cell.replace(/<[^>]*>/g, '')).join(' | '),
  );
}

const slow = { fact: 'waitMinutes', operator: 'greaterThan', value: 15 };

describe('the table of a judgement', () => {
  it('shows fact, value, operator, what it was compared with and the outcome, in either language', () => {
    expect(rowsFor({ all: [slow] }, { waitMinutes: 19.5 })).toEqual([
      'Conditions: all of these |  |  |  | holds',
      'Wait | 19.5 min | more than | 15 min | holds',
    ]);
    expect(rowsFor({ all: [slow] }, { waitMinutes: 3 }, 'zh-CN')).toEqual([
      '判定条件：以下各项全部成立 |  |  |  | 不成立',
      '等候 | 3 分钟 | 超过 | 15 分钟 | 不成立',
    ]);
  });

  it('says what is missing, and that the outcome is then unknown', () => {
    expect(rowsFor({ all: [slow] }, {})).toEqual([
      'Conditions: all of these |  |  |  | unknown',
      'Wait | unknown | more than | 15 min | unknown',
    ]);
  });

  it('names the other fact where two are compared', () => {
    const compared = { fact: 'waitMinutes', operator: 'greaterThan', value: { fact: 'limitMinutes' } };
    expect(rowsFor({ all: [compared] }, { waitMinutes: 19, limitMinutes: 15 })[1]).toBe(
      'Wait | 19 min | more than | Limit (15 min) | holds',
    );
  });

  it('keeps the order and the nesting of the rule', () => {
    const conditions = {
      any: [slow, { not: { fact: 'note', operator: 'equal', value: 'x' } }, { all: [slow, slow] }],
    };
    expect(rowsFor(conditions, { waitMinutes: 3, note: null }).map((row) => row.split(' | ')[0])).toEqual([
      'Conditions: at least one of these',
      'Wait',
      'not this',
      'Note',
      'all of these',
      'Wait',
      'Wait',
    ]);
  });

  it.each([
    ['someFact:in', ['rude'], 'one of them is one of'],
    ['everyFact:notEqual', 'rude', 'each of them is not'],
    ['contains', 'rude', 'contains'],
    ['doesNotContain', 'rude', 'does not contain'],
  ])('says %s in words', (operator, value, words) => {
    const conditions = { all: [{ fact: 'errors', operator, value }] };
    expect(rowsFor(conditions, { errors: ['rude', 'late'] })[1]?.split(' | ')[2]).toBe(words);
  });

  it('shows as text what a source sent', () => {
    const conditions = { all: [{ fact: 'note', operator: 'equal', value: 'x' }] };
    const rule = aRule({ conditions });
    const event = aServiceEvent({ data: { note: '<script>alert(1)</script>' } });
    const explanation = compileRulebook(aRulebook(type, rule)).explain(event, rule.code);
    if (explanation === undefined) throw new Error('the rule does not look at the event');
    expect(traceTable(explanation, { rule, type, standard: aStandard() }, 'en').markup).not.toContain('<script');
  });
});
