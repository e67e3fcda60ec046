import { Injectable } from '@nestjs/common';
import { refusal, RefusalError } from '../../domain/shared/refusal.js';
import { Database } from '../../platform/database/database.js';

/** Table notice, as far as its recipient may change it. */
@Injectable()
export class InboxRepository {
  constructor(private readonly database: Database) {}

  /** Keeps when it was read first. Answers the page of what it is about; what is not theirs is not there for them. */
  async markRead(recipient: string, id: string): Promise<{ path: string }> {
    const [row] = await this.database.query<{ path: string }>(
      `UPDATE notice SET read_at = coalesce(read_at, clock_timestamp()) WHERE id = $1 AND recipient_id = $2 RETURNING path`,
      [id, recipient],
    );
    if (row === undefined) throw new RefusalError(refusal('not-found', { what: 'notice', id }));
    return row;
  }

  /** Those up to and including `upTo`: what arrived since the reader looked stays unread. */
  async markAllRead(recipient: string, upTo: string): Promise<void> {
    await this.database.query(
      'UPDATE notice SET read_at = clock_timestamp() WHERE recipient_id = $1 AND read_at IS NULL AND id <= $2',
      [recipient, upTo],
    );
  }
}
