import { Injectable } from '@nestjs/common';
import type { News } from '../../domain/corrective-action/news.js';
import { recipientsOf } from '../../domain/escalation/recipients-of.js';
import { whyHere } from '../../domain/escalation/why-here.js';
import type { LocalizedText } from '../../domain/shared/localized-text.js';
import type { Role } from '../../domain/shared/principal.js';
import { putNotices } from '../../pipeline/notices.js';
import type { Transaction } from '../../platform/database/database.js';
import { postsAbove } from './posts.read-model.js';

/** Which corrective action the news is about, and which posts have to do with it. */
export interface Concerned {
  readonly id: string;
  readonly unit: string;
  readonly ownerRole: Role;
  readonly verifierRoles: readonly Role[];
}

interface Recipient {
  readonly id: string;
  readonly why: LocalizedText | null;
}

/** Puts what happened to a corrective action into the inboxes of those who wait for it. */
@Injectable()
export class CorrectiveActionNews {
  async tell(tx: Transaction, { id, ...concerned }: Concerned, all: readonly News[]): Promise<void> {
    for (const { key, to, title, body } of all) {
      const recipients = await this.recipients(tx, concerned, to);
      await putNotices(
        tx,
        recipients.map((recipient) => ({
          recipient: recipient.id,
          origin: `corrective-action:${id}/${key}`,
          kind: 'corrective-action',
          subject: { kind: 'corrective-action', id },
          path: `/corrective-actions/${id}`,
          ...{ title, body },
          whyHere: recipient.why,
          unit: concerned.unit,
        })),
      );
    }
  }

  private async recipients(
    tx: Transaction,
    { unit, ownerRole, verifierRoles }: Omit<Concerned, 'id'>,
    to: News['to'],
  ): Promise<readonly Recipient[]> {
    if (typeof to === 'object') return [{ id: to.user, why: null }];
    const { path, titles, holders } = await postsAbove(tx, unit);
    const found = new Map<string, Recipient>();
    // who verifies stands above the unit
    const [roles, level] = to === 'owner' ? ([[ownerRole], 'unit'] as const) : ([verifierRoles, 'parent'] as const);
    for (const role of roles) {
      const search = recipientsOf({ to: { role, level } }, path, holders);
      const why = whyHere(search, titles);
      for (const recipient of search.recipients)
        if (!found.has(recipient)) found.set(recipient, { id: recipient, why });
    }
    return [...found.values()];
  }
}
