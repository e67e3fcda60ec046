import { isSamePerson, type Person } from '../shared/person.js';
import type { Principal } from '../shared/principal.js';
import { refusal, type Refusal } from '../shared/refusal.js';

/** Who worked on something. */
export interface Hands {
  readonly hands: readonly Person[];
  /** staff codes of those who own one of its actions */
  readonly owners: readonly string[];
}

/** The same with one more person who had a hand in it; each counts once. */
export const withHand = <State extends { readonly hands: readonly Person[] }>(state: State, by: Person): State =>
  state.hands.some(({ id }) => id === by.id) ? state : { ...state, hands: [...state.hands, by] };

/**
 * Nobody examines what they had a hand in: taking it on, working on it, handing it in, or owning one of its actions, under
 * whatever account.
 */
export function needsFreshEyes(by: Principal, { hands, owners }: Hands): Refusal | null {
  const isOwn = hands.some((hand) => isSamePerson(by, hand)) || owners.some((owner) => owner === by.staff);
  return isOwn ? refusal('own-corrective-action', { actor: by.actor }) : null;
}
