import { SetMetadata } from '@nestjs/common';
import type { Role } from '../../domain/shared/principal.js';

export const ALLOWED_ROLES = 'plumbline:allowed-roles';
export const OPEN_ROUTE = 'plumbline:open-route';
export const PASSWORD_DUE_ROUTE = 'plumbline:password-due-route';

/** Who may call the route. A route that says neither this nor {@link Open} answers nobody. */
export const Allow = (...roles: readonly Role[]): MethodDecorator & ClassDecorator => SetMetadata(ALLOWED_ROLES, roles);

/** Anybody who is signed in, whatever the role. */
export const AllowEverybody = (): MethodDecorator & ClassDecorator => SetMetadata(ALLOWED_ROLES, ['*']);

/** No sign-in needed: /health, /metrics and the ways to sign in. */
export const Open = (): MethodDecorator & ClassDecorator => SetMetadata(OPEN_ROUTE, true);

/** Also for somebody who must choose a password first and may do nothing else. */
export const AllowWhilePasswordDue = (): MethodDecorator => SetMetadata(PASSWORD_DUE_ROUTE, true);
