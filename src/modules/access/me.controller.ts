import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { needsPerson } from '../../domain/organization/principal-gates.js';
import type { Principal } from '../../domain/shared/principal.js';
import { RefusalError } from '../../domain/shared/refusal.js';
import { AllowEverybody, AllowWhilePasswordDue } from '../../platform/http/allow.decorator.js';
import { credentialOf } from '../../platform/http/credential.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import { sha256Of } from '../../platform/secrets/secret.js';
import { OwnAccountService } from './own-account.service.js';
import { passwordBody, type PasswordBody } from './session.dto.js';

@ApiTags('access')
@Controller('api/v1/me')
export class MeController {
  constructor(private readonly account: OwnAccountService) {}

  @Get()
  @AllowEverybody()
  @ApiOperation({ summary: 'Who you are, what you may do, and which part of the organisation you see' })
  async me(@CurrentPrincipal() principal: Principal): Promise<object> {
    return { ...principal, ...(principal.kind === 'user' ? await this.account.describe(principal.id) : {}) };
  }

  @Post('password')
  @HttpCode(204)
  @AllowEverybody()
  @AllowWhilePasswordDue()
  @ApiOperation({ summary: 'Choose a password; ends all other sessions of yours' })
  async choosePassword(
    @Body({ schema: passwordBody }) body: PasswordBody,
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
  ): Promise<void> {
    const refused = needsPerson(principal);
    if (refused !== null) throw new RefusalError(refused);
    const session = sha256Of(credentialOf(request)?.secret ?? '');
    await this.account.choosePassword(principal.id, body, { session, address: request.ip ?? 'unknown' });
  }
}
