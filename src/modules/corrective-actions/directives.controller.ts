import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Principal } from '../../domain/shared/principal.js';
import { Allow } from '../../platform/http/allow.decorator.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import {
  directiveBody,
  id,
  noteBody,
  reasonBody,
  textBody,
  type DirectiveBody,
  type NoteBody,
  type ReasonBody,
  type TextBody,
} from './corrective-actions.dto.js';
import { DirectivesService, type DirectiveOrder } from './directives.service.js';
import { type Dossier, DossierService } from './dossier.service.js';

/** Directives (批示). They are read as corrective actions of kind `directive`. */
@ApiTags('directives')
@Controller('api/v1/directives')
export class DirectivesController {
  constructor(
    private readonly directives: DirectivesService,
    private readonly dossiers: DossierService,
  ) {}

  @Post()
  @Allow('leadership')
  @ApiOperation({ summary: 'Direct a unit to do something, until a date where there is one' })
  async issue(
    @Body({ schema: directiveBody }) body: DirectiveBody,
    @CurrentPrincipal() by: Principal,
  ): Promise<Dossier> {
    return this.dossiers.of(await this.directives.issue(body, by), by);
  }

  @Post(':id/accept')
  @HttpCode(200)
  @Allow('unit-manager')
  @ApiParam({ name: 'id', example: '1' })
  @ApiOperation({ summary: 'Take a directive on for your unit' })
  accept(@Param('id', { schema: id }) of: string, @CurrentPrincipal() by: Principal): Promise<Dossier> {
    return this.give(of, { type: 'accept' }, by);
  }

  @Post(':id/progress')
  @HttpCode(200)
  @Allow('unit-manager')
  @ApiParam({ name: 'id', example: '1' })
  @ApiOperation({ summary: 'Tell how it is going' })
  progress(
    @Param('id', { schema: id }) of: string,
    @Body({ schema: textBody }) { text }: TextBody,
    @CurrentPrincipal() by: Principal,
  ): Promise<Dossier> {
    return this.give(of, { type: 'progress', text }, by);
  }

  @Post(':id/report')
  @HttpCode(200)
  @Allow('unit-manager')
  @ApiParam({ name: 'id', example: '1' })
  @ApiOperation({ summary: 'Report that it is done' })
  report(
    @Param('id', { schema: id }) of: string,
    @Body({ schema: textBody }) { text }: TextBody,
    @CurrentPrincipal() by: Principal,
  ): Promise<Dossier> {
    return this.give(of, { type: 'report', text }, by);
  }

  @Post(':id/accept-report')
  @HttpCode(200)
  @Allow('leadership')
  @ApiParam({ name: 'id', example: '1' })
  @ApiOperation({ summary: 'Accept what was reported; the directive is done' })
  acceptReport(
    @Param('id', { schema: id }) of: string,
    @Body({ schema: noteBody }) { note }: NoteBody,
    @CurrentPrincipal() by: Principal,
  ): Promise<Dossier> {
    return this.give(of, { type: 'accept-report', note }, by);
  }

  @Post(':id/return')
  @HttpCode(200)
  @Allow('leadership')
  @ApiParam({ name: 'id', example: '1' })
  @ApiOperation({ summary: 'Send the report back with a reason' })
  sendBack(
    @Param('id', { schema: id }) of: string,
    @Body({ schema: reasonBody }) { reason }: ReasonBody,
    @CurrentPrincipal() by: Principal,
  ): Promise<Dossier> {
    return this.give(of, { type: 'return', reason }, by);
  }

  private async give(of: string, order: DirectiveOrder, by: Principal): Promise<Dossier> {
    await this.directives.give(of, order, by);
    return this.dossiers.of(of, by);
  }
}
