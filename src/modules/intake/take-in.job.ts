import { Injectable, Logger } from '@nestjs/common';
import type { Fault } from '../../domain/service-event/fault.js';
import { type Envelope, parseEnvelope } from '../../domain/service-event/parse-envelope.js';
import type { Step } from '../../pipeline/step-catalog.js';
import type { StepHandler } from '../../pipeline/step-handler.js';
import type { Transaction } from '../../platform/database/database.js';
import { IntakeService, type IntakeContext, type IntakeOutcome } from './intake.service.js';
import { deleteInternalEvents, keepBack, lockInternalEvents } from './internal-event.repository.js';

/** Its own steps say what they saw: any unit, the source in each event, and no clock but the application's. */
const ownSteps: IntakeContext = { source: null, units: null, live: false, own: true, actor: 'system', history: false };

/** Step `take-in`: brings events that Plumbline itself reports the way of all events. */
@Injectable()
export class TakeInJob implements StepHandler {
  private readonly logger = new Logger('take-in');

  constructor(private readonly intake: IntakeService) {}

  async handle(tx: Transaction, refs: readonly string[]): Promise<readonly Step[]> {
    const readable: { id: string; envelope: Envelope }[] = [];
    for (const { id, envelope } of await lockInternalEvents(tx, refs)) {
      const parsed = parseEnvelope(envelope);
      if (parsed.ok) readable.push({ id, envelope: parsed.envelope });
      else await this.keep(tx, id, parsed.faults);
    }
    const outcomes = await this.intake.acceptInside(tx, readable, ownSteps);
    const takenIn: string[] = [];
    for (const [index, { id }] of readable.entries()) {
      const faults = obstacles(outcomes[index]);
      if (faults === null) takenIn.push(id);
      else await this.keep(tx, id, faults);
    }
    await deleteInternalEvents(tx, takenIn);
    return outcomes.some(({ outcome }) => outcome === 'accepted') ? ['evaluate'] : [];
  }

  async giveUp(tx: Transaction, ref: string, error: Error): Promise<void> {
    this.logger.error(error.message, error.stack);
    await this.keep(tx, ref, [fault('intake-fault', 'an event that can be taken in', error.message)]);
  }

  private async keep(tx: Transaction, id: string, faults: readonly Fault[]): Promise<void> {
    this.logger.error(`internal event ${id} was not taken in: ${JSON.stringify(faults)}`);
    await keepBack(tx, id, faults);
  }
}

/** Why an event is not in the database now; null if it is, waiting in quarantine included. */
function obstacles(outcome: IntakeOutcome | undefined): readonly Fault[] | null {
  switch (outcome?.outcome) {
    case 'accepted':
    case 'quarantined':
    case 'duplicate':
      return null;
    case 'rejected':
      return outcome.faults;
    case 'conflict':
      return [fault('identity-conflict', `what was reported before as event ${outcome.eventId}`, 'something else')];
    case undefined:
      throw new Error('intake answered fewer outcomes than there were events');
    default:
      return outcome satisfies never;
  }
}

const fault = (code: string, expected: string, found: string): Fault => ({ pointer: '', code, expected, found });
