import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { needsPerson } from '../../domain/organization/principal-gates.js';
import type { Principal } from '../../domain/shared/principal.js';
import { refusal, RefusalError } from '../../domain/shared/refusal.js';
import { AllowEverybody, AllowWhilePasswordDue } from '../../platform/http/allow.decorator.js';
import { credentialOf } from '../../platform/http/credential.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import { CurrentFrame, type Frame } from '../../platform/pages/frame.js';
import { layout } from '../../platform/pages/layout.js';
import { pageQuery, type PageQuery } from '../../platform/pages/page-query.js';
import { refusedForm } from '../../platform/pages/refused-form.js';
import { sha256Of } from '../../platform/secrets/secret.js';
import { choosePasswordPage } from './choose-password.page.js';
import { OwnAccountService } from './own-account.service.js';
import { passwordForm, type PasswordForm } from './session.dto.js';

const path = '/choose-password';

/** Where people choose their password; every page leads here while one is due. */
@ApiExcludeController()
@Controller(path)
@AllowEverybody()
export class PasswordPageController {
  constructor(private readonly account: OwnAccountService) {}

  @Get()
  @AllowWhilePasswordDue()
  async show(
    @Query({ schema: pageQuery }) _query: PageQuery,
    @CurrentPrincipal() principal: Principal,
    @CurrentFrame() frame: Frame,
  ): Promise<string> {
    refuseOthers(principal);
    return this.page(principal, frame);
  }

  @Post()
  @HttpCode(200)
  @AllowWhilePasswordDue()
  async choose(
    @Body({ schema: passwordForm }) { again, ...choice }: PasswordForm,
    @CurrentPrincipal() principal: Principal,
    @CurrentFrame() frame: Frame,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    refuseOthers(principal);
    const session = sha256Of(credentialOf(request)?.secret ?? '');
    try {
      if (again !== choice.next) throw new RefusalError(refusal('passwords-differ'));
      await this.account.choosePassword(principal.id, choice, { session, address: request.ip ?? 'unknown' });
    } catch (error) {
      const refused = refusedForm(error, frame.locale, response);
      return this.page(principal, { ...frame, url: path }, refused);
    }
    response.redirect(303, '/');
    return undefined;
  }

  private async page(principal: Principal, frame: Frame, refused?: string): Promise<string> {
    const { username, hasPassword } = await this.account.describe(principal.id);
    const choice = { username, hasPassword, isDue: principal.mustChangePassword };
    const page = choosePasswordPage(refused === undefined ? choice : { ...choice, refused }, frame.locale);
    return layout(frame, page);
  }
}

function refuseOthers(principal: Principal): void {
  const refused = needsPerson(principal);
  if (refused !== null) throw new RefusalError(refused);
}
