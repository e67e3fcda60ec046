import { Injectable } from '@nestjs/common';
import { recipientsOf } from '../../domain/escalation/recipients-of.js';
import { whyHere } from '../../domain/escalation/why-here.js';
import type { InspectionNews } from '../../domain/inspection/inspection-news.js';
import type { LocalizedText } from '../../domain/shared/localized-text.js';
import { putNotices } from '../../pipeline/notices.js';
import { postHoldersOn, wayUpFrom } from '../../pipeline/posts.js';
import type { Transaction } from '../../platform/database/database.js';

interface Recipients {
  /** ids of users */
  readonly ids: readonly string[];
  readonly why: LocalizedText | null;
}

/** Puts what happened to an inspection into the inboxes of those who wait for it. */
@Injectable()
export class InspectionNotices {
  async tell(tx: Transaction, id: string, unit: string, { key, to, title, body }: InspectionNews): Promise<void> {
    const { ids, why } = await this.recipients(tx, unit, to);
    await putNotices(
      tx,
      ids.map((recipient) => ({
        recipient,
        origin: `inspection:${id}/${key}`,
        kind: 'inspection',
        subject: { kind: 'inspection', id },
        path: `/inspections/${id}`,
        ...{ title, body, unit },
        whyHere: why,
      })),
    );
  }

  private async recipients(tx: Transaction, unit: string, to: InspectionNews['to']): Promise<Recipients> {
    if (typeof to === 'object') return { ids: [to.user], why: null };
    const { path, titles } = await wayUpFrom(tx, unit);
    const holders = await postHoldersOn(tx, path);
    const search = recipientsOf({ to: { role: to, level: 'unit' } }, path, holders);
    return { ids: search.recipients, why: whyHere(search, titles) };
  }
}
