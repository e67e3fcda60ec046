import { anEventType, aRule } from '../../../../test/support/judging.js';
import type { FactValue } from '../../shared/fact-value.js';
import type { Locale } from '../../shared/localized-text.js';
import { messageOf } from './message-of.js';

const label = { 'zh-CN': '标签', en: 'label' };
const visit = anEventType({
  facts: {
    calledAt: { type: 'instant', label },
    fee: { type: 'money', label, unit: 'CNY' },
    yen: { type: 'money', label, unit: 'JPY' },
    score: { type: 'decimal', label, unit: 'points' },
    items: { type: 'list', label },
    apologised: { type: 'boolean', label },
    reason: { type: 'text', label, nullable: true },
  },
});

function message(text: string, facts: Readonly<Record<string, FactValue>>, locale: Locale = 'en'): string {
  const finding = { severity: 'minor', subject: { unit: 'unit' }, message: { 'zh-CN': text, en: text } };
  const rule = aRule({ conditions: { all: [{ fact: 'unit', operator: 'equal', value: 'U1' }] }, finding });
  return messageOf(rule, visit, new Map(Object.entries(facts)), locale);
}

describe('a message', () => {
  test.each<[string, FactValue, string, string]>([
    ['calledAt', '2026-03-02T01:16:30.000Z', '2026-03-02 09:16:30', '2026-03-02 09:16:30'],
    ['calledAt', '2026-03-02T01:16:30.050Z', '2026-03-02 09:16:30.050', '2026-03-02 09:16:30.050'],
    ['fee', 1_234_567, '12,345.67', '12,345.67'],
    ['fee', -5, '-0.05', '-0.05'],
    ['fee', 9_007_199_254_740_991, '90,071,992,547,409.91', '90,071,992,547,409.91'],
    ['yen', 1500, '1,500', '1,500'],
    ['score', 2 / 3, '0.67', '0.67'],
    ['score', 0.0004, '0.0004', '0.0004'],
    ['items', ['a', 'b'], 'a, b', 'a、b'],
    ['items', [], 'empty', '空'],
    ['apologised', false, 'no', '否'],
    ['reason', 'rain', 'rain', 'rain'],
    ['reason', null, 'none', '无'],
    ['unit', 'U1', 'U1', 'U1'],
  ])('shows %s %j as "%s", in Chinese "%s"', (fact, value, english, chinese) => {
    expect(message(`<{${fact}}>`, { [fact]: value })).toBe(`<${english}>`);
    expect(message(`<{${fact}}>`, { [fact]: value }, 'zh-CN')).toBe(`<${chinese}>`);
  });

  test('says so where a fact is missing', () => {
    expect(message('Fee {fee}', {})).toBe('Fee unknown');
    expect(message('收费{fee}元', {}, 'zh-CN')).toBe('收费未知元');
  });

  test('fills every placeholder and leaves all else as it is', () => {
    expect(message('{unit}: {fee} of {fee} { fee } $& {}', { unit: '$1', fee: 100 })).toBe(
      '$1: 1.00 of 1.00 { fee } $& {}',
    );
  });
});
