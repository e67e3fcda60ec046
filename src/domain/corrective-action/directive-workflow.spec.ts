import fc from 'fast-check';
import { aPrincipal } from '../../../test/support/an-inspection.js';
import { type Principal, systemPrincipal } from '../shared/principal.js';
import {
  type Directive,
  type DirectiveCommand,
  type DirectiveEvent,
  directiveLateFrom,
  directiveStatuses,
  directiveWorkflow,
  type Order,
} from './directive-workflow.js';

type Given = DirectiveCommand extends infer Command
  ? Command extends DirectiveCommand
    ? Omit<Command, 'given'>
    : never
  : never;

const lea = aPrincipal('lea', 'leadership');
const mia = aPrincipal('mia', 'unit-manager', { staff: 'S1' });
const at = '2026-03-02T02:00:00.000Z';
const anOrder = (changes: Partial<Order> = {}): Order => ({
  number: 'DIR-2026-0001',
  unit: 'HZ01',
  text: 'open a second window at noon',
  dueOn: '2026-03-31',
  report: null,
  escalation: null,
  ...changes,
});
const issue: Given = { type: 'issue', order: anOrder(), leader: null };
const accept: Given = { type: 'accept' };
const progress: Given = { type: 'progress', text: 'the window is being built' };
const report: Given = { type: 'report', text: 'it is open' };
const acceptReport: Given = { type: 'accept-report', note: null };
const sendBack: Given = { type: 'return', reason: 'not at noon' };

const fold = (events: readonly DirectiveEvent[], from?: Directive): Directive | undefined =>
  events.reduce<Directive | undefined>((state, event) => directiveWorkflow.evolve(state, event), from);
const isLeaders = ({ type }: Given) => type === 'issue' || type === 'accept-report' || type === 'return';
/** The state it leads to, or the code of the refusal. */
function give(state: Directive | undefined, one: Given, by: Principal = isLeaders(one) ? lea : mia) {
  const decision = directiveWorkflow.decide(state, { ...one, given: { by, at } });
  return decision.ok ? fold(decision.events, state) : decision.refusal.code;
}
function after(...all: readonly Given[]): Directive {
  const state = all.reduce<Directive | undefined>((before, one) => {
    const next = give(before, one);
    if (typeof next === 'string') throw new Error(`${one.type}: ${next}`);
    return next;
  }, undefined);
  if (state === undefined) throw new Error('nothing given');
  return state;
}

describe('a directive', () => {
  it('goes from leadership to the unit and back, until leadership accepts the report', () => {
    expect(after(issue, accept, progress, report, sendBack, progress, report, acceptReport)).toMatchObject({
      status: 'accepted-by-leader',
      returns: [{ text: 'not at noon' }],
      progress: [{ by: { id: 'mia' } }, { by: { id: 'mia' } }],
      closing: { by: { id: 'lea' } },
    });
  });

  it('is given by leadership in whose part of the organisation the unit is, with words and no date that is past', () => {
    expect(give(undefined, issue, mia)).toBe('not-allowed');
    expect(give(undefined, issue, { ...lea, kind: 'api-key' })).toBe('people-only');
    expect(give(undefined, { type: 'issue', order: anOrder({ unit: 'NB01' }), leader: null })).toBe('out-of-scope');
    expect(give(undefined, { type: 'issue', order: anOrder({ text: ' ' }), leader: null })).toBe('text-missing');
    expect(give(undefined, { type: 'issue', order: anOrder({ dueOn: '2026-03-01' }), leader: null })).toBe(
      'due-date-past',
    );
    expect(give(after(issue), issue)).toBe('not-in-this-state');
  });

  it('is given by the program only for the leader who gave it in a report', () => {
    const leader = { id: 'lea', actor: 'user:lea', staff: null };
    const inReport: Given = { type: 'issue', order: anOrder({ report: 'IR-2026-0001' }), leader };
    expect(give(undefined, inReport, systemPrincipal)).toMatchObject({ status: 'issued', issue: { by: leader } });
    expect(give(undefined, inReport, lea)).toBe('system-only');
    expect(give(undefined, issue, systemPrincipal)).toBe('people-only');
  });

  it('is carried out by the manager of the unit alone', () => {
    for (const one of [accept, progress, report]) {
      expect(give(after(issue), one, lea)).toBe('not-allowed');
      expect(give(after(issue), one, { ...mia, scope: { kind: 'units', codes: ['NB01'] } })).toBe('out-of-scope');
    }
    expect(give(after(issue, accept), report)).toBe('not-in-this-state');
    expect(give(after(issue, accept, progress), { type: 'report', text: '' })).toBe('text-missing');
  });

  it('ends by the word of a leader who had no hand in it', () => {
    const reported = after(issue, accept, progress, report);
    expect(give(reported, acceptReport, mia)).toBe('not-allowed');
    expect(give(reported, acceptReport, { ...mia, roles: ['unit-manager', 'leadership'] })).toBe(
      'own-corrective-action',
    );
    expect(give(reported, { type: 'return', reason: '' })).toBe('text-missing');
    expect(give(after(issue, accept), acceptReport)).toBe('not-in-this-state');
  });

  it('is late after its date, unless it is reported or has none', () => {
    expect(directiveLateFrom(after(issue, accept))).toBe('2026-03-31T16:00:00.000Z');
    expect(directiveLateFrom(after(issue, accept, progress, report))).toBeNull();
    expect(directiveLateFrom(after(issue, accept, progress, report, sendBack))).toBe('2026-03-31T16:00:00.000Z');
    expect(directiveLateFrom(after({ type: 'issue', order: anOrder({ dueOn: null }), leader: null }))).toBeNull();
  });
});

describe('any directive, whatever anybody tries', () => {
  const everybody = [
    lea,
    mia,
    systemPrincipal,
    aPrincipal('max', 'leadership', { roles: ['leadership', 'unit-manager'] }),
  ];
  const usual = [issue, accept, progress, report, sendBack, progress, report, acceptReport];
  const tries = fc
    .array(
      fc.record({
        one: fc.constantFrom(...usual, { type: 'progress' as const, text: '' }),
        by: fc.constantFrom(...everybody),
        keep: fc.nat(4),
      }),
      { minLength: usual.length, maxLength: 20 },
    )
    .map((random) =>
      random.map(({ one, by, keep }, index) => {
        const next = usual[index];
        return keep === 0 || next === undefined ? { one, by } : { one: next, by: isLeaders(next) ? lea : mia };
      }),
    );
  type Type = DirectiveEvent['type'];
  const mayFollow: Readonly<Record<Type, readonly (Type | undefined)[]>> = {
    issued: [undefined],
    accepted: ['issued'],
    progressed: ['accepted', 'progressed', 'returned'],
    reported: ['progressed'],
    returned: ['reported'],
    'report-accepted': ['reported'],
  };

  it('stays in declared statuses, skips none, is judged by another person, and is rebuilt by its trail', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(tries, (all) => {
        let state: Directive | undefined;
        const events: DirectiveEvent[] = [];
        for (const { one, by } of all) {
          const decision = directiveWorkflow.decide(state, { ...one, given: { by, at } });
          if (!decision.ok) continue;
          state = fold(decision.events, state);
          events.push(...decision.events);
        }
        if (state !== undefined) reached.add(state.status);
        events.forEach(({ type, by }, index) => {
          const before = events.slice(0, index);
          expect(mayFollow[type]).toContain(before.at(-1)?.type);
          const carriers = before.filter((one) => ['accepted', 'progressed', 'reported'].includes(one.type));
          if (type === 'returned' || type === 'report-accepted')
            expect(carriers.map((one) => one.by.id)).not.toContain(by.id);
        });
        expect(fold(JSON.parse(JSON.stringify(events)) as DirectiveEvent[])).toEqual(state);
      }),
      { numRuns: 500 },
    );
    expect([...reached].sort()).toEqual([...directiveStatuses].sort());
  });
});
