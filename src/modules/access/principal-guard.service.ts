import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import type { Principal, Role } from '../../domain/shared/principal.js';
import { refusal, RefusalError } from '../../domain/shared/refusal.js';
import { ALLOWED_ROLES, OPEN_ROUTE, PASSWORD_DUE_ROUTE } from '../../platform/http/allow.decorator.js';
import { credentialOf, type Credential } from '../../platform/http/credential.js';
import { originOf } from '../../platform/http/same-origin.js';
import { sha256Of } from '../../platform/secrets/secret.js';
import { apiKeyPattern } from './api-key.dto.js';
import { PrincipalReadModel } from './principal.read-model.js';

type Access =
  | { readonly kind: 'open' }
  | { readonly kind: 'roles'; readonly roles: readonly (Role | '*')[] }
  | { readonly kind: 'nobody' };

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Stands before every route. Nobody passes where a route does not say who may. */
@Injectable()
export class PrincipalGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly principals: PrincipalReadModel,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return false;
    const access = this.accessOf(context);
    if (access.kind === 'open') return true;
    if (access.kind === 'nobody') throw new RefusalError(refusal('route-closed'));

    const request = context.switchToHttp().getRequest<Request & { principal?: Principal }>();
    const principal = await this.identify(request);
    // before any refusal: the page that tells of it is for somebody known
    request.principal = principal;
    if (!access.roles.includes('*') && !principal.roles.some((role) => access.roles.includes(role))) {
      throw new RefusalError(refusal('not-allowed', { roles: principal.roles, needed: access.roles }));
    }
    if (
      principal.mustChangePassword &&
      this.reflector.get<unknown>(PASSWORD_DUE_ROUTE, context.getHandler()) !== true
    ) {
      throw new RefusalError(refusal('password-change-needed', { actor: principal.actor }));
    }
    return true;
  }

  /** The route itself decides before its controller does; roles decide before openness. */
  private accessOf(context: ExecutionContext): Access {
    for (const target of [context.getHandler(), context.getClass()]) {
      const roles = this.reflector.get<readonly (Role | '*')[] | undefined>(ALLOWED_ROLES, target);
      if (roles !== undefined) return roles.length === 0 ? { kind: 'nobody' } : { kind: 'roles', roles };
      if (this.reflector.get<unknown>(OPEN_ROUTE, target) === true) return { kind: 'open' };
    }
    return { kind: 'nobody' };
  }

  /** Who sends the request; refuses when nobody known does. Also for pages that are no routes of a controller. */
  async identify(request: Request): Promise<Principal> {
    const credential = credentialOf(request);
    if (credential === null) throw new RefusalError(refusal('not-signed-in'));
    // A browser sends the cookie along by itself, so what it changes must have been asked for by a page of ours.
    if (credential.from === 'cookie' && !safeMethods.has(request.method) && originOf(request.headers) !== 'same') {
      throw new RefusalError(refusal('cross-site-request', { method: request.method, path: request.path }));
    }
    const principal = await this.behind(credential);
    if (principal === null) throw new RefusalError(refusal('not-signed-in'));
    return principal;
  }

  private behind({ secret, from }: Credential): Promise<Principal | null> {
    const sha256 = sha256Of(secret);
    return from === 'bearer' && apiKeyPattern.test(secret)
      ? this.principals.byApiKey(sha256)
      : this.principals.bySession(sha256);
  }
}
