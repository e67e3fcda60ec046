import type { LocalizedText } from '../domain/shared/localized-text.js';
import type { Transaction } from '../platform/database/database.js';
import { localPath } from '../platform/pages/local-path.js';

/** Something that one person should know. Its words are final: a notice says tomorrow what it said today. */
export interface Notice {
  /** id of the user whose inbox it goes to */
  readonly recipient: string;
  /** what it is told for, such as `escalation:12`: nobody is told twice of one origin */
  readonly origin: string;
  /** what sort of news, such as `escalation` */
  readonly kind: string;
  /** what it is about, such as `corrective-action` and its id */
  readonly subject: { readonly kind: string; readonly id: string };
  /** the page that shows the subject: `/corrective-actions/12` */
  readonly path: string;
  readonly title: LocalizedText;
  readonly body: LocalizedText;
  /** why it came to this recipient of all people, where that needs saying */
  readonly whyHere: LocalizedText | null;
  readonly unit: string | null;
}

/**
 * Puts notices into inboxes, in the transaction of the act they tell of. Returns how many were new: whoever has a notice of
 * the same origin already gets no second one.
 */
export async function putNotices(tx: Transaction, notices: readonly Notice[]): Promise<number> {
  const stray = notices.find(({ path }) => localPath(path) !== path);
  if (stray !== undefined) {
    throw new Error(`the path of notice ${stray.origin} is ${JSON.stringify(stray.path)}; wanted: a path of this site`);
  }
  if (notices.length === 0) return 0;
  const rows = notices.map(({ subject, ...notice }) => ({
    ...notice,
    subjectKind: subject.kind,
    subjectId: subject.id,
  }));
  // in one order for everybody, so that two transactions with the same notices wait instead of locking each other out
  const inserted = await tx.query(
    `INSERT INTO notice (recipient_id, origin, kind, subject_kind, subject_id, path, title, body, why_here, unit_code)
     SELECT recipient, origin, kind, "subjectKind", "subjectId", path, title, body, "whyHere", unit
     FROM jsonb_to_recordset($1::jsonb) AS given (recipient uuid, origin text, kind text, "subjectKind" text,
       "subjectId" text, path text, title jsonb, body jsonb, "whyHere" jsonb, unit text)
     ORDER BY recipient, origin
     ON CONFLICT (recipient_id, origin) DO NOTHING RETURNING id`,
    [JSON.stringify(rows)],
  );
  return inserted.length;
}
