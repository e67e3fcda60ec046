import { wholeOrganization } from '../organization/scope.js';
import type { EscalationLevel } from '../rulebook/escalation-policy.schema.js';
import type { Role } from '../shared/principal.js';

/** A user who can be notified, and the posts they hold: each of their roles, in the unit of their scope. */
export interface PostHolder {
  readonly id: string;
  readonly roles: readonly Role[];
  /** a unit code, or `*` for the whole organisation, which is a post at the root */
  readonly scopeUnit: string;
}

/** A post that was looked for at one unit of the tree. */
export interface Look {
  readonly role: Role;
  /** `*` where the unit that is late has no place in the tree */
  readonly unit: string;
  /** who holds the post, ascending; nobody: it is vacant and the next unit up was asked */
  readonly holders: readonly string[];
}

export interface RecipientSearch {
  /** everybody who is to hear of it, each once, ascending; nobody: an operator must look */
  readonly recipients: readonly string[];
  /** in order; every look but the last found the post vacant */
  readonly looks: readonly Look[];
}

/**
 * Who hears of a level for a unit, whose path is given nearest first (the unit itself, … , the root). The wanted post is
 * looked for at the wanted height, then one unit up as long as it is vacant; an administrator of the root comes last.
 */
export function recipientsOf(
  { to }: Pick<EscalationLevel, 'to'>,
  unitPath: readonly string[],
  users: readonly PostHolder[],
): RecipientSearch {
  const path = unitPath.length === 0 ? [wholeOrganization] : unitPath;
  const root = path.length - 1;
  const lookAt = (role: Role, index: number): Look => {
    const unit = path[index] ?? wholeOrganization;
    const places = index === root ? [unit, wholeOrganization] : [unit];
    return { role, unit, holders: holdersOf(role, places, users) };
  };
  const looks: Look[] = [];
  for (let index = Math.min(stepsUp(to.level, root), root); index <= root; index += 1) {
    const look = lookAt(to.role, index);
    looks.push(look);
    if (look.holders.length > 0) return { recipients: look.holders, looks };
  }
  const last = lookAt('admin', root);
  return { recipients: last.holders, looks: to.role === 'admin' ? looks : [...looks, last] };
}

function stepsUp(level: EscalationLevel['to']['level'], root: number): number {
  switch (level) {
    case 'unit':
      return 0;
    case 'parent':
      return 1;
    case 'root':
      return root;
    default:
      return level;
  }
}

function holdersOf(role: Role, places: readonly string[], users: readonly PostHolder[]): readonly string[] {
  const ids = users.filter((user) => user.roles.includes(role) && places.includes(user.scopeUnit)).map(({ id }) => id);
  return [...new Set(ids)].sort();
}
