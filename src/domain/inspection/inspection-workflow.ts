import { needsPerson, needsRole, needsUnit } from '../organization/principal-gates.js';
import { isSamePerson, type Person, personOf } from '../shared/person.js';
import type { Principal } from '../shared/principal.js';
import { refusal, type Refusal } from '../shared/refusal.js';
import { needsText, notInThisState, stamp, within } from '../shared/workflow-gates.js';
import { type Decision, type Given, happens, refused, type Workflow } from '../shared/workflow.js';
import { needsFitness } from './inspector-fitness.js';
import type { Plan } from './plan.js';
import { type Answers, evadedItems, type RecordedAnswers, withAnswers, withoutEvidence } from './recorded-answers.js';
import { scoreChecklist, type Verdict } from './score-checklist.js';
import type { Sheet } from './sheet.js';

/** In the order of the flow; `returned` leads back to `submitted`. */
export const inspectionStatuses = [
  'planned',
  'assigned',
  'in-progress',
  'submitted',
  'returned',
  'confirmed',
  'closed',
  'cancelled',
] as const;
export type InspectionStatus = (typeof inspectionStatuses)[number];

interface Act {
  readonly at: string;
  readonly by: Person;
}
interface Assignment {
  readonly at: string;
  readonly inspector: Person;
}
interface Work {
  readonly startedAt: string;
  readonly answers: RecordedAnswers;
  /** each time it was sent back, with the reason */
  readonly returns: readonly (Act & { readonly reason: string })[];
}
interface Submission {
  readonly at: string;
  readonly verdict: Verdict;
  readonly summary: string | null;
}
interface Confirmation extends Act {
  readonly note: string | null;
}
interface Assigned {
  readonly plan: Plan;
  readonly assignment: Assignment;
}
interface Begun extends Assigned {
  readonly work: Work;
}
interface Submitted extends Begun {
  readonly submission: Submission;
}
interface Confirmed extends Submitted {
  readonly confirmation: Confirmation;
}

export type Inspection =
  | { readonly status: 'planned'; readonly plan: Plan }
  | ({ readonly status: 'assigned' } & Assigned)
  | ({ readonly status: 'in-progress' } & Begun)
  | ({ readonly status: 'returned' } & Begun)
  | ({ readonly status: 'submitted' } & Submitted)
  | ({ readonly status: 'confirmed' } & Confirmed)
  | ({ readonly status: 'closed'; readonly closing: Act } & Confirmed)
  | { readonly status: 'cancelled'; readonly plan: Plan; readonly cancellation: Act & { readonly reason: string } };

export type InspectionCommand = { readonly given: Given } & (
  | { readonly type: 'plan'; readonly plan: Plan }
  | {
      readonly type: 'assign';
      readonly inspector: Principal;
      /** where they belong today: the unit they work in (of a user who is no staff, of their scope) and its ancestors; null if that is not known */
      readonly homePath: readonly string[] | null;
    }
  | { readonly type: 'start' }
  | { readonly type: 'answer'; readonly answers: Answers }
  | { readonly type: 'submit'; readonly summary: string | null }
  | { readonly type: 'return'; readonly reason: string }
  | { readonly type: 'confirm'; readonly note: string | null }
  | { readonly type: 'close' }
  | { readonly type: 'cancel'; readonly reason: string }
);
type CommandOf<Type extends InspectionCommand['type']> = Extract<InspectionCommand, { readonly type: Type }>;

export type InspectionEvent = { readonly at: string; readonly actor: string } & (
  | { readonly type: 'planned'; readonly plan: Plan }
  | { readonly type: 'assigned'; readonly inspector: Person }
  | { readonly type: 'started' }
  | { readonly type: 'answered'; readonly answers: Answers }
  | { readonly type: 'submitted'; readonly verdict: Verdict; readonly summary: string | null }
  | { readonly type: 'returned'; readonly by: Person; readonly reason: string }
  | { readonly type: 'confirmed'; readonly by: Person; readonly note: string | null }
  | { readonly type: 'closed'; readonly by: Person }
  | { readonly type: 'cancelled'; readonly by: Person; readonly reason: string }
);

type Outcome = Decision<InspectionEvent>;

function decide(state: Inspection | undefined, command: InspectionCommand): Outcome {
  if (command.type === 'plan') return state === undefined ? begin(command) : notInThisState(command, state);
  if (state === undefined) return notInThisState(command, state);
  switch (command.type) {
    case 'assign':
      return assign(state, command);
    case 'start':
    case 'answer':
    case 'submit':
      return state.status === 'planned' || state.status === 'cancelled'
        ? notInThisState(command, state)
        : inspect(state, command);
    case 'return':
    case 'confirm':
    case 'close':
      return 'submission' in state ? conclude(state, command) : notInThisState(command, state);
    case 'cancel':
      return cancel(state, command);
    default:
      return command satisfies never;
  }
}

function begin({ given, plan }: CommandOf<'plan'>): Outcome {
  const barred = needsSupervision(given.by, plan.unit);
  return barred === null ? happens({ type: 'planned', ...stamp(given), plan }) : refused(barred);
}

function assign(state: Inspection, command: CommandOf<'assign'>): Outcome {
  const { given, inspector, homePath } = command;
  const { unit } = state.plan;
  const barred = needsSupervision(given.by, unit) ?? needsFitness(inspector, unit, homePath);
  if (barred !== null) return refused(barred);
  if (state.status !== 'planned' && state.status !== 'assigned') return notInThisState(command, state);
  return happens({ type: 'assigned', ...stamp(given), inspector: personOf(inspector) });
}

type InHand = Exclude<Inspection, { readonly status: 'planned' | 'cancelled' }>;

/** What only the assigned inspector does. */
function inspect(state: InHand, command: CommandOf<'start' | 'answer' | 'submit'>): Outcome {
  const { by } = command.given;
  const { inspector } = state.assignment;
  const { unit, sheet } = state.plan;
  // who it is stays unsaid: of a mystery visit the caller may not know
  if (by.id !== inspector.id) return refused(refusal('not-the-inspector', { actor: by.actor }));
  const barred = needsRole(by, 'inspector') ?? needsUnit(by, unit);
  if (barred !== null) return refused(barred);
  if (command.type === 'start') {
    return state.status === 'assigned'
      ? happens({ type: 'started', ...stamp(command.given) })
      : notInThisState(command, state);
  }
  if (state.status !== 'in-progress' && state.status !== 'returned') return notInThisState(command, state);
  return command.type === 'answer' ? answer(sheet, command) : submit(sheet, state.work.answers, command);
}

function answer({ items }: Sheet, { given, answers }: CommandOf<'answer'>): Outcome {
  const strangers = Object.keys(answers).filter((code) => items.every((item) => item.code !== code));
  if (strangers.length > 0) return refused(refusal('unknown-checklist-items', { items: strangers }));
  const evaded = evadedItems(items, answers);
  if (evaded.length > 0) return refused(refusal('mandatory-checklist-items', { items: evaded }));
  return happens({ type: 'answered', ...stamp(given), answers });
}

function submit(sheet: Sheet, answers: RecordedAnswers, { given, summary }: CommandOf<'submit'>): Outcome {
  const verdict = scoreChecklist(sheet, answers);
  if (verdict.result === 'incomplete') return refused(refusal('checklist-incomplete', { items: verdict.missing }));
  const unproven = withoutEvidence(sheet.items, answers);
  if (unproven.length > 0) return refused(refusal('item-evidence-missing', { items: unproven }));
  return happens({ type: 'submitted', ...stamp(given), verdict, summary });
}

type Handed = Extract<Inspection, { readonly submission: Submission }>;

/** What somebody other than the inspector decides about what was handed in. */
function conclude(state: Handed, command: CommandOf<'return' | 'confirm' | 'close'>): Outcome {
  const { given } = command;
  const { by } = given;
  const { inspector } = state.assignment;
  const barred = needsPerson(by) ?? needsSupervision(by, state.plan.unit) ?? needsSomebodyElse(by, inspector);
  if (barred !== null) return refused(barred);
  const act = { ...stamp(given), by: personOf(by) };
  switch (command.type) {
    case 'return': {
      if (state.status !== 'submitted') return notInThisState(command, state);
      const wordless = needsText(command.reason, 'reason');
      return wordless === null ? happens({ type: 'returned', ...act, reason: command.reason }) : refused(wordless);
    }
    case 'confirm':
      return state.status === 'submitted'
        ? happens({ type: 'confirmed', ...act, note: command.note })
        : notInThisState(command, state);
    case 'close':
      return state.status === 'confirmed' ? happens({ type: 'closed', ...act }) : notInThisState(command, state);
    default:
      return command satisfies never;
  }
}

function cancel(state: Inspection, command: CommandOf<'cancel'>): Outcome {
  const { given, reason } = command;
  const itsInspector = 'assignment' in state ? needsSomebodyElse(given.by, state.assignment.inspector) : null;
  const barred = needsSupervision(given.by, state.plan.unit) ?? itsInspector;
  if (barred !== null) return refused(barred);
  // what was confirmed has made findings: it is history, and no more to be called off
  if ('confirmation' in state || state.status === 'cancelled') return notInThisState(command, state);
  const wordless = needsText(reason, 'reason');
  if (wordless !== null) return refused(wordless);
  return happens({ type: 'cancelled', ...stamp(given), by: personOf(given.by), reason });
}

const needsSupervision = (by: Principal, unit: string): Refusal | null =>
  needsRole(by, 'supervisor', 'leadership') ?? needsUnit(by, unit);

const needsSomebodyElse = (by: Principal, inspector: Person): Refusal | null =>
  isSamePerson(by, inspector) ? refusal('own-inspection', { actor: by.actor }) : null;

function evolve(state: Inspection | undefined, event: InspectionEvent): Inspection {
  switch (event.type) {
    case 'planned':
      return { status: 'planned', plan: event.plan };
    case 'assigned': {
      const { plan } = within(state, event, 'planned', 'assigned');
      return { status: 'assigned', plan, assignment: { at: event.at, inspector: event.inspector } };
    }
    case 'started': {
      const { plan, assignment } = within(state, event, 'assigned');
      return { status: 'in-progress', plan, assignment, work: { startedAt: event.at, answers: {}, returns: [] } };
    }
    case 'answered': {
      const { status, plan, assignment, work } = within(state, event, 'in-progress', 'returned');
      return {
        status,
        plan,
        assignment,
        work: { ...work, answers: withAnswers(work.answers, event.answers, event.at) },
      };
    }
    case 'submitted': {
      const { plan, assignment, work } = within(state, event, 'in-progress', 'returned');
      const { at, verdict, summary } = event;
      return { status: 'submitted', plan, assignment, work, submission: { at, verdict, summary } };
    }
    case 'returned': {
      const { plan, assignment, work } = within(state, event, 'submitted');
      const { at, by, reason } = event;
      return {
        status: 'returned',
        plan,
        assignment,
        work: { ...work, returns: [...work.returns, { at, by, reason }] },
      };
    }
    case 'confirmed': {
      const { at, by, note } = event;
      return { ...within(state, event, 'submitted'), status: 'confirmed', confirmation: { at, by, note } };
    }
    case 'closed':
      return { ...within(state, event, 'confirmed'), status: 'closed', closing: { at: event.at, by: event.by } };
    case 'cancelled': {
      const { at, by, reason } = event;
      const { plan } = within(state, event, 'planned', 'assigned', 'in-progress', 'submitted', 'returned');
      return { status: 'cancelled', plan, cancellation: { at, by, reason } };
    }
    default:
      return event satisfies never;
  }
}

export const inspectionWorkflow: Workflow<Inspection, InspectionCommand, InspectionEvent> = { decide, evolve };
