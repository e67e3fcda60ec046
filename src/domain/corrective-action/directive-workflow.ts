import { endOfDate } from '../calendar/end-of-term.js';
import { needsPerson, needsRole, needsUnit } from '../organization/principal-gates.js';
import { type Person, personOf } from '../shared/person.js';
import type { Refusal } from '../shared/refusal.js';
import { needsSystem, needsText, notInThisState, stamp, within } from '../shared/workflow-gates.js';
import { type Decision, type Given, happens, refused, type Workflow } from '../shared/workflow.js';
import { needsNotPast } from './due-date.js';
import { needsFreshEyes, withHand } from './hands.js';

/** In the order of the flow; `returned` leads back to `reported`. */
export const directiveStatuses = [
  'issued',
  'accepted',
  'in-progress',
  'reported',
  'returned',
  'accepted-by-leader',
] as const;
export type DirectiveStatus = (typeof directiveStatuses)[number];

/** What leadership wants done (批示). It never changes. */
export interface Order {
  /** `DIR-2026-0003` */
  readonly number: string;
  /** the unit that is to carry it out */
  readonly unit: string;
  readonly text: string;
  /** local date; null: none was set */
  readonly dueOn: string | null;
  /** number of the report that it answers; null: given without one */
  readonly report: string | null;
  /** the ladder that a late unit climbs: code of the escalation policy and the release that holds it; null: none */
  readonly escalation: { readonly policy: string; readonly release: number } | null;
}

interface Act {
  readonly at: string;
  readonly by: Person;
}
interface Told extends Act {
  readonly text: string;
}
interface Issued {
  readonly order: Order;
  readonly issue: Act;
}
interface Accepted extends Issued {
  readonly acceptance: Act;
  /** everybody who had a hand in it, each once */
  readonly hands: readonly Person[];
  readonly progress: readonly Told[];
  /** each time the report was sent back, with the reason */
  readonly returns: readonly Told[];
}
interface Reported extends Accepted {
  readonly report: Told;
}

export type Directive =
  | ({ readonly status: 'issued' } & Issued)
  | ({ readonly status: 'accepted' } & Accepted)
  | ({ readonly status: 'in-progress' } & Accepted)
  | ({ readonly status: 'returned' } & Accepted)
  | ({ readonly status: 'reported' } & Reported)
  | ({ readonly status: 'accepted-by-leader'; readonly closing: Act & { readonly note: string | null } } & Reported);

export type DirectiveCommand = { readonly given: Given } &
  /** `leader`: who gave it in a report, for which the program issues it; null: whoever gives the command */
  (
    | { readonly type: 'issue'; readonly order: Order; readonly leader: Person | null }
    | { readonly type: 'accept' }
    | { readonly type: 'progress'; readonly text: string }
    | { readonly type: 'report'; readonly text: string }
    | { readonly type: 'accept-report'; readonly note: string | null }
    | { readonly type: 'return'; readonly reason: string }
  );
type CommandOf<Type extends DirectiveCommand['type']> = Extract<DirectiveCommand, { readonly type: Type }>;

export type DirectiveEvent = { readonly at: string; readonly actor: string; readonly by: Person } & (
  | { readonly type: 'issued'; readonly order: Order }
  | { readonly type: 'accepted' }
  | { readonly type: 'progressed'; readonly text: string }
  | { readonly type: 'reported'; readonly text: string }
  | { readonly type: 'report-accepted'; readonly note: string | null }
  | { readonly type: 'returned'; readonly reason: string }
);

type Outcome = Decision<DirectiveEvent>;

/** From when on the unit is late, canonical UTC text; null while it owes nothing or no date was set. */
export const directiveLateFrom = ({ status, order }: Directive): string | null =>
  status === 'reported' || status === 'accepted-by-leader' || order.dueOn === null ? null : endOfDate(order.dueOn);

function decide(state: Directive | undefined, command: DirectiveCommand): Outcome {
  if (command.type === 'issue') return state === undefined ? issue(command) : notInThisState(command, state);
  if (state === undefined) return notInThisState(command, state);
  switch (command.type) {
    case 'accept':
    case 'progress':
    case 'report':
      return carryOut(state, command);
    case 'accept-report':
    case 'return':
      return answer(state, command);
    default:
      return command satisfies never;
  }
}

function issue({ given, order, leader }: CommandOf<'issue'>): Outcome {
  // the report has asked the leader's post, unit and words already
  if (leader !== null) {
    return unless(needsSystem(given.by), { type: 'issued', ...stamp(given), by: leader, order });
  }
  const barred =
    needsLeader(given, order.unit) ??
    needsText(order.text, 'directive') ??
    (order.dueOn === null ? null : needsNotPast(order.dueOn, given.at));
  return unless(barred, { type: 'issued', ...act(given), order });
}

/** What the unit does that the directive is for. */
function carryOut(state: Directive, command: CommandOf<'accept' | 'progress' | 'report'>): Outcome {
  const { given } = command;
  const { unit } = state.order;
  const barred = needsPerson(given.by) ?? needsRole(given.by, 'unit-manager') ?? needsUnit(given.by, unit);
  if (barred !== null) return refused(barred);
  switch (command.type) {
    case 'accept':
      return state.status === 'issued' ? happens({ type: 'accepted', ...act(given) }) : notInThisState(command, state);
    case 'progress':
      return state.status === 'accepted' || state.status === 'in-progress' || state.status === 'returned'
        ? unless(needsText(command.text, 'progress'), { type: 'progressed', ...act(given), text: command.text })
        : notInThisState(command, state);
    case 'report':
      return state.status === 'in-progress'
        ? unless(needsText(command.text, 'report'), { type: 'reported', ...act(given), text: command.text })
        : notInThisState(command, state);
    default:
      return command satisfies never;
  }
}

/** What leadership makes of the report; nobody accepts their own. */
function answer(state: Directive, command: CommandOf<'accept-report' | 'return'>): Outcome {
  const { given } = command;
  const hands = 'hands' in state ? state.hands : [];
  const barred = needsLeader(given, state.order.unit) ?? needsFreshEyes(given.by, { hands, owners: [] });
  if (barred !== null) return refused(barred);
  if (state.status !== 'reported') return notInThisState(command, state);
  return command.type === 'return'
    ? unless(needsText(command.reason, 'reason'), { type: 'returned', ...act(given), reason: command.reason })
    : happens({ type: 'report-accepted', ...act(given), note: command.note });
}

const needsLeader = ({ by }: Given, unit: string): Refusal | null =>
  needsPerson(by) ?? needsRole(by, 'leadership') ?? needsUnit(by, unit);

const act = (given: Given) => ({ ...stamp(given), by: personOf(given.by) });

const unless = (barred: Refusal | null, event: DirectiveEvent): Outcome =>
  barred === null ? happens(event) : refused(barred);

function evolve(state: Directive | undefined, event: DirectiveEvent): Directive {
  const { at, by } = event;
  switch (event.type) {
    case 'issued':
      return { status: 'issued', order: event.order, issue: { at, by } };
    case 'accepted': {
      const before = within(state, event, 'issued');
      return { ...before, status: 'accepted', acceptance: { at, by }, hands: [by], progress: [], returns: [] };
    }
    case 'progressed': {
      const before = withHand(within(state, event, 'accepted', 'in-progress', 'returned'), by);
      return { ...before, status: 'in-progress', progress: [...before.progress, { at, by, text: event.text }] };
    }
    case 'reported': {
      const before = withHand(within(state, event, 'in-progress'), by);
      return { ...before, status: 'reported', report: { at, by, text: event.text } };
    }
    case 'report-accepted': {
      const before = within(state, event, 'reported');
      return { ...before, status: 'accepted-by-leader', closing: { at, by, note: event.note } };
    }
    case 'returned': {
      const { report: _, ...before } = within(state, event, 'reported');
      return { ...before, status: 'returned', returns: [...before.returns, { at, by, text: event.reason }] };
    }
    default:
      return event satisfies never;
  }
}

export const directiveWorkflow: Workflow<Directive, DirectiveCommand, DirectiveEvent> = { decide, evolve };
