import { Body, Controller, Delete, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { needsPerson } from '../../domain/organization/principal-gates.js';
import type { Principal } from '../../domain/shared/principal.js';
import { refusal, RefusalError } from '../../domain/shared/refusal.js';
import { AllowEverybody, AllowWhilePasswordDue, Open } from '../../platform/http/allow.decorator.js';
import { credentialOf, sessionCookie, sessionCookieOptions } from '../../platform/http/credential.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import { originOf } from '../../platform/http/same-origin.js';
import { hopTo } from '../../platform/pages/page-request.js';
import { signInBody, signInLinkQuery, type SignInBody, type SignInLinkQuery } from './session.dto.js';
import type { OpenedSession } from './session.repository.js';
import { SessionService } from './session.service.js';

@ApiTags('access')
@Controller()
export class SessionController {
  constructor(private readonly sessions: SessionService) {}

  @Post('api/v1/sessions')
  @Open()
  @ApiOperation({ summary: 'Sign in: sets the session cookie and answers the same token for use as a bearer token' })
  async signIn(
    @Body({ schema: signInBody }) { username, password }: SignInBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OpenedSession> {
    // Another site must not sign a browser in as somebody else.
    if (originOf(request.headers) === 'other') throw crossSite(request);
    const session = await this.sessions.signIn(username, password, request.ip ?? 'unknown');
    return withCookie(session, request, response);
  }

  @Delete('api/v1/sessions/current')
  @HttpCode(204)
  @AllowEverybody()
  @AllowWhilePasswordDue()
  @ApiOperation({ summary: 'Sign out: ends the session at once' })
  async signOut(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const refused = needsPerson(principal);
    if (refused !== null) throw new RefusalError(refused);
    await this.sessions.signOut(credentialOf(request)?.secret ?? '', principal.actor);
    response.clearCookie(sessionCookie, { path: '/' });
  }

  /** Only a person who opens it uses the link up, not a HEAD request or a browser that fetches ahead. */
  @Get('sign-in')
  @Open()
  @ApiExcludeEndpoint()
  async signInByLink(
    @Query({ schema: signInLinkQuery }) { token }: SignInLinkQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Referrer-Policy', 'no-referrer');
    const ahead = `${String(request.headers['sec-purpose'] ?? '')} ${String(request.headers['purpose'] ?? '')}`;
    if (request.method === 'HEAD' || ahead.includes('prefetch')) {
      response.status(204);
      return;
    }
    withCookie(await this.sessions.signInByLink(token), request, response);
    if (cameFromElsewhere(request)) hopTo(landing, response);
    else response.redirect(303, landing);
  }
}

/** the inbox, or where a password is chosen when one must be */
const landing = '/';

const cameFromElsewhere = ({ headers }: Request): boolean =>
  (headers.accept ?? '').includes('text/html') && !['none', 'same-origin'].includes(String(headers['sec-fetch-site']));

function withCookie(session: OpenedSession, request: Request, response: Response): OpenedSession {
  response.cookie(sessionCookie, session.token, sessionCookieOptions(request, session.expiresAt));
  return session;
}

const crossSite = ({ method, path }: Request): RefusalError =>
  new RefusalError(refusal('cross-site-request', { method, path }));
