import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Locale } from '../../domain/shared/localized-text.js';
import type { Principal } from '../../domain/shared/principal.js';

/** Who is asking. The access guard has put it on the request. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const request = context.switchToHttp().getRequest<Request & { principal?: Principal }>();
  if (request.principal === undefined) throw new Error('CurrentPrincipal on a route without the access guard');
  return request.principal;
});

/** where a browser keeps the language that was chosen on a page */
export const languageCookie = 'plumbline_lang';

/** The reader's language: `?lang=`, then what they chose before, then Accept-Language, then zh-CN. */
export function localeOf(request: Pick<Request, 'query' | 'headers' | 'cookies'>): Locale {
  const cookies = request.cookies as Readonly<Record<string, unknown>> | undefined;
  const asked = [request.query['lang'], cookies?.[languageCookie], request.headers['accept-language']].find(
    (one) => typeof one === 'string',
  );
  const first = (asked ?? '').split(/[,;]/)[0]?.trim().toLowerCase() ?? '';
  return first.startsWith('en') ? 'en' : 'zh-CN';
}

export const RequestLocale = createParamDecorator((_: unknown, context: ExecutionContext): Locale =>
  localeOf(context.switchToHttp().getRequest<Request>()),
);
