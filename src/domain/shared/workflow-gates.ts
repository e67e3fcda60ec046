import type { Principal } from './principal.js';
import { refusal, type Refusal } from './refusal.js';
import { type Decision, type Given, refused } from './workflow.js';

/** Some steps belong to the machine: no person takes them, whatever their roles. */
export const needsSystem = ({ kind, actor }: Principal): Refusal | null =>
  kind === 'system' ? null : refusal('system-only', { actor });

/** Words that must be given; `what` names them: `reason`. */
export const needsText = (text: string, what: string): Refusal | null =>
  text.trim() === '' ? refusal('text-missing', { what }) : null;

/** Refuses a command that the status has no place for. */
export const notInThisState = (
  { type }: { readonly type: string },
  state: { readonly status: string } | undefined,
): Decision<never> => refused(refusal('not-in-this-state', { command: type, status: state?.status ?? 'none' }));

/** What every event of a workflow says. */
export const stamp = ({ at, by }: Given): { readonly at: string; readonly actor: string } => ({ at, actor: by.actor });

/** The state, known to be in one of these statuses; a stored event that follows no such state is a damaged trail. */
export function within<State extends { readonly status: string }, Status extends State['status']>(
  state: State | undefined,
  event: { readonly type: string; readonly at: string },
  ...statuses: readonly Status[]
): Extract<State, { readonly status: Status }> {
  if (isIn(state, statuses)) return state;
  throw new Error(`event "${event.type}" at ${event.at} cannot follow status "${state?.status ?? 'none'}"`);
}

const isIn = <State extends { readonly status: string }, Status extends State['status']>(
  state: State | undefined,
  statuses: readonly Status[],
): state is Extract<State, { readonly status: Status }> =>
  state !== undefined && statuses.some((status) => status === state.status);
