import { Module } from '@nestjs/common';
import { InboxController } from './inbox.controller.js';
import { InboxPageController } from './inbox-page.controller.js';
import { InboxReadModel } from './inbox.read-model.js';
import { InboxRepository } from './inbox.repository.js';

@Module({ controllers: [InboxController, InboxPageController], providers: [InboxReadModel, InboxRepository] })
export class NotificationsModule {}
