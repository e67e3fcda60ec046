import { RefusalError } from '../domain/shared/refusal.js';
import type { Given, Workflow } from '../domain/shared/workflow.js';
import type { Transaction } from '../platform/database/database.js';
import { appendTrail, type TrailEntry } from './trail.js';

export interface Act<State, Command, Event> {
  readonly workflow: Workflow<State, Command, Event>;
  /** what it is about, as the trail names it: `penalty:12` */
  readonly subject: string;
  /** the state as loaded under a lock; undefined when it begins here */
  readonly state: State | undefined;
  readonly command: Command;
  readonly reason?: string;
}

interface Acted<State, Event> {
  readonly state: State;
  readonly events: readonly Event[];
}

interface Command {
  readonly type: string;
  readonly given: Given;
}

/**
 * Decides one command and appends what happened to the trail, in the caller's transaction. The trail keeps the events, so
 * that folding them rebuilds the state. Throws the workflow's refusal; then nothing has happened.
 */
export async function act<State extends { readonly status: string }, OfType extends Command, Event>(
  tx: Transaction,
  given: Act<State, OfType, Event>,
): Promise<Acted<State, Event>> {
  const { entry, ...acted } = actOf(given);
  await appendTrail(tx, entry);
  return acted;
}

/** The same without writing it, for whoever appends the entries of many acts at once. */
export function actOf<State extends { readonly status: string }, OfType extends Command, Event>({
  workflow,
  subject,
  state,
  command,
  reason,
}: Act<State, OfType, Event>): Acted<State, Event> & { readonly entry: TrailEntry } {
  const decision = workflow.decide(state, command);
  if (!decision.ok) throw new RefusalError(decision.refusal);
  const { events } = decision;
  const next = events.reduce<State | undefined>((before, event) => workflow.evolve(before, event), state);
  if (next === undefined) throw new Error(`${subject}: ${command.type} led to no state`);
  const entry = {
    actor: command.given.by.actor,
    command: `${subject.slice(0, subject.indexOf(':'))}.${command.type}`,
    subject,
    before: state === undefined ? null : { status: state.status },
    after: { status: next.status, events },
    ...(reason === undefined ? {} : { reason }),
  };
  return { state: next, events, entry };
}
