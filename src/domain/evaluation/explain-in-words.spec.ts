import {
  explain,
  finding,
  leaf,
  limit,
  one,
  reason,
  ruleOn,
  ticketAt,
  tooLate,
} from '../../../test/support/counter-visits.js';

describe('one limit, broken', () => {
  test('is told with the value, the limit, where the value comes from and whom it concerns, in English', () => {
    expect(explain(limit, tooLate, 'en')).toEqual({
      headline: 'Standard not met: Waiting at the counter',
      message: 'Waited 16.5 minutes, called at 2026-03-02 09:16:30',
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
      message: '等候16.5分钟',
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
  expect(explain(limit, inTime, 'en').message).toBeUndefined();
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
