import { Injectable } from '@nestjs/common';
import type { LocalizedText } from '../../domain/shared/localized-text.js';
import { Database } from '../../platform/database/database.js';
import type { InboxQuery } from './inbox.dto.js';

/** A notice as its recipient sees it. */
export interface InboxNotice {
  readonly id: string;
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly path: string;
  readonly title: LocalizedText;
  readonly body: LocalizedText;
  readonly whyHere: LocalizedText | null;
  readonly unit: string | null;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

export interface InboxList {
  readonly notices: readonly InboxNotice[];
  /** of all pages */
  readonly unread: number;
  /** `after` of the next page; null at the end */
  readonly next: string | null;
}

/** What lies in one person's inbox. There is no scope to it: a notice is for its recipient and nobody else. */
@Injectable()
export class InboxReadModel {
  constructor(private readonly database: Database) {}

  /** Unread ones first, the newest first. */
  async list(recipient: string, { after, limit }: Pick<InboxQuery, 'after' | 'limit'>): Promise<InboxList> {
    const [group, id] = after?.split('-') ?? ['unread', null];
    const rows = await this.database.query<InboxNotice>(
      `SELECT id, kind, subject_kind AS "subjectKind", subject_id AS "subjectId", path, title, body, why_here AS "whyHere",
         unit_code AS unit, created_at AS "createdAt", read_at AS "readAt"
       FROM notice
       WHERE recipient_id = $1
         AND ($3::bigint IS NULL OR (read_at IS NOT NULL) > $2 OR ((read_at IS NOT NULL) = $2 AND id < $3))
       ORDER BY read_at IS NOT NULL, id DESC LIMIT $4`,
      [recipient, group === 'read', id, limit + 1],
    );
    const notices = rows.slice(0, limit);
    const last = rows.length > limit ? notices.at(-1) : undefined;
    return {
      notices,
      unread: await this.countUnread(recipient),
      next: last === undefined ? null : `${last.readAt === null ? 'unread' : 'read'}-${last.id}`,
    };
  }

  private async countUnread(recipient: string): Promise<number> {
    const [row] = await this.database.query<{ unread: number }>(
      'SELECT count(*)::int AS unread FROM notice WHERE recipient_id = $1 AND read_at IS NULL',
      [recipient],
    );
    return row?.unread ?? 0;
  }
}
