import { aCalendar, anEventType, aRule, aRulebook, aServiceEvent } from '../../../test/support/judging.js';
import type { Rule } from '../rulebook/rule.schema.js';
import type { ServiceEvent } from '../service-event/service-event.js';
import { compileRulebook } from './compile-rulebook.js';
import type { RuleOutcome } from './rule-outcome.js';

const label = { 'zh-CN': '标签', en: 'label' };
const visit = anEventType({
  facts: {
    ticketAt: { type: 'instant', label },
    calledAt: { type: 'instant', label },
    tier: { type: 'code', label, values: ['normal', 'vip'], default: 'normal' },
    teller: { type: 'staff', label, nullable: true },
    guide: { type: 'staff', label, nullable: true },
  },
  let: { waitMinutes: { elapsed: ['ticketAt', 'calledAt'], in: 'minutes' } },
});
const waitedTooLong = { all: [{ fact: 'waitMinutes', operator: 'greaterThan', value: 15 }] };
const ticketAt = '2026-03-02T01:00:00.000Z';
const inTime = { ticketAt, calledAt: '2026-03-02T01:15:00.000Z' };
const late = { ticketAt, calledAt: '2026-03-02T01:15:01.000Z' };

function judge(rule: Rule, given: Partial<ServiceEvent> = {}): Omit<RuleOutcome, 'rule'> {
  const evaluator = compileRulebook(aRulebook(visit, aCalendar(), rule));
  const event = aServiceEvent({ data: late, ...given });
  const [outcome, ...others] = evaluator.judge(event);
  if (outcome === undefined || others.length > 0) throw new Error('one rule gives one outcome');
  const { rule: judged, ...rest } = outcome;
  expect(judged).toBe(rule);
  // what is explained is always what was judged
  expect(evaluator.explain(event, rule.code)).toMatchObject({ ...rest });
  return rest;
}

const waiting = (given: Readonly<Record<string, unknown>> = {}): Rule => aRule({ conditions: waitedTooLong, ...given });
const subject = (roles: Readonly<Record<string, string>>) => ({
  finding: { severity: 'minor', subject: roles, message: label },
});

describe('a rule', () => {
  test('fires when its conditions hold, and says who answers', () => {
    expect(judge(waiting())).toEqual({
      outcome: 'fired',
      decidedBy: 'conditions',
      trial: false,
      subject: { unit: 'U1' },
      missing: [],
    });
  });

  test('does not fire at the limit itself', () => {
    expect(judge(waiting(), { data: inTime })).toMatchObject({
      outcome: 'not-fired',
      decidedBy: 'conditions',
      subject: {},
    });
  });

  test('cannot be judged for want of a fact, and names the one behind its local fact', () => {
    expect(judge(waiting(), { data: { ticketAt } })).toMatchObject({
      outcome: 'not-evaluable',
      decidedBy: 'conditions',
      missing: ['calledAt'],
    });
    expect(judge(waiting(), { data: {} })).toMatchObject({ missing: ['ticketAt', 'calledAt'] });
  });

  test('that reads a calendar beyond its years names the local fact that has no value', () => {
    const rule = waiting({
      let: { waitDays: { elapsed: ['ticketAt', 'calledAt'], in: 'working-days', calendar: 'office' } },
      conditions: { all: [{ fact: 'waitDays', operator: 'greaterThan', value: 1 }] },
    });
    const data = { ticketAt: '2026-12-30T01:00:00.000Z', calledAt: '2027-01-04T01:00:00.000Z' };
    expect(judge(rule, { data })).toMatchObject({ outcome: 'not-evaluable', missing: ['waitDays'] });
  });

  test('takes the default of its event type for a missing optional fact, but never for null', () => {
    const rule = waiting({ conditions: { all: [{ fact: 'tier', operator: 'equal', value: 'normal' }] } });
    expect(judge(rule, { data: {} }).outcome).toBe('fired');
    expect(judge(rule, { data: { tier: null } }).outcome).toBe('not-fired');
  });

  test('reads what the event type declares and nothing else', () => {
    const rule = waiting({ conditions: { all: [{ fact: 'mood', operator: 'equal', value: 'angry' }] } });
    expect(judge(rule, { data: { mood: 'angry' } })).toMatchObject({ outcome: 'not-evaluable', missing: ['mood'] });
  });

  test('reads the envelope', () => {
    const reads = (fact: string, value: unknown) =>
      judge(waiting({ conditions: { all: [{ fact, operator: 'equal', value }] } })).outcome;
    expect(reads('eventType', 'counter.served')).toBe('fired');
    expect(reads('source', 'queue-machine')).toBe('fired');
    expect(reads('occurredAt', '2026-03-02T02:00:00.000Z')).toBe('fired');
    expect(reads('receivedAt', '2026-03-02T02:00:05.000Z')).toBe('fired');
    expect(reads('customer', 'C1')).toBe('fired');
    expect(reads('staff', 'S2')).toBe('not-fired');
  });
});

describe('who answers', () => {
  const roles = subject({ staff: 'teller', guide: 'guide' });

  test('a role whose fact is null has nobody in it', () => {
    expect(judge(waiting(roles), { data: { ...late, teller: 'S7', guide: null } })).toMatchObject({
      outcome: 'fired',
      subject: { staff: 'S7' },
    });
  });

  test('nobody is blamed by guess: a missing role makes the rule not evaluable', () => {
    expect(judge(waiting(roles), { data: { ...late, teller: 'S7' } })).toMatchObject({
      outcome: 'not-evaluable',
      decidedBy: 'subject',
      missing: ['guide'],
      subject: {},
    });
  });

  test('if all roles are null, nobody is known to answer', () => {
    expect(judge(waiting(roles), { data: { ...late, teller: null, guide: null } })).toMatchObject({
      outcome: 'not-evaluable',
      decidedBy: 'subject',
      missing: ['teller', 'guide'],
    });
  });

  test('an event that names no member of staff has none that is known', () => {
    expect(judge(waiting(subject({ staff: 'staff' })), { staff: null })).toMatchObject({
      outcome: 'not-evaluable',
      missing: ['staff'],
    });
  });

  test('whoever answers matters only if the conditions hold', () => {
    expect(judge(waiting(roles), { data: inTime }).outcome).toBe('not-fired');
  });
});

describe('a rule does not apply', () => {
  test("outside its units; a unit above the event's own counts", () => {
    expect(judge(waiting({ scope: { units: ['OTHER', 'CITY'] } })).outcome).toBe('fired');
    expect(judge(waiting({ scope: { units: ['OTHER'] } }))).toMatchObject({
      outcome: 'not-applicable',
      decidedBy: 'unit',
    });
  });

  test('at another touchpoint, also where the event type names none', () => {
    const phone = waiting({ scope: { touchpoints: ['phone'] } });
    expect(judge(phone)).toMatchObject({ outcome: 'not-applicable', decidedBy: 'touchpoint' });
    expect(judge(waiting({ scope: { touchpoints: ['phone', 'counter'] } })).outcome).toBe('fired');
  });

  test.each([
    ['2026-03-01T15:59:59.999Z', 'not-applicable'],
    ['2026-03-01T16:00:00.000Z', 'fired'],
    ['2026-03-31T15:59:59.999Z', 'fired'],
    ['2026-03-31T16:00:00.000Z', 'not-applicable'],
  ])('before its first day and from its last, by local midnight: %s %s', (occurredAt, outcome) => {
    const march = waiting({ effective: { from: '2026-03-02', to: '2026-04-01' } });
    expect(judge(march, { occurredAt })).toMatchObject({
      outcome,
      decidedBy: outcome === 'fired' ? 'conditions' : 'effective',
    });
  });

  test('to events that its `when` leaves out', () => {
    const vip = waiting({ when: { fact: 'tier', operator: 'equal', value: 'vip' } });
    expect(judge(vip)).toMatchObject({ outcome: 'not-applicable', decidedBy: 'when' });
    expect(judge(vip, { data: { ...late, tier: 'vip' } }).outcome).toBe('fired');
  });
});

describe('whether a rule applies can be unknown', () => {
  const guided = { when: { fact: 'guide', operator: 'equal', value: 'S9' } };

  test('for want of a fact of its `when`', () => {
    expect(judge(waiting(guided))).toMatchObject({ outcome: 'not-evaluable', decidedBy: 'when', missing: ['guide'] });
  });

  test('for want of the unit', () => {
    const nowhere = { unit: null, unitPath: [] };
    expect(judge(waiting({ scope: { units: ['CITY'] } }), nowhere)).toMatchObject({
      outcome: 'not-evaluable',
      decidedBy: 'unit',
      missing: ['unit'],
    });
  });

  test('but one certain reason against it is enough', () => {
    const elsewhere = waiting({ ...guided, scope: { units: ['OTHER'] } });
    expect(judge(elsewhere)).toMatchObject({ outcome: 'not-applicable', decidedBy: 'unit' });
    const unguided = { unit: null, unitPath: [], data: { ...late, guide: 'S1' } };
    expect(judge(waiting({ ...guided, scope: { units: ['CITY'] } }), unguided)).toMatchObject({
      outcome: 'not-applicable',
      decidedBy: 'when',
    });
    const past = waiting({ effective: { to: '2026-01-01' }, scope: { units: ['CITY'] } });
    expect(judge(past, { unit: null, unitPath: [] })).toMatchObject({
      outcome: 'not-applicable',
      decidedBy: 'effective',
    });
  });
});

test.each([
  ['2026-03-31T15:59:00.000Z', true],
  ['2026-03-31T16:00:00.000Z', false],
])('a rule on trial until 1 April: what happens at %s is on trial: %s', (occurredAt, trial) => {
  expect(judge(waiting({ trial: { until: '2026-04-01' } }), { occurredAt })).toMatchObject({ outcome: 'fired', trial });
});

describe('a rulebook', () => {
  const ok = { fact: 'tier', operator: 'equal', value: 'normal' };
  const first = aRule({ code: 'first', conditions: { all: [ok] } });
  const second = aRule({ code: 'second', on: ['counter.served', 'call.ended'], conditions: { all: [ok] } });
  const call = anEventType({ code: 'call.ended', facts: visit.facts });
  const evaluator = compileRulebook(aRulebook(visit, call, first, second));

  test('gives one outcome per rule for the type of the event, in its own order', () => {
    const codes = (type: string) => evaluator.judge(aServiceEvent({ type })).map(({ rule }) => rule.code);
    expect(codes('counter.served')).toEqual(['first', 'second']);
    expect(codes('call.ended')).toEqual(['second']);
    expect(codes('unheard-of')).toEqual([]);
  });

  test('explains only rules that it has for that type of event', () => {
    expect(evaluator.explain(aServiceEvent({ type: 'call.ended' }), 'second')?.outcome).toBe('fired');
    expect(evaluator.explain(aServiceEvent({ type: 'call.ended' }), 'first')).toBeUndefined();
    expect(evaluator.explain(aServiceEvent(), 'third')).toBeUndefined();
  });

  test('with a rule on an event type that it does not have is not compiled', () => {
    expect(() => compileRulebook(aRulebook(visit, second))).toThrow('call.ended');
  });
});

describe('an explanation', () => {
  const rule = waiting({
    scope: { units: ['CITY'] },
    when: { fact: 'tier', operator: 'equal', value: 'normal' },
    finding: { severity: 'minor', subject: { staff: 'teller' }, message: { 'zh-CN': '{customer}', en: '{source}' } },
  });
  const evaluator = compileRulebook(aRulebook(visit, rule));
  const event = aServiceEvent({ data: { ...late, teller: 'S7' } });

  test('holds every known fact that the rule names, also behind its local facts and in its message', () => {
    const values = {
      unit: 'U1',
      tier: 'normal',
      waitMinutes: 901 / 60,
      ...late,
      teller: 'S7',
      customer: 'C1',
      source: 'queue-machine',
    };
    expect(evaluator.explain(event, rule.code)?.values).toEqual(values);
    expect(Object.fromEntries(evaluator.factsOf(event, rule.code))).toEqual(values);
  });

  test('records fact, operator, expected and actual value and truth of each comparison, as plain JSON', () => {
    const explanation = evaluator.explain(event, rule.code);
    expect(explanation).toMatchObject({
      rule: 'the-rule',
      eventType: 'counter.served',
      occurredAt: '2026-03-02T02:00:00.000Z',
      outcome: 'fired',
      when: { fact: 'tier', operator: 'equal', expected: 'normal', actual: 'normal', outcome: 'true' },
      conditions: {
        all: [{ fact: 'waitMinutes', operator: 'greaterThan', expected: 15, actual: 901 / 60, outcome: 'true' }],
        outcome: 'true',
      },
    });
    expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
  });

  test('leaves out what is missing and what was not asked', () => {
    const explanation = evaluator.explain(aServiceEvent({ data: { tier: 'vip' } }), rule.code);
    expect(explanation).not.toHaveProperty('conditions');
    expect(explanation?.values).not.toHaveProperty('waitMinutes');
    const missing = evaluator.explain(aServiceEvent({ data: {} }), rule.code);
    expect(missing?.conditions).toEqual({
      all: [{ fact: 'waitMinutes', operator: 'greaterThan', expected: 15, outcome: 'unknown' }],
      outcome: 'unknown',
    });
  });

  test('names the fact whose value was the limit', () => {
    const onTime = waiting({
      conditions: { all: [{ fact: 'calledAt', operator: 'greaterThan', value: { fact: 'ticketAt' } }] },
    });
    const explanation = compileRulebook(aRulebook(visit, onTime)).explain(event, onTime.code);
    expect(explanation?.conditions).toMatchObject({
      all: [{ expectedFact: 'ticketAt', expected: ticketAt, actual: late.calledAt }],
    });
  });
});
