import { Body, Controller, Get, HttpCode, Post, Query, Redirect, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { needsPerson } from '../../domain/organization/principal-gates.js';
import type { Principal } from '../../domain/shared/principal.js';
import { refusal, RefusalError } from '../../domain/shared/refusal.js';
import { AllowEverybody, AllowWhilePasswordDue, Open } from '../../platform/http/allow.decorator.js';
import { credentialOf, sessionCookie, sessionCookieOptions } from '../../platform/http/credential.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import { originOf } from '../../platform/http/same-origin.js';
import { CurrentFrame, type Frame } from '../../platform/pages/frame.js';
import { layout } from '../../platform/pages/layout.js';
import { localPath } from '../../platform/pages/local-path.js';
import { refusedForm } from '../../platform/pages/refused-form.js';
import { seeOther, type SeeOther } from '../../platform/pages/see-other.js';
import { PrincipalGuard } from './principal-guard.service.js';
import { signInForm, signInPageQuery, type SignInForm, type SignInPageQuery } from './session.dto.js';
import { SessionService } from './session.service.js';
import { signInPage } from './sign-in.page.js';

const path = '/sign-in-page';

/** Coming in and leaving with a browser. */
@ApiExcludeController()
@Controller()
export class SignInPageController {
  constructor(
    private readonly sessions: SessionService,
    private readonly guard: PrincipalGuard,
  ) {}

  @Get(path)
  @Open()
  async show(
    @Query({ schema: signInPageQuery }) query: SignInPageQuery,
    @CurrentFrame() frame: Frame,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const next = localPath(query.next) ?? '/';
    if (await this.isSignedIn(request)) {
      response.redirect(303, next);
      return undefined;
    }
    return layout(frame, signInPage({ username: '', next }, frame.locale));
  }

  @Post(path)
  @HttpCode(200)
  @Open()
  async signIn(
    @Body({ schema: signInForm }) form: SignInForm,
    @CurrentFrame() frame: Frame,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    // Another site must not sign a browser in as somebody else.
    if (originOf(request.headers) === 'other') {
      throw new RefusalError(refusal('cross-site-request', { method: request.method, path: request.path }));
    }
    const next = localPath(form.next) ?? '/';
    try {
      const session = await this.sessions.signIn(form.username, form.password, request.ip ?? 'unknown');
      response.cookie(sessionCookie, session.token, sessionCookieOptions(request, session.expiresAt));
    } catch (error) {
      const refused = refusedForm(error, frame.locale, response);
      return layout({ ...frame, url: path }, signInPage({ username: form.username, next, refused }, frame.locale));
    }
    response.redirect(303, next);
    return undefined;
  }

  @Post('sign-out')
  @AllowEverybody()
  @AllowWhilePasswordDue()
  @Redirect()
  async signOut(
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SeeOther> {
    const refused = needsPerson(principal);
    if (refused !== null) throw new RefusalError(refused);
    await this.sessions.signOut(credentialOf(request)?.secret ?? '', principal.actor);
    response.clearCookie(sessionCookie, { path: '/' });
    return seeOther(path);
  }

  private async isSignedIn(request: Request): Promise<boolean> {
    try {
      await this.guard.identify(request);
      return true;
    } catch (error) {
      if (error instanceof RefusalError) return false;
      throw error;
    }
  }
}
