import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Principal } from '../../domain/shared/principal.js';
import { Allow } from '../../platform/http/allow.decorator.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import type { NewLink } from './session.repository.js';
import { idParameter, newUser, userChange, type NewUser, type UserChange } from './user.dto.js';
import type { User } from './user.repository.js';
import { UserService } from './user.service.js';

@ApiTags('access')
@Controller('api/v1/users')
@Allow('admin')
export class UserController {
  constructor(private readonly users: UserService) {}

  @Post()
  @ApiOperation({ summary: 'Create a user; answers a one-time link for them to come in and choose a password' })
  create(
    @Body({ schema: newUser }) body: NewUser,
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ user: User; link: NewLink }> {
    return this.users.create(body, principal);
  }

  @Get()
  @ApiOperation({ summary: 'The users within your part of the organisation' })
  async list(@CurrentPrincipal() principal: Principal): Promise<{ users: User[] }> {
    return { users: await this.users.list(principal) };
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change name, roles, scope or staff member of somebody else; effective at once' })
  change(
    @Param('id', { schema: idParameter }) id: string,
    @Body({ schema: userChange }) body: UserChange,
    @CurrentPrincipal() principal: Principal,
  ): Promise<User> {
    return this.users.change(id, body, principal);
  }

  @Post(':id/disable')
  @HttpCode(200)
  @ApiOperation({ summary: 'Shut a user out at once' })
  disable(@Param('id', { schema: idParameter }) id: string, @CurrentPrincipal() principal: Principal): Promise<User> {
    return this.users.disable(id, principal);
  }

  @Post(':id/enable')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let a disabled user in again' })
  enable(@Param('id', { schema: idParameter }) id: string, @CurrentPrincipal() principal: Principal): Promise<User> {
    return this.users.enable(id, principal);
  }

  @Post(':id/sign-in-link')
  @ApiOperation({ summary: 'Reset: ends the password and all sessions, answers a new one-time link' })
  reset(@Param('id', { schema: idParameter }) id: string, @CurrentPrincipal() principal: Principal): Promise<NewLink> {
    return this.users.reset(id, principal);
  }
}
