import { aPrincipal } from '../../../test/support/an-inspection.js';
import {
  anAttached,
  foldRectification,
  inspector,
  issue,
  manager,
  order,
  type RectificationOrder,
  rectificationAfter,
  somePhoto,
  someTerms,
  someTraining,
  supervisor,
  untilSubmitted,
  usualAt,
  usualGiver,
} from '../../../test/support/a-rectification.js';
import type { Principal } from '../shared/principal.js';
import { lateFrom, type Rectification } from './rectification.js';
import { rectificationWorkflow } from './rectification-workflow.js';

/** The status it leads to, or the code of the refusal. */
function after(
  state: Rectification | undefined,
  one: RectificationOrder,
  by: Principal = usualGiver(one.type),
  at = usualAt,
): string | undefined {
  const decision = rectificationWorkflow.decide(state, { ...one, given: { by, at } });
  return decision.ok ? foldRectification(decision.events, state)?.status : decision.refusal.code;
}

const { acknowledge, analyse, plan, finish, show, submit, sendBack, verify, close, cancel } = order;
const issued = rectificationAfter(issue());
const submitted = rectificationAfter(...untilSubmitted);
const day = 86_400_000;
const inDays = (days: number) => new Date(Date.parse(usualAt) + days * day).toISOString();
const attach = (...findings: readonly ReturnType<typeof anAttached>[]): RectificationOrder => ({
  type: 'attach',
  findings,
  terms: someTerms,
});

describe('a rectification', () => {
  it('goes from its notice to its close through two persons and one return', () => {
    const closed = rectificationAfter(...untilSubmitted, sendBack, submit, verify, close);
    expect(closed).toMatchObject({
      status: 'closed',
      returns: [{ reason: 'the photo is blurred', by: { id: 'ina' } }],
      verification: { by: { id: 'ina' } },
      acknowledgement: { by: { id: 'mia' } },
    });
  });

  it('is issued by the program, to which findings come, and by nobody else', () => {
    expect(after(undefined, issue(), supervisor)).toBe('system-only');
    expect(after(issued, attach(anAttached('2')), manager)).toBe('system-only');
    expect(after(issued, issue())).toBe('not-in-this-state');
  });

  it.each<RectificationOrder>([acknowledge, analyse, plan, finish, show, submit])(
    'lets only the post that owns it, in that unit, $type',
    (one) => {
      expect(after(issued, one, inspector)).toBe('not-allowed');
      expect(after(issued, one, aPrincipal('m2', 'unit-manager', { scope: { kind: 'units', codes: ['NB01'] } }))).toBe(
        'out-of-scope',
      );
      expect(after(issued, one, aPrincipal('key', 'unit-manager', { kind: 'api-key' }))).toBe('people-only');
    },
  );

  it('has a cause before it has a plan, and a plan before anything is finished', () => {
    const acknowledged = rectificationAfter(issue(), acknowledge);
    expect(after(issued, analyse)).toBe('not-in-this-state');
    expect(after(acknowledged, plan)).toBe('cause-missing');
    expect(after(acknowledged, submit)).toBe('plan-missing');
    expect(after(acknowledged, finish)).toBe('plan-missing');
    expect(after(acknowledged, { type: 'analyse', cause: { category: 'people', text: ' \n' } })).toBe('text-missing');
    const analysing = rectificationAfter(issue(), acknowledge, analyse);
    expect(after(analysing, { type: 'plan', actions: [] })).toBe('plan-missing');
    expect(after(analysing, { type: 'plan', actions: [{ ...someTraining, text: '' }] })).toBe('text-missing');
    expect(after(analysing, { type: 'plan', actions: [{ ...someTraining, dueOn: '2026-03-01' }] })).toBe(
      'due-date-past',
    );
  });

  it('is submitted with every action finished and a file that shows it, and not before', () => {
    const two: RectificationOrder = { type: 'plan', actions: [someTraining, someTraining] };
    const planned = rectificationAfter(issue(), acknowledge, analyse, two, show);
    expect(after(planned, submit)).toBe('actions-unfinished');
    const half = rectificationAfter(issue(), acknowledge, analyse, two, show, finish);
    expect(after(half, submit)).toBe('actions-unfinished');
    expect(after(half, finish)).toBe('action-already-finished');
    expect(after(half, { type: 'finish-action', action: 3, note: null })).toBe('unknown-action');
    const unproven = rectificationAfter(issue(), acknowledge, analyse, plan, finish);
    expect(after(unproven, submit)).toBe('evidence-missing');
    expect(after(rectificationAfter(issue(), acknowledge, analyse, plan, finish, show), submit)).toBe('submitted');
  });

  it('keeps what is finished when it is planned anew, and gives no number twice', () => {
    const two: RectificationOrder = { type: 'plan', actions: [someTraining, someTraining] };
    const anew = rectificationAfter(issue(), acknowledge, analyse, two, finish, plan);
    expect(anew).toMatchObject({ status: 'in-progress', actions: [{ number: 1 }, { number: 3, finished: null }] });
  });

  it('keeps a file once, however often it is attached', () => {
    const state = rectificationAfter(issue(), acknowledge, show, show, {
      type: 'attach-evidence',
      evidence: somePhoto('b'),
    });
    expect(state).toMatchObject({ evidence: [{ sha256: 'a'.repeat(64) }, { sha256: 'b'.repeat(64) }] });
  });

  it('is examined by the post that the policy names, of that part of the organisation', () => {
    expect(after(submitted, verify, supervisor)).toBe('not-allowed');
    expect(
      after(submitted, verify, aPrincipal('far', 'inspector', { scope: { kind: 'units', codes: ['NB01'] } })),
    ).toBe('out-of-scope');
    const bySupervisor = rectificationAfter(issue({ verifierRoles: ['supervisor'] }), ...untilSubmitted.slice(1));
    expect(after(bySupervisor, verify, supervisor)).toBe('verified');
    expect(after(bySupervisor, verify, inspector)).toBe('not-allowed');
  });

  it.each<RectificationOrder>([verify, sendBack, cancel])('lets nobody %j what they had a hand in', (one) => {
    const everything = { roles: ['unit-manager', 'inspector', 'supervisor'] } as const;
    expect(after(submitted, one, { ...manager, ...everything })).toBe('own-corrective-action');
    // the same member of staff behind another account
    expect(after(submitted, one, aPrincipal('mia-2', 'inspector', { ...everything, staff: 'HZ01-01' }))).toBe(
      'own-corrective-action',
    );
    // the owner of one of the actions
    expect(after(submitted, one, aPrincipal('li', 'inspector', { ...everything, staff: 'HZ01-03' }))).toBe(
      'own-corrective-action',
    );
    // somebody who only handed in the file
    const helped = rectificationAfter(issue(), acknowledge, analyse, plan, finish);
    const helper = aPrincipal('ivo', 'inspector', everything);
    const decision = rectificationWorkflow.decide(helped, { ...show, given: { by: helper, at: usualAt } });
    const shown = decision.ok ? foldRectification(decision.events, helped) : undefined;
    const handed = shown && rectificationWorkflow.decide(shown, { ...submit, given: { by: manager, at: usualAt } });
    const waiting = handed?.ok === true ? foldRectification(handed.events, shown) : undefined;
    expect(after(waiting, one, helper)).toBe('own-corrective-action');
  });

  it('is returned with a reason, each time counted, and with a new term where one is set', () => {
    expect(after(submitted, { ...sendBack, reason: '' })).toBe('text-missing');
    expect(after(submitted, { ...sendBack, dueOn: '2026-03-01' })).toBe('due-date-past');
    expect(after(issued, sendBack)).toBe('not-in-this-state');
    const twice = rectificationAfter(...untilSubmitted, sendBack, submit, { ...sendBack, dueOn: '2026-03-31' });
    expect(twice).toMatchObject({
      status: 'returned',
      terms: { dueAt: '2026-03-31T16:00:00.000Z' },
      returns: [{ at: usualAt }, { at: usualAt }],
    });
    expect(after(twice, analyse)).toBe('returned');
    expect(after(twice, plan)).toBe('in-progress');
    expect(after(twice, submit)).toBe('submitted');
  });

  it('is watched where the policy says so, and closed no earlier than the watch ends', () => {
    const watched = rectificationAfter(issue({ watchDays: 60 }), ...untilSubmitted.slice(1), verify);
    expect(watched).toMatchObject({ status: 'monitoring', watchedUntil: inDays(60) });
    expect(after(watched, close, inspector, inDays(59.9))).toBe('still-watched');
    expect(after(watched, close, inspector, inDays(60))).toBe('closed');
  });

  it('is not closed when the standard failed again after the verification, but returned', () => {
    const verified = rectificationAfter(...untilSubmitted, verify, attach(anAttached('9', inDays(2))));
    expect(after(verified, close)).toBe('standard-failed-again');
    expect(after(verified, sendBack)).toBe('returned');
    // what only arrived late, but occurred before, does not speak against it
    const lateArrival = rectificationAfter(...untilSubmitted, verify, attach(anAttached('9', inDays(-2))));
    expect(after(lateArrival, close)).toBe('closed');
  });

  it('is called off by supervisor or leadership with a reason, until it is verified', () => {
    expect(after(submitted, cancel, inspector)).toBe('not-allowed');
    expect(after(submitted, { ...cancel, reason: ' ' })).toBe('text-missing');
    expect(after(submitted, cancel)).toBe('cancelled');
    expect(after(issued, cancel)).toBe('cancelled');
    expect(after(rectificationAfter(...untilSubmitted, verify), cancel)).toBe('not-in-this-state');
    expect(after(rectificationAfter(issue(), cancel), acknowledge)).toBe('not-in-this-state');
  });
});

describe('findings of a unit and standard', () => {
  it('attach to what is open, each once, and to nothing that has ended', () => {
    const state = rectificationAfter(issue(), attach(anAttached('2'), anAttached('1')), attach(anAttached('2')));
    expect(state.findings.map(({ id }) => id)).toEqual(['1', '2']);
    for (const end of [[cancel], [...untilSubmitted.slice(1), verify, close]]) {
      expect(after(rectificationAfter(issue(), ...end), attach(anAttached('2')))).toBe('not-in-this-state');
    }
  });

  it('make it due earlier when they are more severe, never later', () => {
    const withTerms = (dueAt: string, acknowledgeBy = dueAt): RectificationOrder => ({
      type: 'attach',
      findings: [anAttached('2')],
      terms: { dueAt, acknowledgeBy },
    });
    const sooner = '2026-03-09T16:00:00.000Z';
    expect(rectificationAfter(issue(), withTerms(sooner)).terms).toEqual({ ...someTerms, dueAt: sooner });
    expect(rectificationAfter(issue(), withTerms('2026-04-09T16:00:00.000Z')).terms).toEqual(someTerms);
    // what waits for its verifier owes nothing
    expect(rectificationAfter(...untilSubmitted, withTerms(sooner)).terms).toEqual(someTerms);
  });
});

describe('being overdue', () => {
  it('is an attribute of the clock: only while the unit owes something does it run', () => {
    const { dueAt } = someTerms;
    const owing = [[issue()], untilSubmitted.slice(0, 2), [...untilSubmitted, sendBack]];
    for (const orders of owing) expect(lateFrom(rectificationAfter(...orders))).toBe(dueAt);
    const resting = [
      untilSubmitted,
      [...untilSubmitted, verify],
      [...untilSubmitted, verify, close],
      [issue(), cancel],
    ];
    for (const orders of resting) expect(lateFrom(rectificationAfter(...orders))).toBeNull();
  });
});
