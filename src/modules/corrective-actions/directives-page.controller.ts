import { Body, Controller, Param, Post, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Principal } from '../../domain/shared/principal.js';
import { Allow } from '../../platform/http/allow.decorator.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import { seeOther, type SeeOther } from '../../platform/pages/see-other.js';
import * as dto from './corrective-actions.dto.js';
import * as form from './corrective-actions-page.dto.js';
import { DirectivesService, type DirectiveOrder } from './directives.service.js';

/** The forms of directives; they are shown among the corrective actions. */
@ApiExcludeController()
@Controller('directives')
export class DirectivesPageController {
  constructor(private readonly directives: DirectivesService) {}

  @Post()
  @Redirect()
  @Allow('leadership')
  async issue(
    @Body({ schema: form.directiveForm }) body: dto.DirectiveBody,
    @CurrentPrincipal() by: Principal,
  ): Promise<SeeOther> {
    return seeOther(`/corrective-actions/${await this.directives.issue(body, by)}`);
  }

  @Post(':id/accept')
  @Redirect()
  @Allow('unit-manager')
  accept(@Param('id', { schema: dto.id }) id: string, @CurrentPrincipal() by: Principal): Promise<SeeOther> {
    return this.give(id, { type: 'accept' }, by);
  }

  @Post(':id/progress')
  @Redirect()
  @Allow('unit-manager')
  progress(
    @Param('id', { schema: dto.id }) id: string,
    @Body({ schema: dto.textBody }) { text }: dto.TextBody,
    @CurrentPrincipal() by: Principal,
  ): Promise<SeeOther> {
    return this.give(id, { type: 'progress', text }, by);
  }

  @Post(':id/report')
  @Redirect()
  @Allow('unit-manager')
  report(
    @Param('id', { schema: dto.id }) id: string,
    @Body({ schema: dto.textBody }) { text }: dto.TextBody,
    @CurrentPrincipal() by: Principal,
  ): Promise<SeeOther> {
    return this.give(id, { type: 'report', text }, by);
  }

  @Post(':id/accept-report')
  @Redirect()
  @Allow('leadership')
  acceptReport(
    @Param('id', { schema: dto.id }) id: string,
    @Body({ schema: form.noteForm }) { note }: dto.NoteBody,
    @CurrentPrincipal() by: Principal,
  ): Promise<SeeOther> {
    return this.give(id, { type: 'accept-report', note }, by);
  }

  @Post(':id/return')
  @Redirect()
  @Allow('leadership')
  sendBack(
    @Param('id', { schema: dto.id }) id: string,
    @Body({ schema: dto.reasonBody }) { reason }: dto.ReasonBody,
    @CurrentPrincipal() by: Principal,
  ): Promise<SeeOther> {
    return this.give(id, { type: 'return', reason }, by);
  }

  private async give(id: string, order: DirectiveOrder, by: Principal): Promise<SeeOther> {
    await this.directives.give(id, order, by);
    return seeOther(`/corrective-actions/${id}`);
  }
}
