import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Locale } from '../../domain/shared/localized-text.js';
import type { Principal } from '../../domain/shared/principal.js';
import { localeOf } from '../http/request-context.decorator.js';
import { localPath } from './local-path.js';

/** What surrounds every page: who reads it, in which language, and where they are. */
export interface Frame {
  readonly locale: Locale;
  /** path and query of the page, for the language switch; `/` for an answer to a form, which cannot be asked for again */
  readonly url: string;
  /** null before signing in */
  readonly principal: Principal | null;
}

export function frameOf(request: Request & { principal?: Principal }): Frame {
  const isShown = request.method === 'GET' || request.method === 'HEAD';
  return {
    locale: localeOf(request),
    url: (isShown ? localPath(request.originalUrl) : undefined) ?? '/',
    principal: request.principal ?? null,
  };
}

export const CurrentFrame = createParamDecorator((_: unknown, context: ExecutionContext): Frame =>
  frameOf(context.switchToHttp().getRequest<Request>()),
);
