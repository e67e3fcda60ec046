import { compileRulebook } from '../../src/domain/evaluation/compile-rulebook.js';
import type { FactValue } from '../../src/domain/shared/fact-value.js';
import { anEventType, aRule, aRulebook, aServiceEvent } from '../support/judging.js';

/**
 * Requirements of real service manuals, as far as rules on one event can say them, with the outcome that each case must
 * have. The letters are those of the suite of 76 requirements from which the rule language was made.
 */
type Data = Readonly<Record<string, FactValue>>;
type Given = Readonly<Record<string, unknown>>;

const label = { 'zh-CN': '标签', en: 'label' };
const facts = (types: Readonly<Record<string, string>>): Given =>
  Object.fromEntries(
    Object.entries(types).map(([name, type]) => [
      name,
      { type: type.replace('?', ''), label, nullable: type.endsWith('?') },
    ]),
  );
const leaf = (fact: string, operator: string, value: unknown): Given => ({ fact, operator, value });
/** Shanghai time, as instants travel */
const at = (local: string): string => new Date(`${local.replace(' ', 'T')}+08:00`).toISOString();

function judging(types: Readonly<Record<string, string>>, rule: Given): (data: Data, occurredAt?: string) => string {
  const type = anEventType({ code: 'the.event', touchpoint: undefined, facts: facts(types) });
  const evaluator = compileRulebook(aRulebook(type, aRule({ on: ['the.event'], ...rule })));
  return (data, occurredAt = at('2026-03-02 10:00')) => {
    const event = aServiceEvent({ type: 'the.event', data, occurredAt });
    const [judged] = evaluator.judge(event);
    return judged === undefined ? 'no rule' : judged.trial ? `${judged.outcome} on trial` : judged.outcome;
  };
}

describe('A1: a customer waits at most 15 minutes, a VIP at most 5', () => {
  const longWait = (minutes: number) => leaf('waited', 'greaterThan', minutes);
  const vip = leaf('tier', 'equal', 'vip');
  const judge = judging(
    { ticketAt: 'instant', calledAt: 'instant', tier: 'text' },
    {
      let: { waited: { elapsed: ['ticketAt', 'calledAt'], in: 'minutes' } },
      conditions: { any: [{ all: [vip, longWait(5)] }, { all: [{ not: vip }, longWait(15)] }] },
    },
  );
  const wait = (tier: string | undefined, from: string | undefined, until: string) =>
    judge({
      calledAt: at(until),
      ...(tier === undefined ? {} : { tier }),
      ...(from === undefined ? {} : { ticketAt: at(from) }),
    });

  test.each([
    ['ordinary, to the second', 'ordinary', '2026-03-02 09:00:00', '2026-03-02 09:15:00', 'not-fired'],
    ['ordinary, one second over', 'ordinary', '2026-03-02 09:00:00', '2026-03-02 09:15:01', 'fired'],
    ['VIP, six minutes', 'vip', '2026-03-02 09:00:00', '2026-03-02 09:06:00', 'fired'],
    ['VIP, five minutes', 'vip', '2026-03-02 09:00:00', '2026-03-02 09:05:00', 'not-fired'],
    ['no ticket time', 'ordinary', undefined, '2026-03-02 10:06:00', 'not-evaluable'],
    ['tier unknown, ten minutes: it depends', undefined, '2026-03-02 09:00:00', '2026-03-02 09:10:00', 'not-evaluable'],
    [
      'tier unknown, two minutes: nobody would mind',
      undefined,
      '2026-03-02 09:00:00',
      '2026-03-02 09:02:00',
      'not-fired',
    ],
  ])('%s', (_case, tier, from, until, expected) => {
    expect(wait(tier, from, until)).toBe(expected);
  });
});

describe('A2: no appearance item fails', () => {
  const judge = judging(
    { failed: 'list' },
    { conditions: { all: [leaf('failed', 'someFact:in', ['uniform', 'badge', 'hair', 'shoes'])] } },
  );

  test.each<[string, Data, string]>([
    ['the badge failed', { failed: ['badge'] }, 'fired'],
    ['only an item of another dimension failed', { failed: ['greeting'] }, 'not-fired'],
    ['nothing failed', { failed: [] }, 'not-fired'],
    ['nothing was reported', {}, 'not-evaluable'],
  ])('%s', (_case, data, expected) => {
    expect(judge(data)).toBe(expected);
  });
});

describe('A4: answered within four rings, or with an apology', () => {
  const judge = judging(
    { rings: 'integer', apologised: 'boolean' },
    { conditions: { all: [leaf('rings', 'greaterThan', 4), leaf('apologised', 'equal', false)] } },
  );

  test.each<[string, Data, string]>([
    ['five rings and no apology', { rings: 5, apologised: false }, 'fired'],
    ['four rings', { rings: 4, apologised: false }, 'not-fired'],
    ['four rings, so the apology cannot matter', { rings: 4 }, 'not-fired'],
    ['five rings, and nobody knows about the apology', { rings: 5 }, 'not-evaluable'],
  ])('%s', (_case, data, expected) => {
    expect(judge(data)).toBe(expected);
  });
});

describe('A6: inside the appointment, or told an hour before it', () => {
  const judge = judging(
    { from: 'instant', until: 'instant', arrivedAt: 'instant', toldAt: 'instant?' },
    {
      let: { notice: { elapsed: ['toldAt', 'from'], in: 'minutes' } },
      conditions: {
        all: [
          leaf('arrivedAt', 'greaterThan', { fact: 'until' }),
          { any: [leaf('toldAt', 'equal', null), leaf('notice', 'lessThan', 60)] },
        ],
      },
    },
  );
  const window = { from: at('2026-03-02 14:00'), until: at('2026-03-02 14:30') };

  test.each<[string, Data, string]>([
    ['at the very end of it', { ...window, arrivedAt: at('2026-03-02 14:30'), toldAt: null }, 'not-fired'],
    ['a minute later, and never told', { ...window, arrivedAt: at('2026-03-02 14:31'), toldAt: null }, 'fired'],
    [
      'told exactly an hour before',
      { ...window, arrivedAt: at('2026-03-02 14:31'), toldAt: at('2026-03-02 13:00') },
      'not-fired',
    ],
    [
      'told a minute too late',
      { ...window, arrivedAt: at('2026-03-02 14:31'), toldAt: at('2026-03-02 13:01') },
      'fired',
    ],
    ['whether anybody was told is not known', { ...window, arrivedAt: at('2026-03-02 14:31') }, 'not-evaluable'],
    [
      'the end of the appointment is not known',
      { from: window.from, arrivedAt: at('2026-03-02 14:31'), toldAt: null },
      'not-evaluable',
    ],
  ])('%s', (_case, data, expected) => {
    expect(judge(data)).toBe(expected);
  });
});

describe('A8: an agent never hangs up first, except on an abusive caller warned twice', () => {
  const exempt = { all: [leaf('abusive', 'equal', true), leaf('warnings', 'greaterThanInclusive', 2)] };
  const judge = judging(
    { endedBy: 'text', abusive: 'boolean', warnings: 'integer' },
    { conditions: { all: [leaf('endedBy', 'equal', 'staff'), { not: exempt }] } },
  );

  test.each<[string, Data, string]>([
    ['on a friendly caller', { endedBy: 'staff', abusive: false, warnings: 0 }, 'fired'],
    ['after one warning', { endedBy: 'staff', abusive: true, warnings: 1 }, 'fired'],
    ['after two warnings', { endedBy: 'staff', abusive: true, warnings: 2 }, 'not-fired'],
    ['the line dropped', { endedBy: 'line' }, 'not-fired'],
    ['no warning was given, so it cannot be exempt', { endedBy: 'staff', warnings: 0 }, 'fired'],
    [
      'two warnings, abuse not yet assessed: doubt about an exemption protects',
      { endedBy: 'staff', warnings: 2 },
      'not-evaluable',
    ],
  ])('%s', (_case, data, expected) => {
    expect(judge(data)).toBe(expected);
  });
});

describe('C4: a recording exists, and is kept for ten years after the policy ended', () => {
  const exists = judging(
    { outcome: 'text', recording: 'text?' },
    { conditions: { all: [leaf('outcome', 'equal', 'reached'), leaf('recording', 'equal', null)] } },
  );
  test.each<[string, Data, string]>([
    ['known to have none', { outcome: 'reached', recording: null }, 'fired'],
    ['there is one', { outcome: 'reached', recording: 'rec-1' }, 'not-fired'],
    ['nobody said whether there is one', { outcome: 'reached' }, 'not-evaluable'],
    ['nobody was reached', { outcome: 'refused' }, 'not-fired'],
  ])('%s', (_case, data, expected) => {
    expect(exists(data)).toBe(expected);
  });

  const kept = judging(
    { endedAt: 'instant?', deletedAt: 'instant' },
    {
      let: { years: { elapsed: ['endedAt', 'deletedAt'], in: 'years' } },
      conditions: { any: [leaf('endedAt', 'equal', null), leaf('years', 'lessThan', 10)] },
    },
  );
  test.each([
    ['ten full years', at('2015-06-30 00:00'), at('2025-06-30 09:00'), 'not-fired'],
    ['ten years to the moment', at('2015-06-30 00:00'), at('2025-06-30 00:00'), 'not-fired'],
    ['a day less', at('2015-06-30 00:00'), at('2025-06-29 09:00'), 'fired'],
    ['a policy still in force', null, at('2025-06-29 09:00'), 'fired'],
  ])('%s', (_case, endedAt, deletedAt, expected) => {
    expect(kept({ endedAt, deletedAt })).toBe(expected);
  });
});

describe('E1: sales to the elderly, and all investment-linked ones, are recorded', () => {
  const elderly = { all: [leaf('age', 'greaterThanInclusive', 60), leaf('termYears', 'greaterThan', 1)] };
  const judge = judging(
    { product: 'text', age: 'integer', termYears: 'decimal', recording: 'text?' },
    {
      conditions: {
        all: [{ any: [leaf('product', 'equal', 'investment-linked'), elderly] }, leaf('recording', 'equal', null)],
      },
    },
  );

  test.each<[string, Data, string]>([
    ['aged 60, two years', { product: 'annuity', age: 60, termYears: 2, recording: null }, 'fired'],
    ['aged 60, exactly one year', { product: 'annuity', age: 60, termYears: 1, recording: null }, 'not-fired'],
    [
      'investment-linked, so the unknown age cannot matter',
      { product: 'investment-linked', termYears: 2, recording: null },
      'fired',
    ],
    ['an annuity for somebody of unknown age', { product: 'annuity', termYears: 2, recording: null }, 'not-evaluable'],
    ['recorded, so the unknown age cannot matter', { product: 'annuity', termYears: 2, recording: 'v1' }, 'not-fired'],
  ])('%s', (_case, data, expected) => {
    expect(judge(data)).toBe(expected);
  });
});

describe('G5: a disconnection is announced in writing 3 to 7 days and again 30 minutes before', () => {
  const judge = judging(
    { cause: 'text', writtenAt: 'instant?', remindedAt: 'instant?', startedAt: 'instant' },
    {
      let: {
        leadDays: { elapsed: ['writtenAt', 'startedAt'], in: 'calendar-days' },
        reminder: { elapsed: ['remindedAt', 'startedAt'], in: 'minutes' },
      },
      when: leaf('cause', 'equal', 'arrears'),
      conditions: {
        any: [
          leaf('writtenAt', 'equal', null),
          leaf('leadDays', 'lessThan', 3),
          leaf('leadDays', 'greaterThan', 7),
          leaf('remindedAt', 'equal', null),
          leaf('reminder', 'lessThan', 30),
        ],
      },
    },
  );
  const off = { cause: 'arrears', startedAt: at('2026-03-05 10:00') };
  const inTime = at('2026-03-05 09:30');

  test.each<[string, Data, string]>([
    ['three days and thirty minutes', { ...off, writtenAt: at('2026-03-02 23:59'), remindedAt: inTime }, 'not-fired'],
    ['seven days', { ...off, writtenAt: at('2026-02-26 00:00'), remindedAt: inTime }, 'not-fired'],
    ['eight days', { ...off, writtenAt: at('2026-02-25 23:59'), remindedAt: inTime }, 'fired'],
    ['two days', { ...off, writtenAt: at('2026-03-03 00:00'), remindedAt: inTime }, 'fired'],
    [
      'reminded a minute too late',
      { ...off, writtenAt: at('2026-03-02 10:00'), remindedAt: at('2026-03-05 09:31') },
      'fired',
    ],
    ['known to have had no notice', { ...off, writtenAt: null, remindedAt: inTime }, 'fired'],
    ['the notices of those days are missing', { ...off, remindedAt: inTime }, 'not-evaluable'],
    ['a fault, not arrears', { ...off, cause: 'fault' }, 'not-applicable'],
  ])('%s', (_case, data, expected) => {
    expect(judge(data)).toBe(expected);
  });
});

test.each([
  ['the last minute of the trial', '2026-03-31 23:59', ['greeting'], 'fired on trial'],
  ['the first one after it', '2026-04-01 00:00', ['greeting'], 'fired'],
  ['nothing reported', '2026-03-31 23:59', undefined, 'not-evaluable on trial'],
])('I9: a new standard is on trial for a month: %s', (_case, occurred, failed, expected) => {
  const judge = judging(
    { failed: 'list' },
    { trial: { until: '2026-04-01' }, conditions: { all: [leaf('failed', 'contains', 'greeting')] } },
  );
  expect(judge(failed === undefined ? {} : { failed }, at(occurred))).toBe(expected);
});

describe('L3: a mystery visitor is independent and not announced', () => {
  const judge = judging(
    {
      form: 'text',
      announcedAt: 'instant?',
      visitor: 'staff',
      visitorUnit: 'unit',
      visitedUnit: 'unit',
      lastVisitor: 'staff?',
    },
    {
      when: leaf('form', 'equal', 'mystery'),
      conditions: {
        any: [
          leaf('announcedAt', 'notEqual', null),
          leaf('visitorUnit', 'equal', { fact: 'visitedUnit' }),
          leaf('visitor', 'equal', { fact: 'lastVisitor' }),
        ],
      },
    },
  );
  const visit = {
    form: 'mystery',
    announcedAt: null,
    visitor: 'i1',
    visitorUnit: 'ZJ',
    visitedUnit: 'HZ01',
    lastVisitor: null,
  };

  test.each<[string, Data, string]>([
    ['from the province, somebody new', { ...visit, lastVisitor: 'i2' }, 'not-fired'],
    ['the first visit ever', visit, 'not-fired'],
    ['of the visited branch', { ...visit, visitorUnit: 'HZ01' }, 'fired'],
    ['the same as last time', { ...visit, lastVisitor: 'i1' }, 'fired'],
    ['announced', { ...visit, announcedAt: at('2026-03-01 09:00') }, 'fired'],
    [
      'whether it was announced is not known',
      { form: 'mystery', visitor: 'i1', visitorUnit: 'ZJ', visitedUnit: 'HZ01', lastVisitor: null },
      'not-evaluable',
    ],
    ['a regular visit', { ...visit, form: 'announced', announcedAt: at('2026-03-01 09:00') }, 'not-applicable'],
  ])('%s', (_case, data, expected) => {
    expect(judge(data)).toBe(expected);
  });
});

describe('L5: a self-check is done and not more than ten points too kind', () => {
  const judge = judging(
    { selfScore: 'decimal?', score: 'decimal' },
    {
      let: { overstated: { difference: ['selfScore', 'score'] } },
      conditions: { any: [leaf('selfScore', 'equal', null), leaf('overstated', 'greaterThan', 10)] },
    },
  );

  test.each<[string, Data, string]>([
    ['ten points above', { selfScore: 95, score: 85 }, 'not-fired'],
    ['ten points above, with decimals', { selfScore: 95.3, score: 85.3 }, 'not-fired'],
    ['eleven points above', { selfScore: 95, score: 84 }, 'fired'],
    ['no self-check', { selfScore: null, score: 84 }, 'fired'],
    ['the score is missing', { selfScore: 95 }, 'not-evaluable'],
  ])('%s', (_case, data, expected) => {
    expect(judge(data)).toBe(expected);
  });
});
