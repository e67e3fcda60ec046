import { Module } from '@nestjs/common';
import { EventPosting } from './event-posting.service.js';
import { IntakeController } from './intake.controller.js';
import { IntakeGate } from './intake-gate.service.js';
import { IntakeService } from './intake.service.js';
import { QuarantineController } from './quarantine.controller.js';
import { QuarantineReplay } from './quarantine-replay.service.js';
import { ReleaseReadModel } from './release.read-model.js';

/** Brings events in, whatever way they come, and keeps those that cannot be judged where a person finds them. */
@Module({
  controllers: [IntakeController, QuarantineController],
  providers: [IntakeService, EventPosting, IntakeGate, QuarantineReplay, ReleaseReadModel],
})
export class IntakeModule {}
