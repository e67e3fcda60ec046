import { Module } from '@nestjs/common';
import { EscalateJob } from './escalate.job.js';
import { EscalationsController } from './escalations.controller.js';
import { EscalationsReadModel } from './escalations.read-model.js';

/** Makes what is late heard of, level by level. */
@Module({
  controllers: [EscalationsController],
  providers: [EscalateJob, EscalationsReadModel],
  exports: [EscalateJob],
})
export class EscalationsModule {}
