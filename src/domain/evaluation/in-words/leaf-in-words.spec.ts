import {
  type Data,
  type Given,
  explain,
  label,
  one,
  reason,
  ticketAt,
} from '../../../../test/support/counter-visits.js';
import type { FactValue } from '../../shared/fact-value.js';

describe('each comparison in words', () => {
  test.each<[string, unknown, FactValue, string, string]>([
    ['equal', 'vip', 'vip', 'Customer tier was “vip”.', '客户等级为“vip”。'],
    ['equal', 'vip', 'ordinary', 'Customer tier was “ordinary”, not “vip”.', '客户等级为“ordinary”，不是“vip”。'],
    ['notEqual', 'vip', 'ordinary', 'Customer tier was “ordinary”, not “vip”.', '客户等级为“ordinary”，不是“vip”。'],
    ['notEqual', 'vip', 'vip', 'Customer tier was “vip”.', '客户等级为“vip”。'],
    [
      'in',
      ['vip', 'gold'],
      'vip',
      'Customer tier was “vip”, one of “vip”, “gold”.',
      '客户等级为“vip”，属于“vip”、“gold”之一。',
    ],
    ['notIn', ['gold'], 'vip', 'Customer tier was “vip”, none of “gold”.', '客户等级为“vip”，不属于“gold”。'],
  ])('tier %s %j where it is %j', (operator, value, actual, english, chinese) => {
    expect(reason(one('tier', operator, value), { tier: actual })).toBe(english);
    expect(reason(one('tier', operator, value), { tier: actual }, 'zh-CN')).toBe(chinese);
  });

  test.each<[string, unknown, FactValue, string, string]>([
    [
      'contains',
      'badge',
      ['badge', 'shoes'],
      'Failed items (“badge”, “shoes”) includes “badge”.',
      '不合格项（“badge”、“shoes”）包含“badge”。',
    ],
    [
      'doesNotContain',
      'badge',
      ['badge'],
      'Failed items (“badge”) includes “badge”.',
      '不合格项（“badge”）包含“badge”。',
    ],
    ['contains', 'badge', [], 'Failed items (empty) does not include “badge”.', '不合格项（空）不包含“badge”。'],
    [
      'contains',
      'badge',
      null,
      'Failed items is recorded as none, so there is nothing to compare.',
      '不合格项记录为“无”，无从比较。',
    ],
    [
      'someFact:in',
      ['badge', 'hair'],
      ['shoes', 'hair'],
      'Failed items includes “hair”, one of “badge”, “hair”.',
      '不合格项中有“hair”，属于“badge”、“hair”之一。',
    ],
    [
      'someFact:in',
      ['badge'],
      ['shoes'],
      'Failed items (“shoes”): no entry is one of “badge”.',
      '不合格项（“shoes”）中没有一项属于“badge”之一。',
    ],
    ['someFact:in', ['badge'], [], 'Failed items was empty.', '不合格项为空。'],
    [
      'everyFact:in',
      ['badge'],
      ['badge'],
      'Failed items (“badge”): every entry is one of “badge”.',
      '不合格项（“badge”）中每一项均属于“badge”之一。',
    ],
    [
      'everyFact:in',
      ['badge'],
      ['badge', 'hair'],
      'Failed items includes “hair”, none of “badge”.',
      '不合格项中有“hair”，不属于“badge”。',
    ],
    [
      'someFact:equal',
      'badge',
      ['badge', 'hair'],
      'Failed items includes “badge”, “badge”.',
      '不合格项中有“badge”，为“badge”。',
    ],
  ])('failed items %s %j where they are %j', (operator, value, actual, english, chinese) => {
    expect(reason(one('failedItems', operator, value), { failedItems: actual })).toBe(english);
    expect(reason(one('failedItems', operator, value), { failedItems: actual }, 'zh-CN')).toBe(chinese);
  });

  test('one person the same as another', () => {
    const rule = one('handler', 'equal', { fact: 'helper' });
    expect(reason(rule, { handler: 'S3', helper: 'S3' })).toBe('Handler was S3, the same as Helper (S3).');
    expect(reason(rule, { handler: 'S3', helper: null }, 'zh-CN')).toBe('处理人为 S3，与协助人（无）不同。');
  });

  test('known to be none', () => {
    expect(reason(one('helper', 'equal', null), { helper: null })).toBe('Helper is recorded as none.');
    expect(reason(one('helper', 'equal', null), { helper: 'S3' }, 'zh-CN')).toBe('协助人为 S3。');
    expect(reason(one('helper', 'equal', 'S3'), { helper: null })).toBe('Helper is recorded as none, not S3.');
  });
});

describe('local facts', () => {
  const told = (form: Given, data: Data, more: Given = {}) =>
    explain(
      one('made', 'greaterThan', 0, { let: { made: form }, labels: { made: label('推算值', 'Figure') }, ...more }),
      data,
      'en',
    ).sentences.slice(0, 2);

  test('a difference of money is money', () => {
    expect(told({ difference: ['fee', 'tariff'] }, { fee: 5001, tariff: 5000 })).toEqual([
      'Figure was 0.01 CNY; the standard allows at most 0.00 CNY, so this did not meet it.',
      'Figure is Fee (50.01 CNY) minus Tariff (50.00 CNY).',
    ]);
  });

  test('a ratio has no unit and two decimals', () => {
    expect(told({ ratio: ['errors', 'calls'] }, { errors: 2, calls: 3 })).toEqual([
      'Figure was 0.67; the standard allows at most 0, so this did not meet it.',
      'Figure is Errors (2) divided by Calls (3).',
    ]);
  });

  test('working days name their calendar', () => {
    const data = { ticketAt, calledAt: '2026-03-03T01:00:00.000Z' };
    expect(told({ elapsed: ['ticketAt', 'calledAt'], in: 'working-days', calendar: 'office' }, data)).toEqual([
      'Figure was 1 working day; the standard allows at most 0 working days, so this did not meet it.',
      'Figure runs from Ticket time (2026-03-02 09:00:00) to Call time (2026-03-03 09:00:00), counted on the calendar “office”.',
    ]);
  });

  test('a size tells what was counted', () => {
    expect(told({ size: 'failedItems' }, { failedItems: ['badge'] })[1]).toBe(
      'Figure is the number of entries of Failed items (“badge”).',
    );
  });
});
