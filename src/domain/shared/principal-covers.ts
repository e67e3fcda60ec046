import type { Principal, Role } from './principal.js';

/** Whether the caller's part of the organisation holds a unit; a row without a unit is for those who see everything. */
export function coversUnit({ scope }: Principal, unit: string | null): boolean {
  switch (scope.kind) {
    case 'all':
      return true;
    case 'units':
      return unit !== null && scope.codes.includes(unit);
    case 'staff':
      return false;
    default:
      return scope satisfies never;
  }
}

export const hasRole = ({ roles }: Principal, ...wanted: readonly Role[]): boolean =>
  wanted.some((role) => roles.includes(role));
