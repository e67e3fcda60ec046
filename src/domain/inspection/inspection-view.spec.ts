import {
  aPlan,
  aPrincipal,
  failed,
  inspectionAfter,
  inspector,
  passed,
  supervisor,
  toInspector,
} from '../../../test/support/an-inspection.js';
import { roles } from '../shared/principal.js';
import { type Seen, sightOf, viewOf } from './inspection-view.js';
import { inspectionForms } from './plan.js';

const manager = aPrincipal('mia', 'unit-manager');
const stages = {
  planned: { inspector: null, hasBegun: false, isConfirmed: false },
  assigned: { inspector: inspector.id, hasBegun: false, isConfirmed: false },
  begun: { inspector: inspector.id, hasBegun: true, isConfirmed: false },
  confirmed: { inspector: inspector.id, hasBegun: true, isConfirmed: true },
} as const;
const at = (stage: keyof typeof stages, form: Seen['form']): Seen => ({ form, ...stages[stage] });

describe('who sees an inspection', () => {
  it.each([
    ['announced', ['existence', 'existence', 'existence', 'outcome']],
    ['unannounced', ['nothing', 'nothing', 'existence', 'outcome']],
    ['mystery', ['nothing', 'nothing', 'nothing', 'outcome']],
  ] as const)('the unit, of an %s one: planned, assigned, begun, confirmed', (form, expected) => {
    const stagesInOrder = ['planned', 'assigned', 'begun', 'confirmed'] as const;
    expect(stagesInOrder.map((stage) => sightOf(at(stage, form), manager))).toEqual(expected);
  });

  it.each(inspectionForms)('its own inspector and whoever supervises see an %s one from the beginning', (form) => {
    expect(sightOf(at('assigned', form), inspector)).toBe('whole');
    expect(sightOf(at('planned', form), supervisor)).toBe('whole');
  });

  it('another inspector sees no more than the unit', () => {
    expect(sightOf(at('begun', 'mystery'), aPrincipal('ivo', 'inspector'))).toBe('nothing');
  });

  it('no role of the unit itself is an insider', () => {
    const whole = roles.filter((role) => sightOf(at('planned', 'mystery'), aPrincipal('x', role)) === 'whole');
    expect(whole.toSorted()).toEqual(['admin', 'approver', 'auditor', 'leadership', 'supervisor']);
  });
});

describe('an inspection as it is seen', () => {
  const orders = [
    { type: 'plan', plan: aPlan({ form: 'mystery' }) },
    toInspector,
    { type: 'start' },
    { type: 'answer', answers: { greeting: passed, badge: passed, identity: failed() } },
    { type: 'submit', summary: 'all seen' },
    { type: 'return', reason: 'say more' },
    { type: 'submit', summary: 'all said' },
    { type: 'confirm', note: 'agreed' },
  ] as const;
  const confirmed = inspectionAfter(...orders);
  const handedIn = inspectionAfter(...orders.slice(0, -1));

  it('holds everything for insiders', () => {
    expect(viewOf(confirmed, 'whole')).toEqual({ ...confirmed, closing: null, cancellation: null });
    expect(viewOf(inspectionAfter(), 'whole')).toMatchObject({ status: 'planned', assignment: null, work: null });
  });

  it('holds the result for the unit, but not the name of a mystery visitor, nor what was sent back', () => {
    const view = viewOf(confirmed, 'outcome');
    expect(JSON.stringify(view)).not.toContain(inspector.id);
    expect(JSON.stringify(view)).not.toContain('say more');
    expect(view.submission?.verdict).toMatchObject({ result: 'fail' });
    expect(view.work?.answers['identity']).toMatchObject({ answer: 'fail' });
  });

  it('holds neither answers nor a result before the confirmation', () => {
    const view = viewOf(handedIn, 'existence');
    expect(view.status).toBe('submitted');
    expect(view.submission).toBeNull();
    expect(view.work?.answers).toEqual({});
  });
});
