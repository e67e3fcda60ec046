import {
  type Data,
  type Given,
  explain,
  finding,
  label,
  leaf,
  limit,
  one,
  ticketAt,
  tooLate,
} from '../../../../test/support/counter-visits.js';
import type { Rule } from '../../rulebook/rule.schema.js';
import type { ServiceEvent } from '../../service-event/service-event.js';
import type { Locale } from '../../shared/localized-text.js';

describe('not evaluable', () => {
  const told = (rule: Rule, data: Data, locale: Locale = 'en', event: Partial<ServiceEvent> = {}) =>
    explain(rule, data, locale, event).sentences;

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
