import type { Transaction } from '../../platform/database/database.js';
import { type Candidate, type IdentifiedCandidate, insertEvents, isJudgeable } from './events.repository.js';
import { claimIdentities, findIdentities, renewIdentities } from './identities.repository.js';
import { markSuperseded, quarantine, releaseOpen } from './quarantine.repository.js';

export interface Stored {
  readonly outcome: 'accepted' | 'quarantined' | 'duplicate' | 'conflict';
  readonly eventId: string;
}

/**
 * Stores what is new and keeps what is there. One identity, one event: the same payload again is a duplicate, another
 * payload a conflict, unless the first one still waits in quarantine: then it is replaced. No two candidates of one
 * call may have the same identity.
 */
export async function storeEvents(
  tx: Transaction,
  candidates: readonly Candidate[],
  actor: string,
): Promise<ReadonlyMap<Candidate, Stored>> {
  const stored = new Map<Candidate, Stored>();
  const sorted = [...candidates].sort((one, other) => (one.key < other.key ? -1 : 1));
  const claimed = await claimIdentities(tx, sorted);
  const written = withIds(sorted, claimed);
  const known = sorted.filter((candidate) => !claimed.has(candidate.key));
  const identities = await findIdentities(tx, known, 'no-lock');
  const changed: Candidate[] = [];
  for (const candidate of known) {
    const identity = identities.get(candidate.key);
    if (identity?.same === true) stored.set(candidate, { outcome: 'duplicate', eventId: identity.eventId });
    else changed.push(candidate);
  }
  written.push(...(await replaceQuarantined(tx, changed, stored, actor)));
  await insertEvents(tx, written);
  const heldBack = written.filter(({ candidate }) => !isJudgeable(candidate));
  await quarantine(
    tx,
    heldBack.map(({ eventId, candidate }) => ({ eventId, faults: candidate.assessment.faults })),
  );
  for (const { eventId, candidate } of written) {
    stored.set(candidate, { outcome: isJudgeable(candidate) ? 'accepted' : 'quarantined', eventId });
  }
  return stored;
}

/**
 * A corrected payload takes the place of one that still waits in quarantine: revision + 1, a new event, and the old one
 * will never be judged. What is not in quarantine (any more) stays as it is and is entered into `stored`.
 */
async function replaceQuarantined(
  tx: Transaction,
  candidates: readonly Candidate[],
  stored: Map<Candidate, Stored>,
  actor: string,
): Promise<IdentifiedCandidate[]> {
  if (candidates.length === 0) return [];
  // read again under the lock: somebody else may have replaced it a moment ago, perhaps by the same payload
  const locked = await findIdentities(tx, candidates, 'lock');
  const different = [...locked.values()].filter(({ same }) => !same).map(({ eventId }) => eventId);
  const released = await releaseOpen(tx, different, actor);
  const replaced: { candidate: Candidate; oldId: string }[] = [];
  for (const candidate of candidates) {
    const identity = locked.get(candidate.key);
    if (identity === undefined) throw new Error(`the identity of event ${candidate.externalId} vanished`);
    const { eventId, same } = identity;
    if (released.has(eventId)) replaced.push({ candidate, oldId: eventId });
    else stored.set(candidate, { outcome: same ? 'duplicate' : 'conflict', eventId });
  }
  const renewed = withIds(
    replaced.map(({ candidate }) => candidate),
    await renewIdentities(
      tx,
      replaced.map(({ candidate }) => candidate),
    ),
  );
  const newIdOf = new Map(renewed.map(({ candidate, eventId }) => [candidate, eventId]));
  await markSuperseded(
    tx,
    replaced.map(({ candidate, oldId }) => ({ oldId, newId: newIdOf.get(candidate) ?? oldId })),
  );
  return renewed;
}

const withIds = (candidates: readonly Candidate[], ids: ReadonlyMap<string, string>): IdentifiedCandidate[] =>
  candidates.flatMap((candidate) => {
    const eventId = ids.get(candidate.key);
    return eventId === undefined ? [] : [{ candidate, eventId }];
  });
