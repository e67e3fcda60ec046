import { arrayLiteral } from '../../platform/database/array-literal.js';
import type { Transaction } from '../../platform/database/database.js';

/** What makes an event the same event, and the same payload. */
export interface Identified {
  /** see {@link identityKey} */
  readonly key: string;
  readonly source: string;
  readonly externalId: string;
  /** hexadecimal */
  readonly payloadSha256: string;
}

export interface KnownIdentity {
  readonly eventId: string;
  /** whether the stored payload is the given one */
  readonly same: boolean;
}

/** One text per identity. Neither part can hold U+0000. */
export const identityKey = (source: string, externalId: string): string => `${source}\0${externalId}`;

interface Row {
  source: string;
  external_id: string;
  event_id: string;
}

const given = '$1::text[], $2::text[], $3::bytea[]';
const columns = (events: readonly Identified[]): unknown[] => [
  arrayLiteral(events.map(({ source }) => source)),
  arrayLiteral(events.map(({ externalId }) => externalId)),
  arrayLiteral(events.map(({ payloadSha256 }) => `\\x${payloadSha256}`)),
];

/** Claims identities nobody had yet: key → new event id. Give them sorted, or two batches may wait for each other for ever. */
export async function claimIdentities(tx: Transaction, events: readonly Identified[]): Promise<Map<string, string>> {
  const rows = await tx.query<Row>(
    `INSERT INTO event_identity (source, external_id, payload_sha256) SELECT * FROM unnest(${given})
     ON CONFLICT DO NOTHING RETURNING source, external_id, event_id`,
    columns(events),
  );
  return new Map(rows.map((row) => [identityKey(row.source, row.external_id), row.event_id]));
}

/** Identities as they stand; with `lock` nobody changes them until the transaction ends. */
export async function findIdentities(
  tx: Transaction,
  events: readonly Identified[],
  lock: 'lock' | 'no-lock',
): Promise<Map<string, KnownIdentity>> {
  if (events.length === 0) return new Map();
  const rows = await tx.query<Row & { same: boolean }>(
    `SELECT i.source, i.external_id, i.event_id, i.payload_sha256 = given.payload_sha256 AS same
     FROM event_identity AS i
     JOIN unnest(${given}) AS given (source, external_id, payload_sha256) USING (source, external_id)
     ORDER BY i.source, i.external_id ${lock === 'lock' ? 'FOR UPDATE OF i' : ''}`,
    columns(events),
  );
  return new Map(
    rows.map((row) => [identityKey(row.source, row.external_id), { eventId: row.event_id, same: row.same }]),
  );
}

/** Gives locked identities their new payload, the next revision and a new event id: key → new event id. */
export async function renewIdentities(tx: Transaction, events: readonly Identified[]): Promise<Map<string, string>> {
  if (events.length === 0) return new Map();
  const rows = await tx.query<Row>(
    `UPDATE event_identity AS i
     SET event_id = nextval(pg_get_serial_sequence('event_identity', 'event_id')), revision = i.revision + 1,
         payload_sha256 = given.payload_sha256
     FROM unnest(${given}) AS given (source, external_id, payload_sha256)
     WHERE i.source = given.source AND i.external_id = given.external_id
     RETURNING i.source, i.external_id, i.event_id`,
    columns(events),
  );
  return new Map(rows.map((row) => [identityKey(row.source, row.external_id), row.event_id]));
}
