import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiConsumes, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Principal } from '../../domain/shared/principal.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { Allow } from '../../platform/http/allow.decorator.js';
import { ApiZodQuery } from '../../platform/http/api-zod-query.decorator.js';
import { readBody } from '../../platform/http/request-body.js';
import { sendAttachment } from '../../platform/http/send-attachment.js';
import { CurrentPrincipal } from '../../platform/http/request-context.decorator.js';
import { InspectionEvidence } from './inspection-evidence.service.js';
import * as dto from './inspections.dto.js';

@ApiTags('inspections')
@Controller('api/v1/inspections/:id/evidence')
export class InspectionEvidenceController {
  constructor(private readonly evidence: InspectionEvidence) {}

  @Post()
  @Allow('inspector')
  @ApiParam({ name: 'id', example: '1' })
  @ApiConsumes(...dto.evidenceTypes)
  @ApiZodQuery(dto.evidenceQuery)
  @ApiOperation({ summary: 'Upload a file as the body of the request; an answer then names it by its id' })
  async upload(
    @Param('id', { schema: dto.inspectionId }) id: string,
    @Query({ schema: dto.evidenceQuery }) { name }: dto.EvidenceQuery,
    @Req() request: Request,
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ id: string; name: string; sha256: string }> {
    const mediaType = this.evidence.mediaTypeOf(request.headers['content-type']);
    const content = await readBody(request, dto.maxEvidenceBytes);
    const { file, ...kept } = await this.evidence.keep(id, { name, mediaType, content }, principal);
    return { id: file, ...kept };
  }

  @Get(':file')
  @Allow('supervisor', 'leadership', 'approver', 'auditor', 'admin', 'inspector', 'unit-manager')
  @ApiParam({ name: 'id', example: '1' })
  @ApiParam({ name: 'file', example: '1' })
  @ApiProduces('application/octet-stream')
  @ApiOperation({ summary: 'A file that shows why an item failed, to save' })
  async download(
    @Param('id', { schema: dto.inspectionId }) id: string,
    @Param('file', { schema: dto.inspectionId }) file: string,
    @CurrentPrincipal() principal: Principal,
    @Res() response: Response,
  ): Promise<void> {
    const found = await this.evidence.read(id, file, principal);
    if (found === undefined) throw new RefusalError(refusal('not-found', { what: 'file', id: file }));
    sendAttachment(found, response);
  }
}
