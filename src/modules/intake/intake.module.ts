import { Module } from '@nestjs/common';
import { ImportService } from './import.service.js';
import { EventPosting } from './event-posting.service.js';
import { IntakeController } from './intake.controller.js';
import { IntakeGate } from './intake-gate.service.js';
import { IntakeService } from './intake.service.js';
import { InternalEventController } from './internal-event.controller.js';
import { QuarantineController } from './quarantine.controller.js';
import { QuarantineReplay } from './quarantine-replay.service.js';
import { ReleaseReadModel } from './release.read-model.js';
import { TakeInJob } from './take-in.job.js';

/** Brings events in, whatever way they come, and keeps those that cannot be judged where a person finds them. */
@Module({
  controllers: [IntakeController, QuarantineController, InternalEventController],
  providers: [IntakeService, EventPosting, IntakeGate, QuarantineReplay, ImportService, ReleaseReadModel, TakeInJob],
  exports: [IntakeService, ImportService, TakeInJob],
})
export class IntakeModule {}
