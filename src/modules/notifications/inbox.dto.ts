import { z } from 'zod';

/** Where the page before ended: the group it was in, and the last notice of it. */
const cursor = z.string().regex(/^(unread|read)-\d{1,18}$/, 'unread-<id> or read-<id>, as `next` of the page before');

export const inboxQuery = z.strictObject({
  after: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  lang: z.string().optional(),
});
export type InboxQuery = z.infer<typeof inboxQuery>;

export const inboxPageQuery = inboxQuery.omit({ limit: true });
export type InboxPageQuery = z.infer<typeof inboxPageQuery>;

export const noticeId = z.string().regex(/^\d{1,18}$/, 'a whole number');

/** `upTo`: the newest notice the reader saw */
export const allReadForm = z.strictObject({ upTo: noticeId });
export type AllReadForm = z.infer<typeof allReadForm>;
