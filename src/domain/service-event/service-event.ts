import type { FactValue } from '../shared/fact-value.js';

/** An accepted service event, canonical: instants are UTC text with milliseconds, text is NFC. */
export interface ServiceEvent {
  /** bigint as decimal text */
  readonly id: string;
  readonly source: string;
  readonly externalId: string;
  readonly type: string;
  readonly occurredAt: string;
  readonly receivedAt: string;
  readonly unit: string | null;
  readonly staff: string | null;
  readonly customer: string | null;
  /** the unit and its ancestors as of `occurredAt`, nearest first */
  readonly unitPath: readonly string[];
  readonly data: Readonly<Record<string, FactValue>>;
}

/** Facts of the envelope that every event type has; `unit`, `staff` and `customer` are missing when the event names none. */
export const envelopeFacts = {
  eventType: 'text',
  source: 'text',
  occurredAt: 'instant',
  receivedAt: 'instant',
  unit: 'unit',
  staff: 'staff',
  customer: 'customer',
} as const;
