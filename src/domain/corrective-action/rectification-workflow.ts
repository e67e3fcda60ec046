import { endOfDate } from '../calendar/end-of-term.js';
import { needsPerson, needsRole, needsUnit } from '../organization/principal-gates.js';
import { type Person, personOf } from '../shared/person.js';
import { refusal, type Refusal } from '../shared/refusal.js';
import { needsSystem, needsText, notInThisState, stamp, within } from '../shared/workflow-gates.js';
import { type Decision, happens, refused, type Workflow } from '../shared/workflow.js';
import { needsNotPast } from './due-date.js';
import { needsFreshEyes, withHand } from './hands.js';
import { isFinished, needsAllFinished, needsPlan, needsUnfinished, replanned } from './planned-actions.js';
import {
  handsIn,
  isInHand,
  isOpen,
  lateFrom,
  noticedOf,
  type Notice,
  plannedOf,
  type Rectification,
  recurrences,
  type Terms,
} from './rectification.js';
import type { CommandOf, RectificationCommand, RectificationEvent } from './rectification-event.js';

type Outcome = Decision<RectificationEvent>;

const dayMs = 86_400_000;

function decide(state: Rectification | undefined, command: RectificationCommand): Outcome {
  if (command.type === 'issue') return state === undefined ? issue(command) : notInThisState(command, state);
  if (state === undefined) return notInThisState(command, state);
  switch (command.type) {
    case 'attach':
      return attach(state, command);
    case 'acknowledge':
    case 'analyse':
    case 'plan':
    case 'finish-action':
    case 'attach-evidence':
    case 'submit':
      return rectify(state, command);
    case 'return':
    case 'verify':
    case 'close':
      return examine(state, command);
    case 'cancel':
      return cancel(state, command);
    default:
      return command satisfies never;
  }
}

function issue({ given, notice, terms, findings }: CommandOf<'issue'>): Outcome {
  return unless(needsSystem(given.by), { type: 'issued', ...stamp(given), notice, terms, findings });
}

/** A more severe finding can make it due earlier, never later; nothing moves while the unit owes nothing. */
function attach(state: Rectification, command: CommandOf<'attach'>): Outcome {
  const { given, findings, terms } = command;
  const barred = needsSystem(given.by);
  if (barred !== null) return refused(barred);
  if (!isOpen(state)) return notInThisState(command, state);
  const known = new Set(state.findings.map(({ id }) => id));
  const further = findings.filter(({ id }) => !known.has(id));
  if (further.length === 0) return happens();
  const sooner: Terms = {
    acknowledgeBy:
      state.status === 'issued' ? earlier(state.terms.acknowledgeBy, terms.acknowledgeBy) : state.terms.acknowledgeBy,
    dueAt: lateFrom(state) === null ? state.terms.dueAt : earlier(state.terms.dueAt, terms.dueAt),
  };
  return happens({ type: 'findings-attached', ...stamp(given), findings: further, terms: sooner });
}

const earlier = (one: string, other: string): string => (other < one ? other : one);

type OwnersCommand = CommandOf<'acknowledge' | 'analyse' | 'plan' | 'finish-action' | 'attach-evidence' | 'submit'>;

/** What the unit does, by whoever holds the post that the policy names. */
function rectify(state: Rectification, command: OwnersCommand): Outcome {
  const { given } = command;
  const { unit, ownerRole } = state.notice;
  const barred = needsPerson(given.by) ?? needsRole(given.by, ownerRole) ?? needsUnit(given.by, unit);
  if (barred !== null) return refused(barred);
  const act = { ...stamp(given), by: personOf(given.by) };
  if (command.type === 'acknowledge') {
    return state.status === 'issued' ? happens({ type: 'acknowledged', ...act }) : notInThisState(command, state);
  }
  if (!isInHand(state)) return notInThisState(command, state);
  switch (command.type) {
    case 'analyse': {
      const { cause } = command;
      if (state.status === 'planned' || state.status === 'in-progress') return notInThisState(command, state);
      return unless(needsText(cause.text, 'cause'), { type: 'analysed', ...act, cause });
    }
    case 'plan': {
      if (!('cause' in state)) return refused(refusal('cause-missing'));
      const actions = replanned('actions' in state ? state.actions : [], command.actions);
      return unless(needsPlan(command.actions, given.at), { type: 'planned', ...act, actions });
    }
    case 'finish-action': {
      const { action, note } = command;
      if (!('actions' in state)) return refused(refusal('plan-missing'));
      return unless(needsUnfinished(state.actions, action), { type: 'action-finished', ...act, action, note });
    }
    case 'attach-evidence': {
      const { evidence } = command;
      const isKnown = state.evidence.some(({ sha256 }) => sha256 === evidence.sha256);
      return isKnown ? happens() : happens({ type: 'evidence-attached', ...act, evidence });
    }
    case 'submit': {
      if (!('actions' in state)) return refused(refusal('plan-missing'));
      const shown = state.evidence.length > 0 ? null : refusal('evidence-missing');
      return unless(needsAllFinished(state.actions) ?? shown, { type: 'submitted', ...act, note: command.note });
    }
    default:
      return command satisfies never;
  }
}

type Doing = ReturnType<typeof stamp> & { readonly by: Person };

/** What somebody decides who had no hand in it. */
function examine(state: Rectification, command: CommandOf<'return' | 'verify' | 'close'>): Outcome {
  const { given } = command;
  const { unit, verifierRoles } = state.notice;
  const barred =
    needsPerson(given.by) ??
    needsRole(given.by, ...verifierRoles) ??
    needsUnit(given.by, unit) ??
    needsFreshEyes(given.by, handsIn(state));
  if (barred !== null) return refused(barred);
  const act = { ...stamp(given), by: personOf(given.by) };
  switch (command.type) {
    case 'return':
      return state.status === 'submitted' || state.status === 'verified' || state.status === 'monitoring'
        ? sendBack(state.terms, command, act)
        : notInThisState(command, state);
    case 'verify':
      return state.status === 'submitted' ? verify(state.notice, command, act) : notInThisState(command, state);
    case 'close':
      return state.status === 'verified' || state.status === 'monitoring'
        ? close(state, command, act)
        : notInThisState(command, state);
    default:
      return command satisfies never;
  }
}

function sendBack(terms: Terms, { reason, dueOn }: CommandOf<'return'>, act: Doing): Outcome {
  const barred = needsText(reason, 'reason') ?? (dueOn === null ? null : needsNotPast(dueOn, act.at));
  const dueAt = dueOn === null ? terms.dueAt : endOfDate(dueOn);
  return unless(barred, { type: 'returned', ...act, reason, terms: { ...terms, dueAt } });
}

function verify({ watchDays }: Notice, { note }: CommandOf<'verify'>, act: Doing): Outcome {
  const verified: RectificationEvent = { type: 'verified', ...act, note };
  if (watchDays === null) return happens(verified);
  const watchedUntil = new Date(Date.parse(act.at) + watchDays * dayMs).toISOString();
  return happens<RectificationEvent>(verified, {
    type: 'monitoring-begun',
    at: act.at,
    actor: act.actor,
    watchedUntil,
  });
}

/** What failed again under watch is not closed: it is returned to the unit. */
function close(
  state: Extract<Rectification, { readonly status: 'verified' | 'monitoring' }>,
  { note }: CommandOf<'close'>,
  act: Doing,
): Outcome {
  const again = recurrences(state).map(({ id }) => id);
  if (again.length > 0) return refused(refusal('standard-failed-again', { findings: again }));
  if (state.status === 'monitoring' && act.at < state.watchedUntil) {
    return refused(refusal('still-watched', { watchedUntil: state.watchedUntil }));
  }
  return happens({ type: 'closed', ...act, note });
}

function cancel(state: Rectification, command: CommandOf<'cancel'>): Outcome {
  const { given, reason } = command;
  const barred =
    needsPerson(given.by) ??
    needsRole(given.by, 'supervisor', 'leadership') ??
    needsUnit(given.by, state.notice.unit) ??
    needsFreshEyes(given.by, handsIn(state));
  if (barred !== null) return refused(barred);
  // what is verified was done: there is nothing left to call off
  if ('verification' in state || state.status === 'cancelled') return notInThisState(command, state);
  return unless(needsText(reason, 'reason'), { type: 'cancelled', ...stamp(given), by: personOf(given.by), reason });
}

const unless = (barred: Refusal | null, event: RectificationEvent): Outcome =>
  barred === null ? happens(event) : refused(barred);

function evolve(state: Rectification | undefined, event: RectificationEvent): Rectification {
  switch (event.type) {
    case 'issued': {
      const { at, notice, terms, findings } = event;
      return { status: 'issued', notice, issuedAt: at, terms, findings };
    }
    case 'findings-attached': {
      const before = existing(state, event);
      return { ...before, terms: event.terms, findings: [...before.findings, ...event.findings] };
    }
    case 'acknowledged': {
      const { at, by } = event;
      const begun = { acknowledgement: { at, by }, hands: [by], evidence: [], returns: [] };
      return { ...within(state, event, 'issued'), status: 'acknowledged', ...begun };
    }
    case 'analysed': {
      const before = withHand(within(state, event, 'acknowledged', 'analysing', 'returned'), event.by);
      return before.status === 'returned'
        ? { ...before, cause: event.cause }
        : { ...before, status: 'analysing', cause: event.cause };
    }
    case 'planned': {
      const before = withHand(within(state, event, 'analysing', 'planned', 'in-progress', 'returned'), event.by);
      const { actions } = event;
      return { ...before, status: actions.some(isFinished) ? 'in-progress' : 'planned', actions };
    }
    case 'action-finished': {
      const { at, by, action, note } = event;
      const before = withHand(within(state, event, 'planned', 'in-progress', 'returned'), by);
      const finished = { at, by, note };
      const actions = before.actions.map((one) => (one.number === action ? { ...one, finished } : one));
      return { ...before, status: 'in-progress', actions };
    }
    case 'evidence-attached': {
      const before = within(state, event, 'acknowledged', 'analysing', 'planned', 'in-progress', 'returned');
      return { ...withHand(before, event.by), evidence: [...before.evidence, event.evidence] };
    }
    case 'submitted': {
      const { at, by, note } = event;
      const before = withHand(within(state, event, 'planned', 'in-progress', 'returned'), by);
      return { ...before, status: 'submitted', submission: { at, by, note } };
    }
    case 'returned': {
      const { at, by, reason, terms } = event;
      const before = plannedOf(within(state, event, 'submitted', 'verified', 'monitoring'));
      return { ...before, status: 'returned', terms, returns: [...before.returns, { at, by, reason }] };
    }
    case 'verified': {
      const { at, by, note } = event;
      return { ...within(state, event, 'submitted'), status: 'verified', verification: { at, by, note } };
    }
    case 'monitoring-begun':
      return { ...within(state, event, 'verified'), status: 'monitoring', watchedUntil: event.watchedUntil };
    case 'closed': {
      const { at, by, note } = event;
      const before = within(state, event, 'verified', 'monitoring');
      const { submission, verification } = before;
      return { ...plannedOf(before), submission, verification, status: 'closed', closing: { at, by, note } };
    }
    case 'cancelled': {
      const { at, by, reason } = event;
      return { ...noticedOf(existing(state, event)), status: 'cancelled', cancellation: { at, by, reason } };
    }
    default:
      return event satisfies never;
  }
}

function existing(state: Rectification | undefined, { type, at }: RectificationEvent): Rectification {
  if (state !== undefined && isOpen(state)) return state;
  throw new Error(`event "${type}" at ${at} cannot follow status "${state?.status ?? 'none'}"`);
}

export const rectificationWorkflow: Workflow<Rectification, RectificationCommand, RectificationEvent> = {
  decide,
  evolve,
};
