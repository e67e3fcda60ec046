import type { Role, Scope } from '../shared/principal.js';

/** The scope of who sees the whole organisation, as users and keys write it. */
export const wholeOrganization = '*';

/** Whether somebody may hand out, see or take away the scope `scopeUnit`: nobody reaches beyond their own. */
export function scopeReaches(scope: Scope, scopeUnit: string): boolean {
  switch (scope.kind) {
    case 'all':
      return true;
    case 'units':
      return scopeUnit !== wholeOrganization && scope.codes.includes(scopeUnit);
    case 'staff':
      return false;
    default:
      return scope satisfies never;
  }
}

/** What a user or a key was given, and what of it the organisation knows today. */
export interface Grant {
  readonly roles: readonly Role[];
  /** a unit code, or {@link wholeOrganization} */
  readonly scopeUnit: string;
  /** the staff member a user is */
  readonly staff: string | null;
  /** the visible subtree of `scopeUnit`; empty if there is no such unit */
  readonly codes: readonly string[];
}

/** Who is nothing but staff sees what is about them. Nobody sees anything without a role. */
export function resolveScope({ roles, scopeUnit, staff, codes }: Grant): Scope {
  if (roles.every((role) => role === 'staff')) {
    return roles.length === 0 || staff === null ? { kind: 'units', codes: [] } : { kind: 'staff', staff };
  }
  return scopeUnit === wholeOrganization ? { kind: 'all' } : { kind: 'units', codes };
}
