import type { Principal } from './principal.js';

/** Who did something, as a state keeps it: enough to name them and to know them again. */
export interface Person {
  /** of the user */
  readonly id: string;
  /** how the trail names them: `user:li.na` */
  readonly actor: string;
  /** the staff member they are, if any */
  readonly staff: string | null;
}

export const personOf = ({ id, actor, staff }: Principal): Person => ({ id, actor, staff });

/** The same user, or the same staff member behind another account. */
export const isSamePerson = (one: Pick<Person, 'id' | 'staff'>, other: Pick<Person, 'id' | 'staff'>): boolean =>
  one.id === other.id || (one.staff !== null && one.staff === other.staff);
