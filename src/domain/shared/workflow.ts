import type { Principal } from './principal.js';
import type { Refusal } from './refusal.js';

/** What a command is given by: who gives it, and when by the application's clock (canonical UTC text). */
export interface Given {
  readonly by: Principal;
  readonly at: string;
}

/** Either what happens, or why nothing does. */
export type Decision<Event> =
  { readonly ok: true; readonly events: readonly Event[] } | { readonly ok: false; readonly refusal: Refusal };

/**
 * A workflow in one pure file: `decide` says what a command leads to in a state (undefined: not begun), `evolve` what an
 * event makes of the state. Folding `evolve` over the stored events rebuilds the state.
 */
export interface Workflow<State, Command, Event> {
  decide(state: State | undefined, command: Command): Decision<Event>;
  evolve(state: State | undefined, event: Event): State;
}

export const happens = <Event>(...events: readonly Event[]): Decision<Event> => ({ ok: true, events });
export const refused = (refusal: Refusal): Decision<never> => ({ ok: false, refusal });
