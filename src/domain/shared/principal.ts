export const roles = [
  'admin',
  'supervisor',
  'approver',
  'inspector',
  'unit-manager',
  'staff',
  'leadership',
  'auditor',
  'integrator',
] as const;
export type Role = (typeof roles)[number];

/**
 * What part of the organisation somebody may see, resolved from the tree as it stands now. Fail-closed: a scope that
 * cannot be resolved is `units` with no codes.
 * - `all`: the whole organisation, rows without a unit included
 * - `units`: these unit codes (a subtree); rows without a unit are not visible
 * - `staff`: only rows about this staff member
 */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'units'; readonly codes: readonly string[] }
  | { readonly kind: 'staff'; readonly staff: string };

/** Who is asking: a signed-in user, an API key of one event source, or the system itself. */
export interface Principal {
  readonly kind: 'user' | 'api-key' | 'system';
  readonly id: string;
  /** how the trail names them: `user:li.na`, `key:7b1e…`, `system` */
  readonly actor: string;
  readonly roles: readonly Role[];
  readonly scope: Scope;
  /** the staff member this user is, if any */
  readonly staff: string | null;
  /** the event source an API key is bound to; null for users */
  readonly source: string | null;
  /** a user who must choose a password may do nothing else first */
  readonly mustChangePassword: boolean;
}

/** The program itself, for what no person does: proposing, telling, what takes effect when a time is over. */
export const systemPrincipal: Principal = {
  kind: 'system',
  id: 'system',
  actor: 'system',
  roles: [],
  scope: { kind: 'all' },
  staff: null,
  source: null,
  mustChangePassword: false,
};
