import { Module } from '@nestjs/common';
import { OrganizationController } from './organization.controller.js';
import { OrganizationFileService } from './organization-file.service.js';
import { OrganizationReadModel } from './organization.read-model.js';
import { OrganizationRepository } from './organization.repository.js';
import { OrganizationService } from './organization.service.js';

@Module({
  controllers: [OrganizationController],
  providers: [OrganizationService, OrganizationFileService, OrganizationRepository, OrganizationReadModel],
  exports: [OrganizationService],
})
export class OrganizationModule {}
