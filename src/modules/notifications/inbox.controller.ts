import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Principal } from '../../domain/shared/principal.js';
import { AllowEverybody } from '../../platform/http/allow.decorator.js';
import { ApiZodQuery } from '../../platform/http/api-zod-query.decorator.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import { inboxQuery, noticeId, type InboxQuery } from './inbox.dto.js';
import { InboxReadModel, type InboxList } from './inbox.read-model.js';
import { InboxRepository } from './inbox.repository.js';

@ApiTags('inbox')
@Controller('api/v1/inbox')
@AllowEverybody()
export class InboxController {
  constructor(
    private readonly inbox: InboxReadModel,
    private readonly notices: InboxRepository,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Your own notices: unread first, the newest first' })
  @ApiZodQuery(inboxQuery)
  list(@Query({ schema: inboxQuery }) query: InboxQuery, @CurrentPrincipal() { id }: Principal): Promise<InboxList> {
    return this.inbox.list(id, query);
  }

  @Post(':id/read')
  @HttpCode(204)
  @ApiParam({ name: 'id', example: '1' })
  @ApiOperation({ summary: 'Mark a notice of yours as read' })
  async read(@Param('id', { schema: noticeId }) id: string, @CurrentPrincipal() principal: Principal): Promise<void> {
    await this.notices.markRead(principal.id, id);
  }
}
