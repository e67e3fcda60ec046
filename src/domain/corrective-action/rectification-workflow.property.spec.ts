import fc from 'fast-check';
import { aPrincipal } from '../../../test/support/an-inspection.js';
import {
  anAttached,
  foldRectification,
  issue,
  order,
  type RectificationOrder,
  somePhoto,
  someTerms,
  someTraining,
} from '../../../test/support/a-rectification.js';
import { isSamePerson } from '../shared/person.js';
import { type Principal, systemPrincipal } from '../shared/principal.js';
import { type Rectification, rectificationStatuses } from './rectification.js';
import type { RectificationEvent } from './rectification-event.js';
import { rectificationWorkflow } from './rectification-workflow.js';

const dayMs = 86_400_000;
const people: readonly Principal[] = [
  systemPrincipal,
  aPrincipal('mia', 'unit-manager', { staff: 'S1' }),
  aPrincipal('mia-2', 'inspector', { roles: ['inspector', 'supervisor'], staff: 'S1' }),
  aPrincipal('max', 'unit-manager', { roles: ['unit-manager', 'inspector', 'supervisor'] }),
  aPrincipal('ina', 'inspector', { staff: 'S3' }),
  aPrincipal('owner', 'inspector', { staff: someTraining.owner }),
  aPrincipal('sue', 'supervisor'),
  aPrincipal('far', 'inspector', {
    roles: ['inspector', 'unit-manager', 'leadership'],
    scope: { kind: 'units', codes: ['NB01'] },
  }),
  aPrincipal('staff', 'staff', { roles: ['staff', 'unit-manager'], scope: { kind: 'staff', staff: 'S1' } }),
  aPrincipal('key', 'unit-manager', { roles: ['unit-manager', 'inspector'], kind: 'api-key' }),
];
const anyReason = fc.constantFrom('', 'because');

const anyOrder: fc.Arbitrary<RectificationOrder> = fc.oneof(
  fc.constantFrom<RectificationOrder>(issue(), issue({ watchDays: 1 })),
  fc.integer({ min: 0, max: 9 }).map<RectificationOrder>((days) => ({
    type: 'attach',
    findings: [anAttached(`f${days}`, new Date(Date.parse('2026-03-01T00:00:00.000Z') + days * dayMs).toISOString())],
    terms: someTerms,
  })),
  fc.constantFrom<RectificationOrder>(
    order.acknowledge,
    order.submit,
    order.verify,
    order.close,
    order.finish,
    order.plan,
  ),
  fc
    .constantFrom('', 'why')
    .map<RectificationOrder>((text) => ({ type: 'analyse', cause: { category: 'method', text } })),
  fc
    .array(fc.constantFrom(someTraining, { ...someTraining, text: '' }), { maxLength: 2 })
    .map<RectificationOrder>((actions) => ({ type: 'plan', actions })),
  fc.integer({ min: 1, max: 4 }).map<RectificationOrder>((action) => ({ type: 'finish-action', action, note: null })),
  fc
    .constantFrom('a', 'b')
    .map<RectificationOrder>((digit) => ({ type: 'attach-evidence', evidence: somePhoto(digit) })),
  anyReason.map<RectificationOrder>((reason) => ({ type: 'return', reason, dueOn: null })),
  anyReason.map<RectificationOrder>((reason) => ({ type: 'cancel', reason })),
);

/** Mostly what leads on, so that the late states are reached too. */
const steps: readonly [RectificationOrder, string][] = [
  [issue(), 'system'],
  [order.acknowledge, 'mia'],
  [order.analyse, 'mia'],
  [order.plan, 'max'],
  [order.finish, 'mia'],
  [order.show, 'mia'],
  [order.submit, 'mia'],
  [order.sendBack, 'ina'],
  [order.submit, 'mia'],
  [order.verify, 'ina'],
  [order.close, 'ina'],
];
interface Try {
  readonly order: RectificationOrder;
  readonly by: Principal;
}
const tries: fc.Arbitrary<readonly Try[]> = fc
  .array(fc.record({ order: anyOrder, by: fc.constantFrom(...people), keep: fc.nat(7), watch: fc.boolean() }), {
    minLength: steps.length,
    maxLength: 40,
  })
  .map((random) =>
    random.map(({ order: given, by, keep, watch }, index) => {
      const [usual, person] = steps[index] ?? [];
      if (keep === 0 || usual === undefined) return { order: given, by };
      const next = usual.type === 'issue' && watch ? issue({ watchDays: 1 }) : usual;
      return { order: next, by: people.find(({ id }) => id === person) ?? by };
    }),
  );

interface Step {
  readonly event: RectificationEvent;
  readonly by: Principal;
  /** as it stood when the command was given */
  readonly before: Rectification | undefined;
}

/** Half a day passes between any two commands. */
function run(all: readonly Try[]): { state: Rectification | undefined; taken: readonly Step[] } {
  let state: Rectification | undefined;
  let at = Date.parse('2026-03-01T01:00:00.000Z');
  const taken: Step[] = [];
  for (const { order: given, by } of all) {
    at += dayMs / 2;
    const before = state;
    const decision = rectificationWorkflow.decide(state, { ...given, given: { by, at: new Date(at).toISOString() } });
    if (!decision.ok) continue;
    state = foldRectification(decision.events, state);
    taken.push(...decision.events.map((event) => ({ event, by, before })));
  }
  return { state, taken };
}

type Type = RectificationEvent['type'];
const working: readonly Type[] = [
  'acknowledged',
  'analysed',
  'planned',
  'action-finished',
  'evidence-attached',
  'returned',
];
/** What may come before each, findings left aside: they attach at any time. */
const mayFollow: Readonly<Record<Exclude<Type, 'findings-attached'>, readonly (Type | undefined)[]>> = {
  issued: [undefined],
  acknowledged: ['issued'],
  analysed: ['acknowledged', 'analysed', 'evidence-attached', 'returned'],
  planned: ['analysed', 'planned', 'action-finished', 'evidence-attached', 'returned'],
  'action-finished': ['planned', 'action-finished', 'evidence-attached', 'returned'],
  'evidence-attached': working,
  submitted: ['planned', 'action-finished', 'evidence-attached', 'analysed', 'returned'],
  returned: ['submitted', 'verified', 'monitoring-begun'],
  verified: ['submitted'],
  'monitoring-begun': ['verified'],
  closed: ['verified', 'monitoring-begun'],
  cancelled: ['issued', ...working, 'submitted'],
};

describe('any rectification, whatever anybody tries', () => {
  it('stays in declared statuses and skips none', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(tries, (all) => {
        const { state, taken } = run(all);
        if (state !== undefined) {
          expect(rectificationStatuses).toContain(state.status);
          reached.add(state.status);
        }
        const events = taken.map(({ event }) => event.type).filter((type) => type !== 'findings-attached');
        events.forEach((type, index) => expect(mayFollow[type]).toContain(events[index - 1]));
      }),
      { numRuns: 800 },
    );
    expect([...reached].sort()).toEqual([...rectificationStatuses].sort());
  });

  it('lets nobody act outside their post and their part of the organisation', () => {
    fc.assert(
      fc.property(tries, (all) => {
        for (const { event, by } of run(all).taken) {
          if (event.type === 'issued' || event.type === 'findings-attached') expect(by).toBe(systemPrincipal);
          else {
            expect([by.kind, by.scope]).toEqual(['user', { kind: 'units', codes: ['HZ01'] }]);
            const isVerdict = ['returned', 'verified', 'monitoring-begun', 'closed'].includes(event.type);
            const post = isVerdict ? 'inspector' : event.type === 'cancelled' ? 'supervisor' : 'unit-manager';
            expect(by.roles).toContain(post);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is judged by nobody who had a hand in it, and by nobody whose action it was', () => {
    let judged = 0;
    fc.assert(
      fc.property(tries, (all) => {
        const { taken } = run(all);
        taken.forEach(({ event, by, before }, index) => {
          if (!['returned', 'verified', 'closed', 'cancelled'].includes(event.type)) return;
          judged += 1;
          const workers = taken.slice(0, index).filter((one) => [...working, 'submitted'].includes(one.event.type));
          const hands = workers.filter((one) => one.event.type !== 'returned').map((one) => one.by);
          expect(hands.some((hand) => isSamePerson(by, hand))).toBe(false);
          const actions = before !== undefined && 'actions' in before ? before.actions : [];
          expect(actions.map(({ owner }) => owner)).not.toContain(by.staff);
        });
      }),
      { numRuns: 600 },
    );
    // or the property says nothing
    expect(judged).toBeGreaterThan(200);
  });

  it('skips no gate: a cause before the plan, all actions finished and a file shown, no failure since', () => {
    fc.assert(
      fc.property(tries, (all) => {
        for (const { event, before } of run(all).taken) {
          if (event.type === 'planned') {
            expect(before).toMatchObject({ cause: { text: expect.stringMatching(/\S/) } });
            expect(event.actions.length).toBeGreaterThan(0);
          }
          if (event.type === 'submitted') {
            if (before === undefined || !('actions' in before)) throw new Error('submitted without a plan');
            expect(before.actions.every(({ finished }) => finished !== null)).toBe(true);
            expect(before.evidence.length).toBeGreaterThan(0);
          }
          if (event.type === 'returned' || event.type === 'cancelled') expect(event.reason).toMatch(/\S/);
          if (event.type === 'closed') {
            if (before === undefined || !('verification' in before)) throw new Error('closed without verification');
            expect(before.findings.filter(({ occurredAt }) => occurredAt > before.verification.at)).toEqual([]);
            if (before.status === 'monitoring') expect(event.at >= before.watchedUntil).toBe(true);
            expect(before.notice.watchDays === null).toBe(before.status === 'verified');
          }
        }
      }),
      { numRuns: 600 },
    );
  });

  it('counts every return, and attaches every finding once', () => {
    fc.assert(
      fc.property(tries, (all) => {
        const { state, taken } = run(all);
        const ids = state?.findings.map(({ id }) => id) ?? [];
        expect(new Set(ids).size).toBe(ids.length);
        if (state === undefined || !('returns' in state)) return;
        expect(state.returns).toHaveLength(taken.filter(({ event }) => event.type === 'returned').length);
      }),
    );
  });

  it('is rebuilt by its trail, also after JSON', () => {
    fc.assert(
      fc.property(tries, (all) => {
        const { state, taken } = run(all);
        const stored = JSON.parse(JSON.stringify(taken.map(({ event }) => event))) as RectificationEvent[];
        expect(foldRectification(stored)).toEqual(state);
      }),
    );
  });
});
