import fc from 'fast-check';
import {
  aPhoto,
  aPlan,
  aPrincipal,
  failed,
  foldInspection,
  notApplicable,
  type Order,
  passed,
} from '../../../test/support/an-inspection.js';
import { isSamePerson } from '../shared/person.js';
import type { Principal } from '../shared/principal.js';
import {
  type Inspection,
  type InspectionEvent,
  inspectionStatuses,
  inspectionWorkflow,
} from './inspection-workflow.js';

const people: readonly Principal[] = [
  aPrincipal('sue', 'supervisor'),
  aPrincipal('lea', 'leadership'),
  aPrincipal('ina', 'inspector', { staff: 'S1' }),
  aPrincipal('ivo', 'inspector', { roles: ['inspector', 'supervisor'], staff: 'S2' }),
  aPrincipal('ivo-2', 'supervisor', { staff: 'S2' }),
  aPrincipal('far', 'supervisor', { scope: { kind: 'units', codes: ['NB01'] } }),
  aPrincipal('all', 'auditor', { scope: { kind: 'all' } }),
  aPrincipal('key', 'supervisor', { kind: 'api-key' }),
];
const anyPerson = fc.constantFrom(...people);
const anyReason = fc.constantFrom('', 'because');
const anyAnswer = fc.constantFrom(passed, passed, notApplicable, failed(), failed({ evidence: [aPhoto] }));

const anyOrder: fc.Arbitrary<Order> = fc.oneof(
  fc.constant<Order>({ type: 'plan', plan: aPlan() }),
  fc.record({
    type: fc.constant('assign' as const),
    inspector: anyPerson,
    homePath: fc.constantFrom(['HQ'], ['HQ'], ['T1', 'HZ01'], null),
  }),
  fc.constant<Order>({ type: 'start' }),
  fc.record({
    type: fc.constant('answer' as const),
    answers: fc.dictionary(fc.constantFrom('greeting', 'badge', 'identity', 'identity', 'other'), anyAnswer, {
      minKeys: 1,
    }),
  }),
  fc.constant<Order>({ type: 'submit', summary: null }),
  fc.record({ type: fc.constantFrom('return' as const, 'cancel' as const), reason: anyReason }),
  fc.constant<Order>({ type: 'confirm', note: null }),
  fc.constant<Order>({ type: 'close' }),
);

/** Mostly orders that lead on, so that the late states are reached too. */
const steps: readonly [Order['type'], string][] = [
  ['plan', 'sue'],
  ['assign', 'sue'],
  ['start', 'ivo'],
  ['answer', 'ivo'],
  ['answer', 'ivo'],
  ['submit', 'ivo'],
  ['return', 'lea'],
  ['submit', 'ivo'],
  ['confirm', 'sue'],
  ['close', 'sue'],
];
const leadingOn: fc.Arbitrary<readonly { order: Order; by: Principal }[]> = fc
  .array(fc.record({ order: anyOrder, by: anyPerson, keep: fc.boolean() }), { minLength: steps.length, maxLength: 30 })
  .map((random) =>
    random.map(({ order, by, keep }, index) => {
      const [type, person] = steps[index] ?? [];
      if (keep || type === undefined) return { order, by };
      return { order: usual(type), by: people.find(({ id }) => id === person) ?? by };
    }),
  );

function usual(type: Order['type']): Order {
  const inspector = people[3] ?? aPrincipal('ivo', 'inspector');
  switch (type) {
    case 'plan':
      return { type, plan: aPlan() };
    case 'assign':
      return { type, inspector, homePath: [] };
    case 'answer':
      return { type, answers: { greeting: failed(), badge: failed({ evidence: [aPhoto] }), identity: passed } };
    case 'submit':
      return { type, summary: null };
    case 'return':
    case 'cancel':
      return { type, reason: 'because' };
    case 'confirm':
      return { type, note: null };
    case 'start':
    case 'close':
      return { type };
    default:
      return type satisfies never;
  }
}

interface Run {
  readonly state: Inspection | undefined;
  readonly events: readonly InspectionEvent[];
  readonly givenBy: readonly Principal[];
}

function run(orders: readonly { order: Order; by: Principal }[]): Run {
  let at = Date.parse('2026-03-02T01:00:00.000Z');
  return orders.reduce<Run>(
    (before, { order, by }) => {
      at += 60_000;
      const given = { by, at: new Date(at).toISOString() };
      const decision = inspectionWorkflow.decide(before.state, { ...order, given });
      if (!decision.ok) return before;
      return {
        state: foldInspection(decision.events, before.state),
        events: [...before.events, ...decision.events],
        givenBy: [...before.givenBy, ...decision.events.map(() => by)],
      };
    },
    { state: undefined, events: [], givenBy: [] },
  );
}

const mayFollow: Readonly<Record<InspectionEvent['type'], readonly (InspectionEvent['type'] | undefined)[]>> = {
  planned: [undefined],
  assigned: ['planned', 'assigned'],
  started: ['assigned'],
  answered: ['started', 'answered', 'returned'],
  submitted: ['answered', 'returned'],
  returned: ['submitted'],
  confirmed: ['submitted'],
  closed: ['confirmed'],
  cancelled: ['planned', 'assigned', 'started', 'answered', 'submitted', 'returned'],
};

describe('any inspection, whatever anybody tries', () => {
  it('stays in declared statuses and skips none', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(leadingOn, (orders) => {
        const { state, events } = run(orders);
        if (state !== undefined) {
          expect(inspectionStatuses).toContain(state.status);
          reached.add(state.status);
        }
        events.forEach(({ type }, index) => expect(mayFollow[type]).toContain(events[index - 1]?.type));
      }),
      { numRuns: 500 },
    );
    expect([...reached].sort()).toEqual([...inspectionStatuses].sort());
  });

  it('keeps the gates: inspector independent, confirmer another person, everything answered and proven', () => {
    fc.assert(
      fc.property(leadingOn, (orders) => {
        const { state, events, givenBy } = run(orders);
        events.forEach((event, index) => {
          const by = givenBy[index];
          if (by === undefined) throw new Error('an event without a giver');
          expect(by.scope).toEqual({ kind: 'units', codes: ['HZ01'] });
          const inspector = events.slice(0, index).findLast(({ type }) => type === 'assigned');
          if (['started', 'answered', 'submitted'].includes(event.type)) {
            expect(inspector).toMatchObject({ inspector: { id: by.id } });
          }
          if (['returned', 'confirmed', 'closed'].includes(event.type)) {
            expect(by.kind).toBe('user');
            expect(inspector?.type === 'assigned' && isSamePerson(by, inspector.inspector)).toBe(false);
          }
          if (event.type === 'returned' || event.type === 'cancelled') expect(event.reason).toBe('because');
        });
        if (state === undefined || !('submission' in state)) return;
        expect(state.submission.verdict.missing).toEqual([]);
        const badge = state.work.answers['badge'];
        expect(badge?.answer !== 'fail' || badge.evidence.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is rebuilt by its trail, also after JSON', () => {
    fc.assert(
      fc.property(leadingOn, (orders) => {
        const { state, events } = run(orders);
        const stored = JSON.parse(JSON.stringify(events)) as InspectionEvent[];
        expect(foldInspection(stored)).toEqual(state);
      }),
    );
  });
});
