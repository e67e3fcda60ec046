import type { PenaltyCase } from '../../src/domain/penalty/penalty-case.js';
import {
  type Penalty,
  type PenaltyCommand,
  type PenaltyEvent,
  penaltyWorkflow,
} from '../../src/domain/penalty/penalty-workflow.js';
import type { Principal } from '../../src/domain/shared/principal.js';
import { aPrincipal } from './an-inspection.js';

/** A medium penalty for staff member S1 of unit HZ01: 3 points, 1 for the unit, two confirmations. */
export const aPenaltyCase = (changes: Partial<PenaltyCase> = {}): PenaltyCase => ({
  policy: 'staff-service',
  finding: '7',
  for: 'staff',
  staff: 'S1',
  unit: 'HZ01',
  tier: 'medium',
  row: 1,
  counted: [],
  actAt: '2026-03-02T02:00:00.000Z',
  points: 3,
  unitPoints: 1,
  confirmations: 2,
  ...changes,
});

/** Workers act as this principal. */
export const theSystem: Principal = aPrincipal('system', 'admin', {
  kind: 'system',
  actor: 'system',
  roles: [],
  scope: { kind: 'all' },
});
export const theStaffMember = aPrincipal('stan', 'staff', { staff: 'S1', scope: { kind: 'staff', staff: 'S1' } });

type Distributed<Command> = Command extends unknown ? Omit<Command, 'given'> : never;
/** A command without who gives it and when. */
export type PenaltyOrder = Distributed<PenaltyCommand>;
export type PenaltyStep = readonly [by: Principal, order: PenaltyOrder, at?: string];

export const appealEndsAt = '2026-03-16T16:00:00.000Z';
const usualAt = '2026-03-03T02:00:00.000Z';

const sue = aPrincipal('sue', 'supervisor');
const lea = aPrincipal('lea', 'leadership');
const confirm: PenaltyOrder = { type: 'confirm', homePath: ['HQ'] };

/** What leads from nothing to an effective penalty. */
export const penaltyStory = {
  propose: [theSystem, { type: 'propose', case: aPenaltyCase() }],
  confirm: [sue, confirm],
  confirmAgain: [lea, confirm],
  notify: [theSystem, { type: 'notify', appealEndsAt }],
  acknowledge: [theStaffMember, { type: 'acknowledge' }],
  waive: [theStaffMember, { type: 'waive-appeal' }],
  takeEffect: [theSystem, { type: 'take-effect' }, appealEndsAt],
} as const satisfies Record<string, PenaltyStep>;

export const foldPenalty = (events: readonly PenaltyEvent[], state?: Penalty): Penalty | undefined =>
  events.reduce<Penalty | undefined>((before, event) => penaltyWorkflow.evolve(before, event), state);

export const decidePenalty = (state: Penalty | undefined, [by, order, at = usualAt]: PenaltyStep) =>
  penaltyWorkflow.decide(state, { ...order, given: { by, at } });

/** The penalty after these steps, and all that happened; throws when one is refused. */
export function penaltyAfter(...steps: readonly PenaltyStep[]): { state: Penalty; events: readonly PenaltyEvent[] } {
  let state: Penalty | undefined;
  const events: PenaltyEvent[] = [];
  for (const step of steps) {
    const decision = decidePenalty(state, step);
    if (!decision.ok) throw new Error(`${step[1].type}: ${JSON.stringify(decision.refusal)}`);
    events.push(...decision.events);
    state = foldPenalty(decision.events, state);
  }
  if (state === undefined) throw new Error('no penalty without a step');
  return { state, events };
}
