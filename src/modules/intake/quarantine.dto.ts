import { z } from 'zod';
import { plainText } from '../../domain/shared/plain-text.schema.js';
import type { Scope } from '../../domain/shared/principal.js';
import type { QuarantineReason } from '../../domain/service-event/assess-event.js';
import type { Fault } from '../../domain/service-event/fault.js';

const id = z.string().regex(/^\d{1,18}$/, 'a whole number');
const word = plainText(200);

export const quarantineQuery = z.strictObject({
  reason: word.optional(),
  source: word.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  /** only entries with a larger id: the last id of the page before */
  after: id.optional(),
  lang: z.string().optional(),
});
export type QuarantineQuery = z.infer<typeof quarantineQuery>;

/** Which entries to check again: these, or all that wait for one reason. */
export const replayOrder = z.union([
  z.strictObject({ ids: z.array(id).min(1).max(1_000) }),
  z.strictObject({ reason: word }),
]);
export type ReplayOrder = z.infer<typeof replayOrder>;

/** Which part of the quarantine somebody may see and replay. */
export interface QuarantineViewer {
  readonly actor: string;
  readonly scope: Scope;
  /** an API key sees the events of its own source only */
  readonly source: string | null;
}

/** An event that waits, and all that stands against judging it. */
export interface QuarantineRow {
  readonly id: string;
  readonly eventId: string;
  readonly source: string;
  readonly externalId: string;
  readonly type: string;
  readonly occurredAt: Date;
  readonly unit: string | null;
  readonly staff: string | null;
  readonly reason: string;
  readonly details: unknown;
  readonly since: Date;
}

export interface ReplayedEntry {
  readonly id: string;
  readonly eventId?: string;
  /** `not-open`: released before, or none that the caller may see */
  readonly outcome: 'released' | 'still-held' | 'not-open';
  readonly faults?: readonly Fault<QuarantineReason>[];
}

export interface ReplayReport {
  readonly released: number;
  readonly stillHeld: number;
  readonly notOpen: number;
  readonly entries: readonly ReplayedEntry[];
  /** entries that are counted above but not listed, because the list is full */
  readonly unlisted: number;
}
