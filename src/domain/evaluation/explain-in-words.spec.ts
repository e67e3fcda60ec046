import { aCalendar, anEventType, aRule, aRulebook, aServiceEvent, aStandard } from '../../../test/support/judging.js';
import type { Rule } from '../rulebook/rule.schema.js';
import type { ServiceEvent } from '../service-event/service-event.js';
import type { FactValue } from '../shared/fact-value.js';
import type { Locale } from '../shared/localized-text.js';
import { compileRulebook } from './compile-rulebook.js';
import { explainInWords, type ExplanationInWords } from './explain-in-words.js';

const label = (chinese: string, english: string) => ({ 'zh-CN': chinese, en: english });

const visit = anEventType({
  facts: {
    ticketAt: { type: 'instant', label: label('取号时间', 'Ticket time') },
    calledAt: { type: 'instant', label: label('叫号时间', 'Call time') },
    promisedAt: { type: 'instant', label: label('承诺时间', 'Promised time'), nullable: true },
    tier: { type: 'code', label: label('客户等级', 'Customer tier'), values: ['ordinary', 'vip'] },
    rings: { type: 'integer', label: label('铃响次数', 'Rings') },
    apologised: { type: 'boolean', label: label('是否致歉', 'Apologised') },
    score: { type: 'decimal', label: label('得分', 'Score') },
    fee: { type: 'money', label: label('收费', 'Fee'), unit: 'CNY' },
    tariff: { type: 'money', label: label('标准收费', 'Tariff'), unit: 'CNY' },
    refunded: { type: 'money', label: label('退费', 'Refund'), unit: 'CNY', nullable: true },
    failedItems: { type: 'list', of: 'code', label: label('不合格项', 'Failed items'), nullable: true },
    helper: { type: 'staff', label: label('协助人', 'Helper'), nullable: true },
    handler: { type: 'staff', label: label('处理人', 'Handler') },
    calls: { type: 'integer', label: label('通话数', 'Calls') },
    errors: { type: 'integer', label: label('差错数', 'Errors') },
  },
  let: { waited: { elapsed: ['ticketAt', 'calledAt'], in: 'minutes' } },
  labels: { waited: label('等候时间', 'Waiting time') },
});
const standard = aStandard({ title: label('柜面等候', 'Waiting at the counter') });

type Given = Readonly<Record<string, unknown>>;
function explain(
  rule: Rule,
  data: Readonly<Record<string, FactValue>>,
  locale: Locale,
  event: Partial<ServiceEvent> = {},
): ExplanationInWords {
  const evaluator = compileRulebook(aRulebook(visit, standard, aCalendar(), rule));
  const explanation = evaluator.explain(aServiceEvent({ data, ...event }), rule.code);
  if (explanation === undefined) throw new Error('the rule is on this event type');
  // as it comes back from the database
  return explainInWords(JSON.parse(JSON.stringify(explanation)) as typeof explanation, rule, visit, standard, locale);
}
const ruleTitle = label('等候过久', 'Waited too long');
const ruleOn = (conditions: Given, more: Given = {}): Rule => aRule({ title: ruleTitle, conditions, ...more });
const leaf = (fact: string, operator: string, value: unknown): Given => ({ fact, operator, value });
const one = (fact: string, operator: string, value: unknown, more: Given = {}): Rule =>
  ruleOn({ all: [leaf(fact, operator, value)] }, more);
const finding = (as: string, subject: Given = { unit: 'unit' }): Given => ({
  finding: { as, severity: 'minor', subject, message: label('。', '.') },
});

/** the first sentence: the reason itself */
const reason = (rule: Rule, data: Readonly<Record<string, FactValue>>, locale: Locale = 'en') =>
  explain(rule, data, locale).sentences[0];

const ticketAt = '2026-03-02T01:00:00.000Z';
const tooLate = { ticketAt, calledAt: '2026-03-02T01:16:30.000Z' };
const limit = one('waited', 'greaterThan', 15);

describe('one limit, broken', () => {
  test('is told with the value, the limit, where the value comes from and whom it concerns, in English', () => {
    expect(explain(limit, tooLate, 'en')).toEqual({
      headline: 'Standard not met: Waiting at the counter',
      sentences: [
        'Waiting time was 16.5 min; the standard allows at most 15 min, so this did not meet it.',
        'Waiting time runs from Ticket time (2026-03-02 09:00:00) to Call time (2026-03-02 09:16:30).',
        'It concerns: Unit U1.',
      ],
    });
  });

  test('and in Chinese', () => {
    expect(explain(limit, tooLate, 'zh-CN')).toEqual({
      headline: '未达标：柜面等候',
      sentences: [
        '等候时间为 16.5 分钟；标准要求不超过 15 分钟，因此未达到标准。',
        '等候时间从取号时间（2026-03-02 09:00:00）起，至叫号时间（2026-03-02 09:16:30）止。',
        '涉及对象：机构 U1。',
      ],
    });
  });

  test('is never rounded to the limit itself', () => {
    expect(reason(limit, { ticketAt, calledAt: '2026-03-02T01:15:00.100Z' })).toBe(
      'Waiting time was 15.002 min; the standard allows at most 15 min, so this did not meet it.',
    );
  });

  test.each([
    [
      'score',
      'lessThan',
      60,
      59.5,
      'Score was 59.5; the standard requires at least 60',
      '得分为 59.5；标准要求不低于 60',
    ],
    [
      'rings',
      'greaterThanInclusive',
      5,
      5,
      'Rings was 5; the standard allows less than 5',
      '铃响次数为 5；标准要求少于 5',
    ],
    [
      'fee',
      'greaterThan',
      1_234_500,
      1_234_501,
      'Fee was 12,345.01 CNY; the standard allows at most 12,345.00 CNY',
      '收费为 12,345.01 元；标准要求不超过 12,345.00 元',
    ],
  ])('%s %s %d', (fact, operator, value, actual, english, chinese) => {
    const rule = one(fact, operator, value);
    expect(reason(rule, { [fact]: actual })).toBe(`${english}, so this did not meet it.`);
    expect(reason(rule, { [fact]: actual }, 'zh-CN')).toBe(`${chinese}，因此未达到标准。`);
  });

  test('may be another fact', () => {
    const rule = one('calledAt', 'greaterThan', { fact: 'promisedAt' });
    const data = { calledAt: '2026-03-02T06:31:00.000Z', promisedAt: '2026-03-02T06:30:00.000Z' };
    expect(reason(rule, data)).toBe(
      'Call time was 2026-03-02 14:31:00; the standard requires no later than Promised time (2026-03-02 14:30:00), so this did not meet it.',
    );
    expect(reason(rule, data, 'zh-CN')).toBe(
      '叫号时间为 2026-03-02 14:31:00；标准要求不晚于承诺时间（2026-03-02 14:30:00），因此未达到标准。',
    );
  });

  test('guarded against null is told like any other', () => {
    const guarded = ruleOn({ all: [leaf('refunded', 'notEqual', null), leaf('refunded', 'lessThan', 100)] });
    expect(reason(guarded, { refunded: 99 })).toBe(
      'Refund was 0.99 CNY; the standard requires at least 1.00 CNY, so this did not meet it.',
    );
    expect(explain(guarded, { refunded: null }, 'en').sentences).toEqual([
      'Refund is recorded as none.',
      'This keeps the rule from firing: “Waiting at the counter” was met.',
    ]);
  });
});

test('one limit, kept', () => {
  const inTime = { ticketAt, calledAt: '2026-03-02T01:15:00.000Z' };
  expect(explain(limit, inTime, 'en').headline).toBe('Standard met: Waiting at the counter');
  expect(reason(limit, inTime)).toBe('Waiting time was 15 min; the standard allows at most 15 min, so this met it.');
  expect(explain(limit, inTime, 'zh-CN').headline).toBe('达标：柜面等候');
  expect(reason(limit, inTime, 'zh-CN')).toBe('等候时间为 15 分钟；标准要求不超过 15 分钟，因此符合标准。');
});

describe('several conditions', () => {
  const late = ruleOn({ all: [leaf('rings', 'greaterThan', 4), leaf('apologised', 'equal', false)] });

  test('that hold are all told', () => {
    expect(explain(late, { rings: 5, apologised: false }, 'en').sentences).toEqual([
      'Rings was 5, more than 4.',
      'Apologised was no.',
      'Taken together, “Waiting at the counter” was not met.',
      'It concerns: Unit U1.',
    ]);
    expect(explain(late, { rings: 5, apologised: false }, 'zh-CN').sentences).toEqual([
      '铃响次数为 5，超过 4。',
      '是否致歉为否。',
      '以上情况合并判定：未达到标准“柜面等候”。',
      '涉及对象：机构 U1。',
    ]);
  });

  test('say which one kept the rule from firing, and only that one', () => {
    expect(explain(late, { rings: 5, apologised: true }, 'en').sentences).toEqual([
      'Apologised was yes.',
      'This keeps the rule from firing: “Waiting at the counter” was met.',
    ]);
    expect(explain(late, { rings: 4, apologised: false }, 'zh-CN').sentences).toEqual([
      '铃响次数为 4，未超过 4。',
      '因此规则未触发，符合标准“柜面等候”。',
    ]);
  });

  test('of which any one is enough are told as far as they hold', () => {
    const either = ruleOn({ any: [leaf('rings', 'greaterThan', 4), leaf('score', 'lessThan', 60)] });
    expect(explain(either, { rings: 5, score: 80 }, 'en').sentences.slice(0, 2)).toEqual([
      'Rings was 5, more than 4.',
      'So “Waiting at the counter” was not met.',
    ]);
    expect(explain(either, { rings: 3, score: 80 }, 'en').sentences.slice(0, 2)).toEqual([
      'Rings was 3, not more than 4.',
      'Score was 80, not below 60.',
    ]);
  });

  test('under "not" are told as they were found', () => {
    const rule = ruleOn({ not: { all: [leaf('apologised', 'equal', true)] } });
    expect(reason(rule, { apologised: false })).toBe('Apologised was no.');
  });
});

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
  const told = (form: Given, data: Readonly<Record<string, FactValue>>, more: Given = {}) =>
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

describe('what a finding is', () => {
  test.each([
    [
      'good-practice',
      'Good practice: Waited too long',
      'This is what “Waiting at the counter” recognises as good practice.',
    ],
    ['observation', 'Observation: Waited too long', 'This is recorded as an observation; nobody is at fault.'],
    [
      'signal',
      'Signal to be checked: Waited too long',
      'This is a signal only: a person checks it before anything follows from it.',
    ],
  ])('a rule for a %s never speaks of a breach', (as, headline, meaning) => {
    const { headline: told, sentences } = explain(one('rings', 'lessThan', 2, finding(as)), { rings: 1 }, 'en');
    expect(told).toBe(headline);
    expect(sentences.slice(0, 2)).toEqual(['Rings was 1, less than 2.', meaning]);
  });

  test('whom it concerns is named by role', () => {
    const rule = one('rings', 'greaterThan', 4, finding('nonconformity', { staff: 'handler', unit: 'unit' }));
    expect(explain(rule, { rings: 5, handler: 'S3' }, 'zh-CN').sentences.at(-1)).toBe('涉及对象：处理人 S3、机构 U1。');
  });

  test('on trial it has no consequences', () => {
    const rule = one('rings', 'greaterThan', 4, { trial: { until: '2026-04-01' } });
    expect(explain(rule, { rings: 5 }, 'en').sentences.at(-1)).toBe(
      'The rule is on trial until 2026-04-01 (not including that day): nothing follows from its findings.',
    );
    expect(explain(rule, { rings: 5 }, 'zh-CN').sentences.at(-1)).toBe(
      '该规则试行至 2026-04-01（不含当日），试行期间的发现项不产生后果。',
    );
  });

  test('why the rule applies is part of the reason', () => {
    const vip = one('waited', 'greaterThan', 5, { when: leaf('tier', 'equal', 'vip') });
    expect(explain(vip, { ...tooLate, tier: 'vip' }, 'en').sentences).toContain(
      'The rule applies here: Customer tier was “vip”.',
    );
    expect(explain(vip, { ...tooLate, tier: 'vip' }, 'zh-CN').sentences).toContain('适用依据：客户等级为“vip”。');
  });
});

describe('not evaluable', () => {
  const told = (
    rule: Rule,
    data: Readonly<Record<string, FactValue>>,
    locale: Locale = 'en',
    event: Partial<ServiceEvent> = {},
  ) => explain(rule, data, locale, event).sentences;

  test('names the missing fact, what cannot be computed without it, and that it hurts nobody', () => {
    expect(explain(limit, { ticketAt }, 'en')).toEqual({
      headline: 'Cannot be judged: Waited too long',
      sentences: [
        'Call time is missing.',
        'So “Waiting time” cannot be computed.',
        'So the rule cannot be judged.',
        'Missing data never counts against anybody.',
      ],
    });
    expect(explain(limit, { ticketAt }, 'zh-CN')).toEqual({
      headline: '无法评判：等候过久',
      sentences: [
        '缺少叫号时间。',
        '因此无法得出“等候时间”。',
        '因此该规则无法评判。',
        '数据缺失不作为对任何人不利的依据。',
      ],
    });
  });

  test('for want of knowing whether the rule applies', () => {
    const vip = one('waited', 'greaterThan', 5, { when: leaf('tier', 'equal', 'vip') });
    expect(told(vip, tooLate)).toContain('Whether the rule applies to this event cannot be told.');
    expect(told(vip, tooLate, 'zh-CN').slice(0, 2)).toEqual(['缺少客户等级。', '无法判断该规则是否适用于本事件。']);
  });

  test('for want of the unit', () => {
    const scoped = one('rings', 'greaterThan', 4, { scope: { units: ['CITY'] } });
    expect(told(scoped, { rings: 5 }, 'en', { unit: null, unitPath: [] }).slice(0, 2)).toEqual([
      'Unit is missing.',
      'The rule applies to certain units only, and which unit this was is not known.',
    ]);
  });

  test('for want of anybody who answers', () => {
    const rule = one('rings', 'greaterThan', 4, finding('nonconformity', { staff: 'helper' }));
    expect(told(rule, { rings: 5 }).slice(0, 2)).toEqual([
      'Helper is missing.',
      'The conditions hold, but who must answer for it is not known.',
    ]);
    expect(told(rule, { rings: 5, helper: null })[0]).toBe('Helper is recorded as none.');
  });

  test('because a calendar does not reach so far', () => {
    const rule = one('days', 'greaterThan', 1, {
      let: { days: { elapsed: ['ticketAt', 'calledAt'], in: 'working-days', calendar: 'office' } },
      labels: { days: label('用时', 'Days taken') },
    });
    const data = { ticketAt: '2026-12-31T01:00:00.000Z', calledAt: '2027-01-04T01:00:00.000Z' };
    expect(told(rule, data)[0]).toBe(
      'Days taken cannot be computed: the calendar “office” does not cover these years.',
    );
    expect(told(rule, data, 'zh-CN')[0]).toBe('用时无法计算：日历“office”未涵盖相关年份。');
  });

  test('because a ratio has nothing to divide by', () => {
    const rule = one('share', 'greaterThan', 0.1, {
      let: { share: { ratio: ['errors', 'calls'] } },
      labels: { share: label('差错率', 'Error rate') },
    });
    expect(told(rule, { errors: 1, calls: 0 })[0]).toBe('Error rate cannot be computed: Calls is 0.');
    expect(told(rule, { errors: 1, calls: 0 }, 'zh-CN')[0]).toBe('差错率无法计算：通话数为 0。');
  });
});

describe('not applicable', () => {
  const told = (more: Given, locale: Locale, event: Partial<ServiceEvent> = {}) =>
    explain(one('rings', 'greaterThan', 4, more), { rings: 5, tier: 'vip' }, locale, event).sentences;

  test('because its `when` leaves the event out', () => {
    const more = { when: leaf('tier', 'equal', 'ordinary') };
    expect(told(more, 'en')).toEqual([
      'Customer tier was “vip”, not “ordinary”.',
      'The rule is not about such events.',
    ]);
    expect(told(more, 'zh-CN')).toEqual(['客户等级为“vip”，不是“ordinary”。', '该规则不针对此类事件。']);
  });

  test('because it is for other units', () => {
    const more = { scope: { units: ['ZJ', 'HZ'] } };
    expect(told(more, 'en')).toEqual(['The rule applies to the units ZJ, HZ and those below; U1 is none of them.']);
    expect(told(more, 'zh-CN')).toEqual(['该规则仅适用于机构 ZJ、HZ 及其下属机构；U1 不在其中。']);
  });

  test('because it is for another touchpoint', () => {
    const more = { scope: { touchpoints: ['phone', 'field-visit'] } };
    expect(told(more, 'en')).toEqual([
      'The rule judges events of: phone, field visit; this event is of the touchpoint counter.',
    ]);
    expect(told(more, 'zh-CN')).toEqual(['该规则只评判以下触点的事件：电话、上门服务；本事件的触点为柜面。']);
  });

  test('because it is not yet or no longer in force', () => {
    expect(told({ effective: { from: '2026-07-01' } }, 'en')).toEqual([
      'The rule is in force from 2026-07-01; the event occurred before, at 2026-03-02 10:00:00.',
    ]);
    expect(told({ effective: { from: '2025-07-01', to: '2026-03-02' } }, 'zh-CN')).toEqual([
      '该规则自 2026-03-02 起不再施行；本事件发生于 2026-03-02 10:00:00。',
    ]);
  });
});
