import type { NewAction, Notice, Rectification, Terms } from '../../src/domain/corrective-action/rectification.js';
import type {
  RectificationCommand,
  RectificationEvent,
} from '../../src/domain/corrective-action/rectification-event.js';
import { rectificationWorkflow } from '../../src/domain/corrective-action/rectification-workflow.js';
import { type Principal, systemPrincipal } from '../../src/domain/shared/principal.js';
import { aPrincipal } from './an-inspection.js';

/** For unit HZ01 and standard CTR-T1, owned by the unit's manager, verified by an inspector, without a watch. */
export const aNotice = (changes: Partial<Notice> = {}): Notice => ({
  number: 'CA-2026-0001',
  unit: 'HZ01',
  standard: 'CTR-T1',
  policy: 'rectification',
  release: 1,
  ownerRole: 'unit-manager',
  verifierRoles: ['inspector'],
  watchDays: null,
  ...changes,
});

/** to be acknowledged on 3 March, rectified on 17 March 2026, in Shanghai */
export const someTerms: Terms = { acknowledgeBy: '2026-03-03T16:00:00.000Z', dueAt: '2026-03-17T16:00:00.000Z' };

export const anAttached = (id: string, occurredAt = '2026-03-02T01:00:00.000Z') =>
  ({ id, occurredAt, severity: 'minor' }) as const;

export const somePhoto = (digit = 'a') => ({ id: '1', sha256: digit.repeat(64), name: '整改后.jpg', bytes: 2_048 });
export const someTraining: NewAction = { text: 'train the counter', owner: 'HZ01-03', dueOn: '2026-03-10' };

export const manager = aPrincipal('mia', 'unit-manager', { staff: 'HZ01-01' });
export const inspector = aPrincipal('ina', 'inspector', { staff: 'QA-01' });
export const supervisor = aPrincipal('sue', 'supervisor');

/** A command without who gives it and when. */
export type RectificationOrder = RectificationCommand extends infer Command
  ? Command extends RectificationCommand
    ? Omit<Command, 'given'>
    : never
  : never;

/** Who usually gives a command. */
export function usualGiver(type: RectificationOrder['type']): Principal {
  switch (type) {
    case 'issue':
    case 'attach':
      return systemPrincipal;
    case 'acknowledge':
    case 'analyse':
    case 'plan':
    case 'finish-action':
    case 'attach-evidence':
    case 'submit':
      return manager;
    case 'return':
    case 'verify':
    case 'close':
      return inspector;
    case 'cancel':
      return supervisor;
    default:
      return type satisfies never;
  }
}

export const usualAt = '2026-03-02T02:00:00.000Z';

export const issue = (changes: Partial<Notice> = {}): RectificationOrder => ({
  type: 'issue',
  notice: aNotice(changes),
  terms: someTerms,
  findings: [anAttached('1')],
});
export const order = {
  acknowledge: { type: 'acknowledge' },
  analyse: { type: 'analyse', cause: { category: 'method', text: 'no second window at noon' } },
  plan: { type: 'plan', actions: [someTraining] },
  finish: { type: 'finish-action', action: 1, note: null },
  show: { type: 'attach-evidence', evidence: somePhoto() },
  submit: { type: 'submit', note: null },
  sendBack: { type: 'return', reason: 'the photo is blurred', dueOn: null },
  verify: { type: 'verify', note: null },
  close: { type: 'close', note: null },
  cancel: { type: 'cancel', reason: 'issued by mistake' },
} as const satisfies Record<string, RectificationOrder>;

/** What leads from nothing to a rectification that waits for its verifier. */
export const untilSubmitted: readonly RectificationOrder[] = [
  issue(),
  order.acknowledge,
  order.analyse,
  order.plan,
  order.finish,
  order.show,
  order.submit,
];

export const foldRectification = (
  events: readonly RectificationEvent[],
  from?: Rectification,
): Rectification | undefined =>
  events.reduce<Rectification | undefined>((state, event) => rectificationWorkflow.evolve(state, event), from);

/** The rectification after orders that must all be allowed, each by who usually gives it. */
export function rectificationAfter(...orders: readonly RectificationOrder[]): Rectification {
  const state = orders.reduce<Rectification | undefined>((before, one) => {
    const given = { by: usualGiver(one.type), at: usualAt };
    const decision = rectificationWorkflow.decide(before, { ...one, given });
    if (!decision.ok) throw new Error(`${one.type}: ${JSON.stringify(decision.refusal)}`);
    return foldRectification(decision.events, before);
  }, undefined);
  if (state === undefined) throw new Error('no orders');
  return state;
}
