import { Body, Controller, Get, Param, Post, Query, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Principal } from '../../domain/shared/principal.js';
import { AllowEverybody } from '../../platform/http/allow.decorator.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import { CurrentFrame, type Frame } from '../../platform/pages/frame.js';
import { layout } from '../../platform/pages/layout.js';
import { seeOther, type SeeOther } from '../../platform/pages/see-other.js';
import { allReadForm, inboxPageQuery, noticeId, type AllReadForm, type InboxPageQuery } from './inbox.dto.js';
import { inboxPage } from './inbox.page.js';
import { InboxReadModel } from './inbox.read-model.js';
import { InboxRepository } from './inbox.repository.js';

/** notices on one page */
const limit = 30;

@ApiExcludeController()
@Controller()
@AllowEverybody()
export class InboxPageController {
  constructor(
    private readonly inbox: InboxReadModel,
    private readonly notices: InboxRepository,
  ) {}

  @Get()
  async show(
    @Query({ schema: inboxPageQuery }) { after }: InboxPageQuery,
    @CurrentPrincipal() principal: Principal,
    @CurrentFrame() frame: Frame,
  ): Promise<string> {
    const list = await this.inbox.list(principal.id, { after, limit });
    return layout(frame, inboxPage(list, after !== undefined, frame.locale));
  }

  /** Opening a notice is reading it. */
  @Post('inbox/:id/open')
  @Redirect()
  async open(
    @Param('id', { schema: noticeId }) id: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<SeeOther> {
    const { path } = await this.notices.markRead(principal.id, id);
    return seeOther(path);
  }

  @Post('inbox/:id/read')
  @Redirect()
  async read(
    @Param('id', { schema: noticeId }) id: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<SeeOther> {
    await this.notices.markRead(principal.id, id);
    return seeOther('/');
  }

  @Post('inbox/read')
  @Redirect()
  async readAll(
    @Body({ schema: allReadForm }) { upTo }: AllReadForm,
    @CurrentPrincipal() principal: Principal,
  ): Promise<SeeOther> {
    await this.notices.markAllRead(principal.id, upTo);
    return seeOther('/');
  }
}
