import { Module } from '@nestjs/common';
import { PackReader } from './pack-reader.service.js';
import { RulebookController } from './rulebook.controller.js';
import { RulebookReadModel } from './rulebook.read-model.js';
import { RulebookRepository } from './rulebook.repository.js';
import { RulebookService } from './rulebook.service.js';
import { RulebookCheck } from './rulebook-check.service.js';

@Module({
  controllers: [RulebookController],
  providers: [RulebookService, RulebookCheck, RulebookRepository, RulebookReadModel, PackReader],
})
export class RulebookModule {}
