import type { Principal, Role } from '../shared/principal.js';
import { coversUnit, hasRole } from '../shared/principal-covers.js';
import { refusal, type Refusal } from '../shared/refusal.js';
import { scopeReaches } from './scope.js';

/** Some acts touch everybody: they need the whole organisation in scope. */
export function needsWholeOrganization({ scope, actor }: Principal): Refusal | null {
  return scope.kind === 'all' ? null : refusal('whole-organization-needed', { actor });
}

/** Passwords and sessions belong to people. */
export function needsPerson({ kind, actor }: Principal): Refusal | null {
  return kind === 'user' ? null : refusal('people-only', { actor });
}

/** Nobody hands out more of the organisation than they see. */
export function needsReach({ scope, actor }: Principal, scopeUnit: string): Refusal | null {
  return scopeReaches(scope, scopeUnit) ? null : refusal('scope-beyond-yours', { actor, scopeUnit });
}

/** Nobody changes their own roles and scope, or resets their own way in. */
export function needsSomebodyElse({ id, actor }: Principal, userId: string): Refusal | null {
  return id === userId ? refusal('own-account', { actor }) : null;
}

/** Some acts belong to a post. */
export function needsRole(by: Principal, ...needed: readonly Role[]): Refusal | null {
  return hasRole(by, ...needed) ? null : refusal('not-allowed', { roles: by.roles, needed });
}

/** Nobody acts outside their part of the organisation; null stands for the organisation as a whole. */
export function needsUnit(by: Principal, unit: string | null): Refusal | null {
  return coversUnit(by, unit) ? null : refusal('out-of-scope', { actor: by.actor, unit });
}
