import { Injectable } from '@nestjs/common';
import { inspectionEvents } from '../../domain/inspection/inspection-events.js';
import { inspectionNews } from '../../domain/inspection/inspection-news.js';
import {
  type Inspection,
  type InspectionCommand,
  inspectionWorkflow,
} from '../../domain/inspection/inspection-workflow.js';
import { act } from '../../pipeline/act.js';
import { reportEvents } from '../../pipeline/internal-events.js';
import { Work } from '../../pipeline/work.js';
import type { Transaction } from '../../platform/database/database.js';
import { InspectionNotices } from './inspection-notices.service.js';

/** Carries a decision out: trail, notices, and what a confirmed inspection reports. Saving the row is the caller's. */
@Injectable()
export class InspectionActs {
  constructor(
    private readonly work: Work,
    private readonly notices: InspectionNotices,
  ) {}

  async perform(
    tx: Transaction,
    id: string,
    before: Inspection | undefined,
    command: InspectionCommand,
  ): Promise<Inspection> {
    const { state, events } = await act(tx, {
      workflow: inspectionWorkflow,
      subject: `inspection:${id}`,
      state: before,
      command,
      ...('reason' in command ? { reason: command.reason } : {}),
    });
    for (const event of events) {
      const news = inspectionNews(event, before, state);
      if (news !== null) await this.notices.tell(tx, id, state.plan.unit, news);
      if (event.type === 'confirmed') await reportEvents(tx, this.work, inspectionEvents(state));
    }
    return state;
  }
}
