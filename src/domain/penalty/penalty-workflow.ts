import { needsPerson } from '../organization/principal-gates.js';
import { isSamePerson, type Person, personOf } from '../shared/person.js';
import { refusal } from '../shared/refusal.js';
import { needsSystem, needsText, notInThisState, stamp, within } from '../shared/workflow-gates.js';
import { type Decision, type Given, happens, refused, type Workflow } from '../shared/workflow.js';
import type { PenaltyCase } from './penalty-case.js';
import type { Supersession } from './penalty-changes.js';
import { needsConcerned, needsJudge } from './penalty-gates.js';

/** In the order of the flow; `revoked` and `superseded` end it from any of the others. */
export const penaltyStatuses = [
  'proposed',
  'confirmed',
  'notified',
  'acknowledged',
  'effective',
  'revoked',
  'superseded',
] as const;
export type PenaltyStatus = (typeof penaltyStatuses)[number];

interface Signature {
  readonly at: string;
  readonly by: Person;
}
interface Proposed {
  readonly case: PenaltyCase;
  readonly proposedAt: string;
  /** who has confirmed so far, in order */
  readonly signatures: readonly Signature[];
}
interface Notified extends Proposed {
  readonly notifiedAt: string;
  /** the first instant at which it can be appealed against no more */
  readonly appealEndsAt: string;
}
interface Answered extends Notified {
  readonly acknowledgement: Signature;
  /** when they declared that they would not appeal; null: not so far */
  readonly waivedAt: string | null;
}
interface Ended {
  readonly case: PenaltyCase;
  readonly proposedAt: string;
  /** whether points had been posted, which are then reversed */
  readonly wasEffective: boolean;
}

export type LivePenalty =
  | ({ readonly status: 'proposed' } & Proposed)
  | ({ readonly status: 'confirmed' } & Proposed)
  | ({ readonly status: 'notified' } & Notified)
  | ({ readonly status: 'acknowledged' } & Answered)
  | ({
      readonly status: 'effective';
      readonly effectiveAt: string;
      /** null: the window passed without a word */
      readonly acknowledgement: Signature | null;
      readonly waivedAt: string | null;
    } & Notified);

export type Penalty =
  | LivePenalty
  | ({ readonly status: 'revoked'; readonly revocation: Signature & { readonly reason: string } } & Ended)
  | ({
      readonly status: 'superseded';
      readonly supersession: { readonly at: string; readonly because: Supersession };
    } & Ended);

/** `homePath`: where the person belongs today, nearest first: their unit and its ancestors; null if that is not known. */
interface FromSomewhere {
  readonly homePath: readonly string[] | null;
}

export type PenaltyCommand = { readonly given: Given } & (
  | { readonly type: 'propose'; readonly case: PenaltyCase }
  | ({ readonly type: 'confirm' } & FromSomewhere)
  | { readonly type: 'notify'; readonly appealEndsAt: string }
  | { readonly type: 'acknowledge' }
  | { readonly type: 'waive-appeal' }
  | { readonly type: 'take-effect' }
  | ({ readonly type: 'revoke'; readonly reason: string } & FromSomewhere)
  | { readonly type: 'supersede'; readonly because: Supersession }
);
type CommandOf<Type extends PenaltyCommand['type']> = Extract<PenaltyCommand, { readonly type: Type }>;

export type PenaltyEvent = { readonly at: string; readonly actor: string } & (
  | { readonly type: 'proposed'; readonly case: PenaltyCase }
  | { readonly type: 'signed'; readonly by: Person }
  | { readonly type: 'confirmed' }
  | { readonly type: 'notified'; readonly appealEndsAt: string }
  | { readonly type: 'acknowledged'; readonly by: Person }
  | { readonly type: 'appeal-waived' }
  | { readonly type: 'took-effect' }
  | { readonly type: 'revoked'; readonly by: Person; readonly reason: string }
  | { readonly type: 'superseded'; readonly because: Supersession }
);

type Outcome = Decision<PenaltyEvent>;

function decide(state: Penalty | undefined, command: PenaltyCommand): Outcome {
  if (command.type === 'propose') return state === undefined ? propose(command) : notInThisState(command, state);
  if (state === undefined) return notInThisState(command, state);
  switch (command.type) {
    case 'confirm':
      return confirm(state, command);
    case 'notify':
      return notify(state, command);
    case 'acknowledge':
    case 'waive-appeal':
      return answer(state, command);
    case 'take-effect':
      return takeEffect(state, command);
    case 'revoke':
      return revoke(state, command);
    case 'supersede':
      return supersede(state, command);
    default:
      return command satisfies never;
  }
}

/** A machine proposes, and does nothing more: people decide (PIPL art. 24). */
function propose({ given, case: about }: CommandOf<'propose'>): Outcome {
  const barred = needsSystem(given.by);
  return barred === null ? happens({ type: 'proposed', ...stamp(given), case: about }) : refused(barred);
}

function confirm(state: Penalty, command: CommandOf<'confirm'>): Outcome {
  const { given, homePath } = command;
  const barred = needsJudge(given.by, state.case, homePath);
  if (barred !== null) return refused(barred);
  if (state.status !== 'proposed') return notInThisState(command, state);
  if (state.signatures.some(({ by }) => isSamePerson(by, given.by))) {
    return refused(refusal('already-confirmed', { actor: given.by.actor }));
  }
  const signed: PenaltyEvent = { type: 'signed', ...stamp(given), by: personOf(given.by) };
  const isEnough = state.signatures.length + 1 >= state.case.confirmations;
  return isEnough ? happens<PenaltyEvent>(signed, { type: 'confirmed', ...stamp(given) }) : happens(signed);
}

function notify(state: Penalty, command: CommandOf<'notify'>): Outcome {
  const { given, appealEndsAt } = command;
  const barred = needsSystem(given.by);
  if (barred !== null) return refused(barred);
  if (state.status !== 'confirmed') return notInThisState(command, state);
  return happens({ type: 'notified', ...stamp(given), appealEndsAt });
}

/** What only whom the penalty is for can say. */
function answer(state: Penalty, command: CommandOf<'acknowledge' | 'waive-appeal'>): Outcome {
  const { given } = command;
  const barred = needsPerson(given.by) ?? needsConcerned(given.by, state.case);
  if (barred !== null) return refused(barred);
  if (command.type === 'acknowledge') {
    if (state.status !== 'notified') return notInThisState(command, state);
    return happens({ type: 'acknowledged', ...stamp(given), by: personOf(given.by) });
  }
  if (state.status !== 'acknowledged' || state.waivedAt !== null) return notInThisState(command, state);
  return happens({ type: 'appeal-waived', ...stamp(given) });
}

function takeEffect(state: Penalty, command: CommandOf<'take-effect'>): Outcome {
  const { given } = command;
  const barred = needsSystem(given.by);
  if (barred !== null) return refused(barred);
  if (state.status !== 'notified' && state.status !== 'acknowledged') return notInThisState(command, state);
  const isWaived = state.status === 'acknowledged' && state.waivedAt !== null;
  if (!isWaived && given.at < state.appealEndsAt) {
    return refused(refusal('appeal-window-open', { appealEndsAt: state.appealEndsAt }));
  }
  return happens({ type: 'took-effect', ...stamp(given) });
}

function revoke(state: Penalty, command: CommandOf<'revoke'>): Outcome {
  const { given, homePath, reason } = command;
  const barred = needsJudge(given.by, state.case, homePath);
  if (barred !== null) return refused(barred);
  if (!isLivePenalty(state)) return notInThisState(command, state);
  const wordless = needsText(reason, 'reason');
  if (wordless !== null) return refused(wordless);
  return happens({ type: 'revoked', ...stamp(given), by: personOf(given.by), reason });
}

function supersede(state: Penalty, command: CommandOf<'supersede'>): Outcome {
  const { given, because } = command;
  const barred = needsSystem(given.by);
  if (barred !== null) return refused(barred);
  return isLivePenalty(state)
    ? happens({ type: 'superseded', ...stamp(given), because })
    : notInThisState(command, state);
}

export const isLivePenalty = (state: Penalty): state is LivePenalty =>
  state.status !== 'revoked' && state.status !== 'superseded';

function evolve(state: Penalty | undefined, event: PenaltyEvent): Penalty {
  switch (event.type) {
    case 'proposed':
      return { status: 'proposed', case: event.case, proposedAt: event.at, signatures: [] };
    case 'signed': {
      const before = within(state, event, 'proposed');
      return { ...before, signatures: [...before.signatures, { at: event.at, by: event.by }] };
    }
    case 'confirmed':
      return { ...within(state, event, 'proposed'), status: 'confirmed' };
    case 'notified': {
      const { appealEndsAt, at } = event;
      return { ...within(state, event, 'confirmed'), status: 'notified', notifiedAt: at, appealEndsAt };
    }
    case 'acknowledged': {
      const acknowledgement = { at: event.at, by: event.by };
      return { ...within(state, event, 'notified'), status: 'acknowledged', acknowledgement, waivedAt: null };
    }
    case 'appeal-waived':
      return { ...within(state, event, 'acknowledged'), waivedAt: event.at };
    case 'took-effect': {
      const before = within(state, event, 'notified', 'acknowledged');
      return { acknowledgement: null, waivedAt: null, ...before, status: 'effective', effectiveAt: event.at };
    }
    case 'revoked': {
      const { at, by, reason } = event;
      return { status: 'revoked', ...ended(state, event), revocation: { at, by, reason } };
    }
    case 'superseded':
      return { status: 'superseded', ...ended(state, event), supersession: { at: event.at, because: event.because } };
    default:
      return event satisfies never;
  }
}

function ended(state: Penalty | undefined, event: PenaltyEvent): Ended {
  const before = within(state, event, 'proposed', 'confirmed', 'notified', 'acknowledged', 'effective');
  return { case: before.case, proposedAt: before.proposedAt, wasEffective: before.status === 'effective' };
}

export const penaltyWorkflow: Workflow<Penalty, PenaltyCommand, PenaltyEvent> = { decide, evolve };
