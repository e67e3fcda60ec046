import {
  aPhoto,
  aPlan,
  aPrincipal,
  failed,
  inspectionAfter,
  inspector,
  notApplicable,
  type Order,
  passed,
  supervisor,
  toInspector,
} from '../../../test/support/an-inspection.js';
import type { Principal } from '../shared/principal.js';
import { type Inspection, inspectionWorkflow } from './inspection-workflow.js';

const at = '2026-03-02T03:00:00.000Z';
const after = (state: Inspection | undefined, order: Order, by: Principal) => {
  const decision = inspectionWorkflow.decide(state, { ...order, given: { by, at } });
  if (!decision.ok) return decision.refusal.code;
  return decision.events.reduce<Inspection | undefined>((one, event) => inspectionWorkflow.evolve(one, event), state)
    ?.status;
};

const begun = [toInspector, { type: 'start' }] as const;
const allPassed: Order = { type: 'answer', answers: { greeting: passed, badge: passed, identity: passed } };
const submit: Order = { type: 'submit', summary: '整体良好' };
const submitted = inspectionAfter(...begun, allPassed, submit);
const other = aPrincipal('tom', 'inspector');
const leader = aPrincipal('lea', 'leadership');

describe('an inspection', () => {
  it('goes from plan to close, through four hands and one return', () => {
    const returned = inspectionAfter(...begun, allPassed, submit, { type: 'return', reason: 'photo is blurred' });
    expect(returned).toMatchObject({ status: 'returned', work: { returns: [{ reason: 'photo is blurred' }] } });
    const again = inspectionAfter(
      ...begun,
      allPassed,
      submit,
      { type: 'return', reason: 'photo is blurred' },
      { type: 'answer', answers: { greeting: failed() } },
      submit,
      { type: 'confirm', note: null },
      { type: 'close' },
    );
    expect(again).toMatchObject({ status: 'closed', submission: { verdict: { result: 'pass', score: 85 } } });
  });

  it('is planned and given out by supervisor or leadership who see the unit', () => {
    const plan: Order = { type: 'plan', plan: aPlan() };
    expect(after(undefined, plan, leader)).toBe('planned');
    expect(after(undefined, plan, inspector)).toBe('not-allowed');
    expect(after(undefined, plan, aPrincipal('x', 'supervisor', { scope: { kind: 'units', codes: ['NB01'] } }))).toBe(
      'out-of-scope',
    );
    expect(after(inspectionAfter(), toInspector, inspector)).toBe('not-allowed');
    expect(after(inspectionAfter(), plan, supervisor)).toBe('not-in-this-state');
  });

  it('is given only to an inspector who sees the unit and does not belong to it or below it', () => {
    const give = (changes: Partial<Principal>, homePath: readonly string[] | null) =>
      after(inspectionAfter(), { type: 'assign', inspector: { ...inspector, ...changes }, homePath }, supervisor);
    expect(give({}, [])).toBe('assigned');
    expect(give({}, ['HZ02', 'HZ'])).toBe('assigned');
    expect(give({}, ['HZ01', 'HZ', 'ZJ'])).toBe('inspector-not-independent');
    expect(give({}, ['T1', 'HZ01', 'HZ'])).toBe('inspector-not-independent');
    expect(give({}, null)).toBe('inspector-home-unknown');
    expect(give({ roles: ['supervisor'] }, [])).toBe('not-an-inspector');
    expect(give({ scope: { kind: 'units', codes: ['NB01'] } }, [])).toBe('inspector-out-of-scope');
  });

  it('may be given to somebody else until it has begun', () => {
    const reassign: Order = { type: 'assign', inspector: other, homePath: [] };
    const reassigned = inspectionAfter(toInspector, reassign);
    expect(after(reassigned, { type: 'start' }, inspector)).toBe('not-the-inspector');
    expect(after(reassigned, { type: 'start' }, other)).toBe('in-progress');
    expect(after(inspectionAfter(...begun), reassign, supervisor)).toBe('not-in-this-state');
  });

  it.each<Order>([{ type: 'start' }, allPassed, submit])('lets only the assigned inspector $type', (order) => {
    const state = order.type === 'start' ? inspectionAfter(toInspector) : inspectionAfter(...begun, allPassed);
    expect(after(state, order, other)).toBe('not-the-inspector');
    expect(after(state, order, supervisor)).toBe('not-the-inspector');
    expect(after(state, order, { ...inspector, roles: ['staff'] })).toBe('not-allowed');
    expect(after(state, order, { ...inspector, scope: { kind: 'units', codes: [] } })).toBe('out-of-scope');
    expect(after(state, order, inspector)).not.toBe('not-the-inspector');
  });

  it('is not submitted before every item is answered and every failure proven', () => {
    const answers: Order = { type: 'answer', answers: { greeting: passed, badge: failed() } };
    expect(after(inspectionAfter(...begun, answers), submit, inspector)).toBe('checklist-incomplete');
    const all: Order = { type: 'answer', answers: { identity: passed } };
    expect(after(inspectionAfter(...begun, answers, all), submit, inspector)).toBe('item-evidence-missing');
    const proof: Order = { type: 'answer', answers: { badge: failed({ evidence: [aPhoto] }) } };
    expect(after(inspectionAfter(...begun, answers, all, proof), submit, inspector)).toBe('submitted');
  });

  it('answers only what the sheet asks, and cannot call a mandatory item "not applicable"', () => {
    const answer = (answers: Extract<Order, { type: 'answer' }>['answers']) =>
      after(inspectionAfter(...begun), { type: 'answer', answers }, inspector);
    expect(answer({ smile: passed })).toBe('unknown-checklist-items');
    expect(answer({ constructor: passed })).toBe('unknown-checklist-items');
    expect(answer({ identity: notApplicable })).toBe('mandatory-checklist-items');
    expect(answer({ greeting: notApplicable })).toBe('in-progress');
  });

  it.each<Order>([
    { type: 'confirm', note: null },
    { type: 'return', reason: 'x' },
  ])(
    'lets a second person $type: not the inspector, nor their second account, nor somebody without the post',
    (order) => {
      const twice: Principal = { ...inspector, roles: ['inspector', 'supervisor'] };
      expect(after(submitted, order, twice)).toBe('own-inspection');
      expect(after(submitted, order, aPrincipal('ina2', 'leadership', { staff: 'S-ina' }))).toBe('own-inspection');
      expect(after(submitted, order, aPrincipal('m', 'unit-manager'))).toBe('not-allowed');
      expect(after(submitted, order, aPrincipal('x', 'supervisor', { scope: { kind: 'units', codes: [] } }))).toBe(
        'out-of-scope',
      );
      expect(after(submitted, order, aPrincipal('k', 'supervisor', { kind: 'api-key' }))).toBe('people-only');
      expect(after(submitted, order, leader)).toBe(order.type === 'confirm' ? 'confirmed' : 'returned');
    },
  );

  it('is returned or cancelled only with a reason', () => {
    expect(after(submitted, { type: 'return', reason: ' \n' }, supervisor)).toBe('text-missing');
    expect(after(submitted, { type: 'cancel', reason: '' }, supervisor)).toBe('text-missing');
    expect(after(submitted, { type: 'cancel', reason: 'wrong unit' }, supervisor)).toBe('cancelled');
  });

  it('is not called off by its own inspector, nor once it is confirmed', () => {
    const cancel: Order = { type: 'cancel', reason: 'x' };
    expect(after(submitted, cancel, { ...inspector, roles: ['inspector', 'supervisor'] })).toBe('own-inspection');
    const confirmed = inspectionAfter(...begun, allPassed, submit, { type: 'confirm', note: null });
    expect(after(confirmed, cancel, supervisor)).toBe('not-in-this-state');
    expect(after(confirmed, { type: 'return', reason: 'x' }, supervisor)).toBe('not-in-this-state');
  });

  it('keeps when an item was first seen to fail, however often its note is corrected', () => {
    const fail = (note: string): Order => ({ type: 'answer', answers: { greeting: failed({ note }) } });
    const first = inspectionAfter(...begun, fail('late'));
    const decided = inspectionWorkflow.decide(first, {
      ...fail('very late'),
      given: { by: inspector, at },
    });
    const state = decided.ok
      ? decided.events.reduce<Inspection>((one, event) => inspectionWorkflow.evolve(one, event), first)
      : first;
    expect(state).toMatchObject({
      work: { answers: { greeting: { note: 'very late', answeredAt: '2026-03-02T01:00:00.000Z' } } },
    });
  });

  it('refuses to read a trail that skips a status', () => {
    expect(() => inspectionWorkflow.evolve(inspectionAfter(), { type: 'started', at, actor: 'user:ina' })).toThrow(
      'event "started" at 2026-03-02T03:00:00.000Z cannot follow status "planned"',
    );
  });
});
