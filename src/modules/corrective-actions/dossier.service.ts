import { Injectable } from '@nestjs/common';
import {
  nextForDirective,
  nextForRectification,
  type NextCommand,
} from '../../domain/corrective-action/next-commands.js';
import type { Principal } from '../../domain/shared/principal.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { Clock } from '../../platform/clock/clock.js';
import { type CorrectiveAction, CorrectiveActionsReadModel } from './corrective-actions.read-model.js';
import { type FileLine, type FindingLine, ParticularsReadModel, type TrailLine } from './particulars.read-model.js';

/** One corrective action with all that belongs to it, and what the reader may do next. */
export interface Dossier {
  readonly correctiveAction: CorrectiveAction;
  readonly findings: readonly FindingLine[];
  readonly evidence: readonly FileLine[];
  readonly trail: readonly TrailLine[];
  readonly next: readonly NextCommand[];
}

@Injectable()
export class DossierService {
  constructor(
    private readonly correctiveActions: CorrectiveActionsReadModel,
    private readonly particulars: ParticularsReadModel,
    private readonly clock: Clock,
  ) {}

  /** What the reader may not see is not there for them. */
  async of(id: string, reader: Principal): Promise<Dossier> {
    const correctiveAction = await this.correctiveActions.find(id, reader.scope);
    if (correctiveAction === undefined) throw new RefusalError(refusal('not-found', { what: 'corrective action', id }));
    return {
      correctiveAction,
      findings: await this.particulars.findings(id),
      evidence: await this.particulars.files(id),
      trail: await this.particulars.trail(id),
      next: this.next(correctiveAction, reader),
    };
  }

  private next(correctiveAction: CorrectiveAction, reader: Principal): readonly NextCommand[] {
    const at = this.clock.now().toISOString();
    return correctiveAction.kind === 'rectification'
      ? nextForRectification(correctiveAction.state, reader, at)
      : nextForDirective(correctiveAction.state, reader, at);
  }
}
