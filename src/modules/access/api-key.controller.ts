import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Principal } from '../../domain/shared/principal.js';
import { Allow } from '../../platform/http/allow.decorator.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import { keyRotation, newApiKey, type KeyRotation, type NewApiKey } from './api-key.dto.js';
import type { ApiKey } from './api-key.repository.js';
import { ApiKeyService, type ApiKeyWithSecret } from './api-key.service.js';
import { idParameter } from './user.dto.js';

@ApiTags('access')
@Controller('api/v1/api-keys')
@Allow('admin')
export class ApiKeyController {
  constructor(private readonly keys: ApiKeyService) {}

  @Post()
  @ApiOperation({ summary: 'Create a key for one event source; its secret is shown this once' })
  create(
    @Body({ schema: newApiKey }) body: NewApiKey,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ApiKeyWithSecret> {
    return this.keys.create(body, principal);
  }

  @Get()
  @ApiOperation({ summary: 'The keys within your part of the organisation, without their secrets' })
  async list(@CurrentPrincipal() principal: Principal): Promise<{ keys: ApiKey[] }> {
    return { keys: await this.keys.list(principal) };
  }

  @Post(':id/rotate')
  @ApiOperation({ summary: 'A new secret for the same source; the old one ends after the overlap' })
  rotate(
    @Param('id', { schema: idParameter }) id: string,
    @Body({ schema: keyRotation }) body: KeyRotation,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ApiKeyWithSecret> {
    return this.keys.rotate(id, body.overlapSeconds, principal);
  }

  @Post(':id/revoke')
  @HttpCode(200)
  @ApiOperation({ summary: 'End a key at once' })
  revoke(@Param('id', { schema: idParameter }) id: string, @CurrentPrincipal() principal: Principal): Promise<ApiKey> {
    return this.keys.revoke(id, principal);
  }
}
