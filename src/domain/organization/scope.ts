import type { Principal, Scope } from '../shared/principal.js';
import { refusal, type Refusal } from '../shared/refusal.js';

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

/** Some acts touch everybody: they need the whole organisation in scope. */
export function needsWholeOrganization(principal: Principal): Refusal | null {
  return principal.scope.kind === 'all' ? null : refusal('whole-organization-needed', { actor: principal.actor });
}
