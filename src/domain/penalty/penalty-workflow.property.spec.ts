import fc from 'fast-check';
import { aPrincipal } from '../../../test/support/an-inspection.js';
import {
  aPenaltyCase,
  appealEndsAt,
  decidePenalty,
  foldPenalty,
  type PenaltyOrder,
  type PenaltyStep,
  penaltyStory,
  theStaffMember,
  theSystem,
} from '../../../test/support/a-penalty.js';
import { isSamePerson } from '../shared/person.js';
import type { Principal } from '../shared/principal.js';
import { balanceOf, ledgerEntries } from './penalty-ledger.js';
import {
  isLivePenalty,
  type Penalty,
  type PenaltyEvent,
  type PenaltyStatus,
  penaltyStatuses,
} from './penalty-workflow.js';

const people: readonly Principal[] = [
  theSystem,
  theSystem,
  theStaffMember,
  aPrincipal('sue', 'supervisor'),
  aPrincipal('sue-2', 'approver', { staff: 'S3' }),
  aPrincipal('sue-3', 'leadership', { staff: 'S3' }),
  aPrincipal('lea', 'leadership'),
  aPrincipal('stan-2', 'supervisor', { staff: 'S1' }),
  aPrincipal('far', 'approver', { scope: { kind: 'units', codes: ['NB01'] } }),
  aPrincipal('max', 'unit-manager'),
  aPrincipal('key', 'supervisor', { kind: 'api-key' }),
];
const homes = fc.constantFrom(['HQ'], ['HQ'], ['HZ01', 'HQ'], null);
const cases = fc.record({
  confirmations: fc.integer({ min: 1, max: 3 }),
  subject: fc.constantFrom({ for: 'staff', staff: 'S1' } as const, { for: 'unit', staff: null } as const),
});

const anyOrder: fc.Arbitrary<PenaltyOrder> = fc.oneof(
  cases.map(({ confirmations, subject }) => ({
    type: 'propose' as const,
    case: aPenaltyCase({ confirmations, ...subject }),
  })),
  { weight: 4, arbitrary: homes.map((homePath) => ({ type: 'confirm' as const, homePath })) },
  fc.constant({ type: 'notify' as const, appealEndsAt }),
  fc.constant({ type: 'acknowledge' as const }),
  fc.constant({ type: 'waive-appeal' as const }),
  { weight: 2, arbitrary: fc.constant({ type: 'take-effect' as const }) },
  fc
    .constantFrom('', 'because')
    .chain((reason) => homes.map((homePath) => ({ type: 'revoke' as const, reason, homePath }))),
  fc.constant({ type: 'supersede' as const, because: 'absorbed' as const }),
);
const anyStep: fc.Arbitrary<PenaltyStep> = fc.tuple(
  fc.constantFrom(...people),
  anyOrder,
  fc.constantFrom('2026-03-03T02:00:00.000Z', appealEndsAt),
);
/** Steps that somebody may take, so that the end is reached often enough. */
const likelyStep = fc.constantFrom<PenaltyStep>(
  ...Object.values(penaltyStory),
  [aPrincipal('sue-2', 'approver', { staff: 'S3' }), { type: 'confirm', homePath: ['HQ'] }],
  [aPrincipal('max', 'unit-manager'), { type: 'acknowledge' }],
);
const anySteps = fc.array(fc.oneof(anyStep, { arbitrary: likelyStep, weight: 5 }), { maxLength: 60, size: 'max' });

const wayOn: Readonly<Record<PenaltyStatus, readonly PenaltyStatus[]>> = {
  proposed: ['proposed', 'confirmed', 'revoked', 'superseded'],
  confirmed: ['notified', 'revoked', 'superseded'],
  notified: ['acknowledged', 'effective', 'revoked', 'superseded'],
  acknowledged: ['acknowledged', 'effective', 'revoked', 'superseded'],
  effective: ['revoked', 'superseded'],
  revoked: [],
  superseded: [],
};

interface Walk {
  readonly states: readonly Penalty[];
  readonly events: readonly PenaltyEvent[];
}

/** Takes the steps that are not refused. */
function walk(steps: readonly PenaltyStep[]): Walk {
  const states: Penalty[] = [];
  const events: PenaltyEvent[] = [];
  for (const step of steps) {
    const decision = decidePenalty(states.at(-1), step);
    if (!decision.ok) continue;
    events.push(...decision.events);
    const next = foldPenalty(decision.events, states.at(-1));
    if (next !== undefined) states.push(next);
  }
  return { states, events };
}

describe('a penalty under random commands of random principals', () => {
  const reached = new Set<PenaltyStatus>();

  it('moves along declared ways only, and gets everywhere', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const { states } = walk(steps);
        states.forEach(({ status }, index) => {
          reached.add(status);
          const before = states[index - 1];
          expect(before === undefined ? ['proposed'] : wayOn[before.status]).toContain(status);
        });
      }),
      { numRuns: 2000, seed: 7 },
    );
    expect([...reached].sort()).toEqual([...penaltyStatuses].sort());
  });

  it('never skips a gate', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        for (const state of walk(steps).states) {
          if (!isLivePenalty(state)) continue;
          const { signatures, case: about } = state;
          signatures.forEach(({ by }, index) => {
            expect(signatures.slice(index + 1).some((other) => isSamePerson(by, other.by))).toBe(false);
            expect(['sue', 'sue-2', 'sue-3', 'lea', 'stan-2']).toContain(by.id);
            expect(by.staff === about.staff && about.for === 'staff' && by.staff !== null).toBe(false);
          });
          if (state.status !== 'proposed') expect(signatures).toHaveLength(about.confirmations);
          if (state.status === 'effective') {
            expect(state.effectiveAt >= state.appealEndsAt || state.waivedAt !== null).toBe(true);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is rebuilt by folding its events, through JSON and back', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const { states, events } = walk(steps);
        const stored = JSON.parse(JSON.stringify(events)) as readonly PenaltyEvent[];
        expect(foldPenalty(stored)).toEqual(states.at(-1));
        expect(JSON.parse(JSON.stringify(states.at(-1) ?? null))).toEqual(states.at(-1) ?? null);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves points in the ledger exactly while it is effective', () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        const { states, events } = walk(steps);
        const entries = events.flatMap((event, index) => ledgerEntries(foldPenalty(events.slice(0, index)), event));
        const end = states.at(-1);
        if (end === undefined) return;
        const { case: about, status } = end;
        const account =
          about.for === 'staff' ? ({ kind: 'staff', code: 'S1' } as const) : ({ kind: 'unit', code: 'HZ01' } as const);
        expect(balanceOf(entries, account, '2027-01-01T00:00:00.000Z')).toBe(status === 'effective' ? about.points : 0);
      }),
      { numRuns: 1000 },
    );
  });
});
