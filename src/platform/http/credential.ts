import type { CookieOptions, Request } from 'express';

export const sessionCookie = 'plumbline_session';

/** What a request brings to show who sends it. */
export interface Credential {
  readonly secret: string;
  readonly from: 'bearer' | 'cookie';
}

/** A bearer token goes before a cookie: who sends one means it. Other schemes belong to proxies and are left alone. */
export function credentialOf(request: Pick<Request, 'headers' | 'cookies'>): Credential | null {
  const bearer = /^bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return { secret: bearer, from: 'bearer' };
  const cookies = request.cookies as Readonly<Record<string, unknown>> | undefined;
  const cookie = cookies?.[sessionCookie];
  return typeof cookie === 'string' && cookie !== '' ? { secret: cookie, from: 'cookie' } : null;
}

/** Scripts cannot read it, other sites cannot send it, and over https it never travels in the clear. */
export const sessionCookieOptions = (request: Pick<Request, 'secure'>, expires: Date): CookieOptions => ({
  httpOnly: true,
  sameSite: 'strict',
  secure: request.secure,
  path: '/',
  expires,
});
