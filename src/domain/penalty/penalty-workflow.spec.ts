import { aPrincipal } from '../../../test/support/an-inspection.js';
import {
  aPenaltyCase,
  appealEndsAt,
  decidePenalty,
  foldPenalty,
  penaltyAfter,
  type PenaltyOrder,
  type PenaltyStep,
  penaltyStory,
  theStaffMember,
  theSystem,
} from '../../../test/support/a-penalty.js';
import type { Principal } from '../shared/principal.js';
import { isLivePenalty, type Penalty } from './penalty-workflow.js';

const { propose, confirm, confirmAgain, notify, acknowledge, waive, takeEffect } = penaltyStory;
const proposed = penaltyAfter(propose).state;
const signed = penaltyAfter(propose, confirm).state;
const confirmed = penaltyAfter(propose, confirm, confirmAgain).state;
const notified = penaltyAfter(propose, confirm, confirmAgain, notify).state;
const acknowledged = penaltyAfter(propose, confirm, confirmAgain, notify, acknowledge).state;
const effective = penaltyAfter(propose, confirm, confirmAgain, notify, acknowledge, takeEffect).state;

const revocation = (reason: string, homePath: readonly string[] | null = ['HQ']): PenaltyOrder => ({
  type: 'revoke',
  reason,
  homePath,
});
const confirmation: PenaltyOrder = { type: 'confirm', homePath: ['HQ'] };
const revoke: PenaltyStep = [aPrincipal('sue', 'supervisor'), revocation('measured wrongly')];
const supersede: PenaltyStep = [theSystem, { type: 'supersede', because: 'tier-changed' }];

/** The status a step leads to, or the code of its refusal. */
function outcome(state: Penalty | undefined, step: PenaltyStep): string | undefined {
  const decision = decidePenalty(state, step);
  return decision.ok ? foldPenalty(decision.events, state)?.status : decision.refusal.code;
}
const by = (principal: Principal, order: PenaltyOrder, at?: string): PenaltyStep =>
  at === undefined ? [principal, order] : [principal, order, at];

describe('a penalty', () => {
  it('goes from a proposal through two confirmations and a notice until it takes effect', () => {
    expect(effective).toMatchObject({
      status: 'effective',
      case: { tier: 'medium', points: 3 },
      signatures: [{ by: { id: 'sue' } }, { by: { id: 'lea' } }],
      appealEndsAt,
      acknowledgement: { by: { staff: 'S1' } },
      waivedAt: null,
      effectiveAt: appealEndsAt,
    });
  });

  it('is proposed, notified, put into effect and superseded by the machine alone', () => {
    const supervisor = aPrincipal('sue', 'supervisor', { scope: { kind: 'all' } });
    expect(outcome(undefined, by(supervisor, propose[1]))).toBe('system-only');
    expect(outcome(confirmed, by(supervisor, notify[1]))).toBe('system-only');
    expect(outcome(acknowledged, by(supervisor, takeEffect[1], appealEndsAt))).toBe('system-only');
    expect(outcome(effective, by(supervisor, supersede[1]))).toBe('system-only');
  });

  it('is proposed once', () => {
    expect(outcome(proposed, propose)).toBe('not-in-this-state');
    expect(outcome(undefined, confirm)).toBe('not-in-this-state');
  });
});

describe('the confirmation of a penalty', () => {
  it('needs as many persons as its tier asks for', () => {
    expect(signed).toMatchObject({ status: 'proposed', signatures: [{ by: { id: 'sue' } }] });
    expect(outcome(signed, confirmAgain)).toBe('confirmed');
    const [, order] = propose;
    const heavy = penaltyAfter([theSystem, { ...order, case: aPenaltyCase({ confirmations: 3 }) }], confirm).state;
    expect(outcome(heavy, confirmAgain)).toBe('proposed');
  });

  it.each(['supervisor', 'approver', 'leadership'] as const)('is given by people with the role %s', (role) => {
    expect(outcome(signed, by(aPrincipal('eva', role), confirmation))).toBe('confirmed');
  });

  it.each(['admin', 'inspector', 'unit-manager', 'staff', 'auditor', 'integrator'] as const)(
    'is not given by people with the role %s',
    (role) => {
      expect(outcome(signed, by(aPrincipal('eva', role), confirmation))).toBe('not-allowed');
    },
  );

  it('is never given by a machine, whatever its roles', () => {
    for (const kind of ['api-key', 'system'] as const) {
      expect(outcome(signed, by(aPrincipal('eva', 'approver', { kind }), confirmation))).toBe('people-only');
    }
  });

  it('is never given twice by one person, not even behind another account', () => {
    expect(outcome(signed, confirm)).toBe('already-confirmed');
    const twin = penaltyAfter(propose, by(aPrincipal('sue', 'supervisor', { staff: 'S9' }), confirmation)).state;
    expect(outcome(twin, by(aPrincipal('sue-2', 'approver', { staff: 'S9' }), confirmation))).toBe('already-confirmed');
  });

  it('is never given by whom the penalty is for', () => {
    expect(outcome(proposed, by(aPrincipal('stan', 'supervisor', { staff: 'S1' }), confirmation))).toBe('own-case');
  });

  it('is never given from outside the part of the organisation in which it happened', () => {
    const elsewhere = aPrincipal('eva', 'approver', { scope: { kind: 'units', codes: ['NB01'] } });
    expect(outcome(proposed, by(elsewhere, confirmation))).toBe('out-of-scope');
  });

  it('needs the whole organisation in scope when no unit is named', () => {
    const nowhere = penaltyAfter([theSystem, { type: 'propose', case: aPenaltyCase({ unit: null }) }]).state;
    expect(outcome(nowhere, confirm)).toBe('out-of-scope');
    const everywhere = aPrincipal('eva', 'approver', { scope: { kind: 'all' } });
    expect(outcome(nowhere, by(everywhere, confirmation))).toBe('proposed');
  });

  it('comes too late once it is complete', () => {
    expect(outcome(confirmed, by(aPrincipal('eva', 'approver'), confirmation))).toBe('not-in-this-state');
  });
});

describe('a penalty for a unit', () => {
  const aboutUnit = aPenaltyCase({ for: 'unit', staff: null, unitPoints: 0 });
  const ofUnit = penaltyAfter([theSystem, { type: 'propose', case: aboutUnit }]).state;
  const from = (homePath: readonly string[] | null): PenaltyOrder => ({ type: 'confirm', homePath });
  const eva = aPrincipal('eva', 'approver', { staff: 'S4' });

  it('is not confirmed by anybody who works in the unit or below it, or of whom that is not known', () => {
    expect(outcome(ofUnit, by(eva, from(['HZ01', 'HZ', 'HQ'])))).toBe('own-case');
    expect(outcome(ofUnit, by(eva, from(['T1', 'HZ01', 'HZ', 'HQ'])))).toBe('own-case');
    expect(outcome(ofUnit, by(eva, from(null)))).toBe('home-unknown');
    expect(outcome(ofUnit, by(eva, from(['HZ', 'HQ'])))).toBe('proposed');
  });

  it('is acknowledged by who manages the unit', () => {
    const told = penaltyAfter([theSystem, { type: 'propose', case: aboutUnit }], confirm, confirmAgain, notify).state;
    const elsewhere = aPrincipal('max', 'unit-manager', { scope: { kind: 'units', codes: ['NB01'] } });
    expect(outcome(told, by(aPrincipal('max', 'unit-manager'), { type: 'acknowledge' }))).toBe('acknowledged');
    expect(outcome(told, by(elsewhere, { type: 'acknowledge' }))).toBe('out-of-scope');
    expect(outcome(told, acknowledge)).toBe('not-allowed');
  });
});

describe('the appeal window of a penalty', () => {
  const before = new Date(Date.parse(appealEndsAt) - 1).toISOString();

  it('must pass before the penalty takes effect, to the millisecond', () => {
    expect(outcome(notified, by(theSystem, takeEffect[1], before))).toBe('appeal-window-open');
    expect(outcome(notified, takeEffect)).toBe('effective');
  });

  it('need not pass when the person concerned waives it', () => {
    expect(outcome(acknowledged, by(theSystem, takeEffect[1], before))).toBe('appeal-window-open');
    const waived = penaltyAfter(propose, confirm, confirmAgain, notify, acknowledge, waive).state;
    expect(outcome(waived, by(theSystem, takeEffect[1], before))).toBe('effective');
    expect(outcome(waived, waive)).toBe('not-in-this-state');
  });

  it('is waived by nobody else, and not before the penalty was acknowledged', () => {
    expect(outcome(notified, waive)).toBe('not-in-this-state');
    for (const role of ['staff', 'supervisor', 'admin'] as const) {
      const other = aPrincipal('eva', role, { staff: 'S2' });
      expect(outcome(notified, by(other, { type: 'acknowledge' }))).toBe('not-your-case');
      expect(outcome(acknowledged, by(other, { type: 'waive-appeal' }))).toBe('not-your-case');
    }
    expect(outcome(notified, by({ ...theStaffMember, kind: 'api-key' }, { type: 'acknowledge' }))).toBe('people-only');
  });

  it('passes whether or not the person concerned has said a word', () => {
    const silent = penaltyAfter(propose, confirm, confirmAgain, notify, takeEffect).state;
    expect(silent).toMatchObject({ status: 'effective', acknowledgement: null, waivedAt: null });
  });
});

describe('a penalty is taken back', () => {
  const live = [proposed, signed, confirmed, notified, acknowledged, effective];

  it('by a person, from any state in which it lives, and with a reason', () => {
    expect(live.map((state) => outcome(state, revoke))).toEqual(live.map(() => 'revoked'));
    expect(outcome(effective, by(revoke[0], revocation(' \n')))).toBe('text-missing');
    expect(outcome(effective, by(aPrincipal('stan', 'leadership', { staff: 'S1' }), revocation('x')))).toBe('own-case');
    expect(outcome(effective, by(aPrincipal('max', 'unit-manager'), revocation('x')))).toBe('not-allowed');
    const { state } = penaltyAfter(propose, revoke);
    expect(state).toMatchObject({ status: 'revoked', wasEffective: false, revocation: { reason: 'measured wrongly' } });
  });

  it('by the machine when the findings no longer bear it', () => {
    expect(live.map((state) => outcome(state, supersede))).toEqual(live.map(() => 'superseded'));
    const decision = decidePenalty(effective, supersede);
    expect(decision.ok && foldPenalty(decision.events, effective)).toMatchObject({
      wasEffective: true,
      supersession: { because: 'tier-changed' },
    });
  });

  it('once, and for good', () => {
    const ends = [penaltyAfter(propose, revoke).state, penaltyAfter(propose, supersede).state];
    expect(live.every(isLivePenalty)).toBe(true);
    for (const end of ends) {
      expect(isLivePenalty(end)).toBe(false);
      for (const step of [confirm, notify, acknowledge, waive, takeEffect, revoke, supersede]) {
        expect(outcome(end, step)).toBe('not-in-this-state');
      }
    }
  });

  it('by no event that cannot follow', () => {
    expect(() => foldPenalty([{ type: 'took-effect', at: appealEndsAt, actor: 'system' }], confirmed)).toThrow(
      'event "took-effect" at 2026-03-16T16:00:00.000Z cannot follow status "confirmed"',
    );
  });
});
