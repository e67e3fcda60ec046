import fc from 'fast-check';
import { aPrincipal } from '../../../test/support/an-inspection.js';
import { isSamePerson } from '../shared/person.js';
import type { Principal } from '../shared/principal.js';
import { reportStatuses } from './report-file.js';
import { type ReportCommand, type ReportEvent, type ReportFile, reportWorkflow } from './report-workflow.js';

const people: readonly Principal[] = [
  aPrincipal('ina', 'inspector', { staff: 'S1' }),
  aPrincipal('ina-2', 'leadership', { staff: 'S1' }),
  aPrincipal('sue', 'supervisor'),
  aPrincipal('app', 'approver', { roles: ['approver', 'leadership'] }),
  aPrincipal('lea', 'leadership'),
  aPrincipal('one', 'supervisor', { roles: ['inspector', 'supervisor', 'approver', 'leadership'] }),
  aPrincipal('far', 'leadership', { scope: { kind: 'units', codes: ['NB01'] } }),
  aPrincipal('aud', 'auditor', { scope: { kind: 'all' } }),
];
const anyContent = fc.constantFrom('a'.repeat(64), 'a'.repeat(64), 'a'.repeat(64), 'b'.repeat(64));
const anyText = fc.constantFrom('', 'words', 'words');
const note = fc.constant(null);
const subject = { number: 'IR-1', unit: 'HZ01', period: { from: '2026-01-01', to: '2026-04-01' } };

const anyStep = fc.record({
  by: fc.constantFrom(...people),
  order: fc.oneof(
    fc.record({ type: fc.constant('draft' as const), subject: fc.constant(subject), contentSha256: anyContent }),
    fc.record({ type: fc.constant('submit' as const), note }),
    fc.record({ type: fc.constant('submit' as const), note }),
    fc.record({ type: fc.constantFrom('review' as const, 'sign' as const), contentSha256: anyContent, note }),
    fc.record({ type: fc.constantFrom('review' as const, 'sign' as const), contentSha256: anyContent, note }),
    fc.record({ type: fc.constant('comment' as const), text: anyText, about: note }),
    fc.record({ type: fc.constant('revise' as const), contentSha256: anyContent, reason: anyText }),
    fc.record({
      type: fc.constant('issue-directive' as const),
      number: fc.constant('D-1'),
      addressee: fc.constantFrom('HZ01', 'NB01'),
      text: anyText,
      dueOn: fc.constantFrom(null, '2026-03-01', '2026-05-01'),
    }),
  ),
});
type Step = typeof anyStep extends fc.Arbitrary<infer Value> ? Value : never;

const anyPerson = fc.constantFrom(...people);
const content = 'a'.repeat(64);
const usual: readonly Step['order'][] = [
  { type: 'draft', subject, contentSha256: content },
  { type: 'submit', note: null },
  { type: 'review', contentSha256: content, note: null },
  { type: 'sign', contentSha256: content, note: null },
];
/** Anything at all around the steps that lead on, each of those given by somebody or other, so that the late states are reached. */
const anySteps: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    ...usual.map((order) =>
      fc.tuple(fc.array(anyStep, { maxLength: 5 }), fc.array(anyPerson, { maxLength: 12 }), fc.constant(order)),
    ),
  )
  .map((parts) => parts.flatMap(([noise, insisting, order]) => [...noise, ...insisting.map((by) => ({ by, order }))]));

interface Run {
  readonly state: ReportFile | undefined;
  readonly events: readonly ReportEvent[];
  readonly givenBy: readonly Principal[];
}

const start: Run = { state: undefined, events: [], givenBy: [] };
const fold = (events: readonly ReportEvent[], from?: ReportFile) =>
  events.reduce<ReportFile | undefined>((state, event) => reportWorkflow.evolve(state, event), from);

const run = (steps: readonly Step[]): Run =>
  steps.reduce<Run>(({ state, events, givenBy }, { by, order }) => {
    const command: ReportCommand = { ...order, given: { by, at: '2026-04-02T01:00:00.000Z' } };
    const decision = reportWorkflow.decide(state, command);
    if (!decision.ok) return { state, events, givenBy };
    return {
      state: fold(decision.events, state),
      events: [...events, ...decision.events],
      givenBy: [...givenBy, ...decision.events.map(() => by)],
    };
  }, start);

describe('any report, whatever anybody tries', () => {
  it('stays in declared statuses and skips none', () => {
    const before = { submitted: ['drafted', 'revised'], reviewed: ['submitted'], signed: ['reviewed'] } as const;
    const reached = new Set<string>();
    fc.assert(
      fc.property(anySteps, (steps) => {
        const { state, events } = run(steps);
        const moves = events
          .filter(({ type }) => type !== 'commented' && type !== 'directive-issued')
          .map(({ type }) => type);
        moves.forEach((type, index) => {
          if (type in before) expect(before[type as keyof typeof before]).toContain(moves[index - 1]);
          else expect(type === 'drafted' ? index === 0 : index > 0).toBe(true);
        });
        if (state !== undefined) reached.add(state.status);
      }),
      { numRuns: 2000 },
    );
    expect([...reached].sort()).toEqual([...reportStatuses].sort());
  });

  it('is never signed by fewer than three persons, each with their post and the unit in sight', () => {
    let signed = 0;
    fc.assert(
      fc.property(anySteps, (steps) => {
        const { state, events, givenBy } = run(steps);
        for (const by of givenBy) expect(by.scope).toEqual({ kind: 'units', codes: ['HZ01'] });
        events.forEach((event, index) => {
          const roles = givenBy[index]?.roles ?? [];
          if (event.type === 'signed' || event.type === 'directive-issued') expect(roles).toContain('leadership');
          if (event.type === 'directive-issued') {
            expect(event).toMatchObject({ addressee: 'HZ01', text: 'words' });
            expect(event.dueOn).not.toBe('2026-03-01');
          }
        });
        if (state?.status !== 'signed') return;
        signed += 1;
        const [author, reviewer, signer] = [state.draft.by, state.review.by, state.signature.by];
        expect([isSamePerson(author, reviewer), isSamePerson(author, signer), isSamePerson(reviewer, signer)]).toEqual([
          false,
          false,
          false,
        ]);
        const content = events.findLast((event) => event.type === 'drafted' || event.type === 'revised');
        expect(content).toMatchObject({ contentSha256: state.contentSha256 });
      }),
      { numRuns: 2000 },
    );
    expect(signed).toBeGreaterThan(0);
  });

  it('is rebuilt by its trail, also after JSON', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const { state, events } = run(steps);
        expect(fold(JSON.parse(JSON.stringify(events)) as ReportEvent[])).toEqual(state);
      }),
    );
  });
});
