import { anEventType, aRule, aRulebook } from '../../../test/support/judging.js';
import { runExamples, type ExampleFailure } from './run-examples.js';

const label = { 'zh-CN': '标签', en: 'Label' };
const visit = anEventType({
  facts: {
    rings: { type: 'integer', label: { 'zh-CN': '铃响次数', en: 'Rings' } },
    calledAt: { type: 'instant', label },
    handler: { type: 'staff', label },
  },
});

function failuresOf(
  example: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
): readonly ExampleFailure[] {
  const rule = aRule({
    conditions: { all: [{ fact: 'rings', operator: 'greaterThan', value: 4 }] },
    finding: { severity: 'minor', subject: { staff: 'staff', unit: 'unit' }, message: label },
    ...more,
    examples: [
      { says: 'rings', event: { data: { rings: 4 } }, expect: 'not-fired' },
      { says: 'this one', ...example },
    ],
  });
  return runExamples(aRulebook(visit, rule));
}
const fiveRings = { rings: 5 };
const whoStaff = { fact: 'staff', operator: 'equal', value: 'S1' };

describe('an example', () => {
  test('that comes out as it says is no failure', () => {
    expect(failuresOf({ event: { data: fiveRings }, expect: 'fired', subject: { staff: 'S1', unit: 'U1' } })).toEqual(
      [],
    );
  });

  test('that comes out otherwise is told with its place and the reason', () => {
    expect(failuresOf({ event: { data: { rings: 4 } }, expect: 'fired' })).toEqual([
      {
        rule: 'the-rule',
        index: 1,
        says: 'this one',
        expected: { 'zh-CN': '触发', en: 'fired' },
        actual: { 'zh-CN': '未触发', en: 'not-fired' },
        detail: {
          'zh-CN': '铃响次数为 4；标准要求不超过 4，因此符合标准。',
          en: 'Rings was 4; the standard allows at most 4, so this met it.',
        },
      },
    ]);
  });

  test('holds for the roles that it names, and only for them', () => {
    expect(failuresOf({ event: { data: fiveRings }, expect: 'fired', subject: { unit: 'U1' } })).toEqual([]);
    expect(failuresOf({ event: { data: fiveRings }, expect: 'fired', subject: { staff: 'S2' } })).toMatchObject([
      {
        expected: { 'zh-CN': '触发，staff S2', en: 'fired, staff S2' },
        actual: { 'zh-CN': '触发，staff S1', en: 'fired, staff S1' },
      },
    ]);
  });

  test('may say what the event names none of', () => {
    const event = { data: fiveRings, missing: ['staff'] };
    expect(failuresOf({ event, expect: 'not-evaluable' })).toEqual([]);
    expect(failuresOf({ event: { data: fiveRings }, expect: 'fired' }, { when: whoStaff })).toEqual([]);
    expect(failuresOf({ event, expect: 'not-evaluable' }, { when: whoStaff })).toEqual([]);
  });

  test('happens inside the units of the rule unless it names a unit', () => {
    const scoped = { scope: { units: ['ZJ'] } };
    expect(
      failuresOf({ event: { data: fiveRings }, expect: 'fired', subject: { unit: 'U1' } }, scoped).filter(
        ({ index }) => index === 1,
      ),
    ).toEqual([]);
    expect(failuresOf({ event: { unit: 'SH', data: fiveRings }, expect: 'not-applicable' }, scoped)).toEqual([]);
    expect(failuresOf({ event: { unit: 'ZJ', data: fiveRings }, expect: 'fired' }, scoped)).toEqual([]);
    expect(failuresOf({ event: { data: fiveRings, missing: ['unit'] }, expect: 'not-evaluable' }, scoped)).toEqual([]);
  });

  test.each([{ from: '2026-07-01' }, { to: '2026-01-01' }, { from: '2025-12-31', to: '2026-01-01' }, {}])(
    'without a time happens while the rule is in force: %j',
    (effective) => {
      expect(failuresOf({ event: { data: fiveRings }, expect: 'fired' }, { effective })).toEqual([]);
    },
  );

  test('may name its time, with an offset, and write instants likewise', () => {
    const effective = { from: '2026-07-01' };
    const at = (time: string, expect: string) =>
      failuresOf({ event: { at: time, data: fiveRings }, expect }, { effective }).filter(({ index }) => index === 1);
    expect(at('2026-06-30T23:59:59+08:00', 'not-applicable')).toEqual([]);
    expect(at('2026-07-01T00:00:00+08:00', 'fired')).toEqual([]);
    const onTime = {
      conditions: { all: [{ fact: 'calledAt', operator: 'equal', value: '2026-03-02T01:00:00.000Z' }] },
    };
    const failures = failuresOf(
      { event: { data: { calledAt: '2026-03-02T09:00:00+08:00' } }, expect: 'fired' },
      onTime,
    );
    expect(failures.filter(({ index }) => index === 1)).toEqual([]);
  });

  test('that no event could be made of is told with all its faults', () => {
    const data = { rings: 'five', mood: 'bad' };
    expect(failuresOf({ event: { data }, expect: 'fired' })).toMatchObject([
      {
        actual: { 'zh-CN': '无法构成事件', en: 'no event' },
        detail: {
          'zh-CN': 'rings 为 "five"，不符合其 integer 类型的定义；counter.served 没有事实 mood。',
          en: 'rings is "five"; wanted: a whole number, at most 9007199254740991 in size; mood is no fact of counter.served.',
        },
      },
    ]);
  });

  test('of an event type that the rule is not on is told', () => {
    expect(failuresOf({ event: { type: 'call.ended', data: {} }, expect: 'fired' })).toMatchObject([
      {
        actual: { 'zh-CN': '无法构成事件', en: 'no event' },
        detail: {
          'zh-CN': '本规则不适用于 "call.ended" 类型的事件。',
          en: 'The rule is not on events of type "call.ended".',
        },
      },
    ]);
  });
});
