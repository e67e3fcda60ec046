import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ApiKeyController } from './api-key.controller.js';
import { ApiKeyRepository } from './api-key.repository.js';
import { ApiKeyService } from './api-key.service.js';
import { FirstStart } from './first-start.service.js';
import { MeController } from './me.controller.js';
import { OwnAccountService } from './own-account.service.js';
import { PasswordPageController } from './password-page.controller.js';
import { PasswordService } from './password.service.js';
import { PrincipalGuard } from './principal-guard.service.js';
import { PrincipalReadModel } from './principal.read-model.js';
import { PurgeExpiredSessionsJob } from './purge-expired-sessions.job.js';
import { SessionController } from './session.controller.js';
import { SessionRepository } from './session.repository.js';
import { SessionService } from './session.service.js';
import { SignInPageController } from './sign-in-page.controller.js';
import { SignInAttemptsRepository } from './sign-in-attempts.repository.js';
import { UserController } from './user.controller.js';
import { UserRepository } from './user.repository.js';
import { UserService } from './user.service.js';

@Module({
  controllers: [
    SessionController,
    MeController,
    UserController,
    ApiKeyController,
    SignInPageController,
    PasswordPageController,
  ],
  providers: [
    PrincipalGuard,
    { provide: APP_GUARD, useExisting: PrincipalGuard },
    PrincipalReadModel,
    SessionService,
    SessionRepository,
    SignInAttemptsRepository,
    PasswordService,
    OwnAccountService,
    UserService,
    UserRepository,
    ApiKeyService,
    ApiKeyRepository,
    FirstStart,
    PurgeExpiredSessionsJob,
  ],
  exports: [PrincipalGuard, FirstStart, PurgeExpiredSessionsJob, UserService],
})
export class AccessModule {}
