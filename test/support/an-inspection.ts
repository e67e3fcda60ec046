import type { Answer } from '../../src/domain/inspection/answer.schema.js';
import {
  type Inspection,
  type InspectionCommand,
  type InspectionEvent,
  inspectionWorkflow,
} from '../../src/domain/inspection/inspection-workflow.js';
import type { Plan } from '../../src/domain/inspection/plan.js';
import type { Sheet, SheetItem } from '../../src/domain/inspection/sheet.js';
import type { Principal, Role } from '../../src/domain/shared/principal.js';

/** A user who sees the unit HZ01 and is nobody's staff. */
export const aPrincipal = (id: string, role: Role, changes: Partial<Principal> = {}): Principal => ({
  kind: 'user',
  id,
  actor: `user:${id}`,
  roles: [role],
  scope: { kind: 'units', codes: ['HZ01'] },
  staff: null,
  source: null,
  mustChangePassword: false,
  ...changes,
});

const named = (text: string) => ({ 'zh-CN': text, en: text });

export const anItem = (code: string, changes: Partial<SheetItem> = {}): SheetItem => ({
  code,
  text: named(code),
  standard: 'CTR-L1',
  dimension: 'language',
  touchpoint: 'counter',
  weight: 1,
  mandatory: false,
  evidenceOnFailure: false,
  ...changes,
});

/** Three items: a greeting (15), a name badge (85, evidence on failure), a critical mandatory identity check (0). */
export const aSheet = (changes: Partial<Sheet> = {}): Sheet => ({
  code: 'counter-day',
  version: 1,
  title: named('counter day'),
  passAt: 85,
  items: [
    anItem('greeting', { weight: 15 }),
    anItem('badge', { weight: 85, dimension: 'appearance', standard: 'CTR-A1', evidenceOnFailure: true }),
    anItem('identity', { weight: 0, dimension: 'conduct', critical: 'compliance', mandatory: true }),
  ],
  ...changes,
});

export const aPlan = (changes: Partial<Plan> = {}): Plan => ({
  number: 'INS-2026-0001',
  unit: 'HZ01',
  form: 'unannounced',
  purpose: 'regular',
  sheet: aSheet(),
  plannedOn: '2026-03-02',
  ...changes,
});

export const passed: Answer = { answer: 'pass' };
export const notApplicable: Answer = { answer: 'not-applicable', reason: 'no customer came' };
export const failed = (changes: Partial<Extract<Answer, { answer: 'fail' }>> = {}): Answer => ({
  answer: 'fail',
  note: 'not done',
  evidence: [],
  ...changes,
});
export const aPhoto = { file: 'f1', name: 'photo.jpg', sha256: 'ab'.repeat(32) };

export const supervisor = aPrincipal('sue', 'supervisor');
export const inspector = aPrincipal('ina', 'inspector', { staff: 'S-ina' });

/** A command without who and when: the person who usually gives it gives it, at `at`. */
export type Order = InspectionCommand extends infer Command
  ? Command extends InspectionCommand
    ? Omit<Command, 'given'>
    : never
  : never;

/** Runs orders at nine in the morning of 2 March 2026 in Shanghai; see {@link inspectionAt}. */
export const inspectionAfter = (...orders: readonly Order[]): Inspection =>
  inspectionAt('2026-03-02T01:00:00.000Z', ...orders);

/** Runs orders that must all be allowed; inspectors' own by the inspector, the rest by the supervisor. */
export function inspectionAt(at: string, ...orders: readonly Order[]): Inspection {
  const all: readonly Order[] = orders[0]?.type === 'plan' ? orders : [{ type: 'plan', plan: aPlan() }, ...orders];
  const state = all.reduce<Inspection | undefined>((before, order) => {
    const by = ['start', 'answer', 'submit'].includes(order.type) ? inspector : supervisor;
    const decision = inspectionWorkflow.decide(before, { ...order, given: { by, at } });
    if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
    return foldInspection(decision.events, before);
  }, undefined);
  if (state === undefined) throw new Error('no orders');
  return state;
}

export const foldInspection = (events: readonly InspectionEvent[], from?: Inspection): Inspection | undefined =>
  events.reduce<Inspection | undefined>((state, event) => inspectionWorkflow.evolve(state, event), from);

export const toInspector: Order = { type: 'assign', inspector, homePath: ['ZJ-QA', 'ZJ', 'HQ'] };
