import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type AdmissionFaultCode, admitEvent, type Poster } from '../../domain/service-event/admit-event.js';
import { assessEvent, type QuarantineReason } from '../../domain/service-event/assess-event.js';
import type { Fault } from '../../domain/service-event/fault.js';
import { intakeRounds } from '../../domain/service-event/intake-rounds.js';
import type { Envelope } from '../../domain/service-event/parse-envelope.js';
import { payloadText } from '../../domain/service-event/payload-text.js';
import { Work } from '../../pipeline/work.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { directoryOf } from './directory.read-model.js';
import { type Stored, storeEvents } from './event-store.repository.js';
import type { Candidate } from './events.repository.js';
import { identityKey } from './identities.repository.js';
import { ReleaseReadModel } from './release.read-model.js';

/** An event on its way in. `heldBack`: why it cannot be judged, found before it came here (differing rows of a file). */
export interface Incoming {
  readonly envelope: Envelope;
  readonly heldBack?: readonly Fault<QuarantineReason>[];
}

export interface IntakeContext extends Poster {
  /** how the trail names who brings the events in */
  readonly actor: string;
  /** brought in as history: makes findings, but no consequences */
  readonly history: boolean;
}

/** What became of one event. Only `rejected` leaves no trace in the database. */
export type IntakeOutcome =
  | { readonly outcome: 'accepted'; readonly eventId: string; readonly undeclared: readonly string[] }
  | { readonly outcome: 'quarantined'; readonly eventId: string; readonly faults: readonly Fault<QuarantineReason>[] }
  | { readonly outcome: 'duplicate' | 'conflict'; readonly eventId: string }
  | { readonly outcome: 'rejected'; readonly faults: readonly Fault<AdmissionFaultCode>[] };

interface Arrival extends Incoming {
  readonly index: number;
  readonly payloadSha256: string;
}

interface Settled {
  readonly index: number;
  readonly outcome: IntakeOutcome;
}

/** Takes events in: committed when the promise resolves, each once however often it comes. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly database: Database,
    private readonly releases: ReleaseReadModel,
    private readonly work: Work,
  ) {}

  /** Outcomes in the order of the events. Give batches of a few hundred: one call is normally one transaction. */
  async accept(incoming: readonly Incoming[], context: IntakeContext): Promise<IntakeOutcome[]> {
    return inRounds(incoming, context, async (arrived) => {
      const settled = await this.database.transaction((tx) => this.acceptRound(tx, arrived, context));
      if (settled.some(({ outcome }) => outcome.outcome === 'accepted')) this.work.wake('evaluate');
      return settled;
    });
  }

  /** The same inside the caller's transaction. Where something was accepted, wake `evaluate` after COMMIT. */
  async acceptInside(tx: Transaction, incoming: readonly Incoming[], context: IntakeContext): Promise<IntakeOutcome[]> {
    return inRounds(incoming, context, (arrived) => this.acceptRound(tx, arrived, context));
  }

  private async acceptRound(tx: Transaction, arrivals: readonly Arrival[], context: IntakeContext): Promise<Settled[]> {
    const moment = await this.releases.read(tx);
    const organization = await directoryOf(tx, named(arrivals, 'unit'), named(arrivals, 'staff'));
    const settled: Settled[] = [];
    const candidates: (Candidate & { index: number })[] = [];
    for (const { index, envelope, heldBack = [], payloadSha256 } of arrivals) {
      const admission = admitEvent(envelope, context, moment.nowMs);
      if (!admission.ok) {
        settled.push({ index, outcome: { outcome: 'rejected', faults: admission.faults } });
        continue;
      }
      const release = moment.releaseAt(envelope.occurredAt);
      const assessed = assessEvent(envelope, release?.eventTypes ?? null, organization);
      candidates.push({
        index,
        key: identityKey(admission.source, envelope.id),
        source: admission.source,
        externalId: envelope.id,
        payloadSha256,
        envelope,
        assessment: { ...assessed, faults: [...heldBack, ...assessed.faults] },
        releaseId: release?.id ?? null,
        history: context.history,
      });
    }
    const stored = await storeEvents(tx, candidates, context.actor);
    for (const candidate of candidates)
      settled.push({ index: candidate.index, outcome: outcomeOf(candidate, stored.get(candidate)) });
    const accepted = settled.flatMap(({ outcome }) => (outcome.outcome === 'accepted' ? outcome.eventId : []));
    await this.work.add(tx, 'evaluate', accepted);
    return settled;
  }
}

/** What has the same identity goes one after the other; what is the very same goes once. */
async function inRounds(
  incoming: readonly Incoming[],
  { source }: IntakeContext,
  settle: (arrived: readonly Arrival[]) => Promise<readonly Settled[]>,
): Promise<IntakeOutcome[]> {
  const arrivals = incoming.map((each, index) => ({ ...each, index, payloadSha256: payloadSha256(each) }));
  const { rounds, echoes } = intakeRounds(
    arrivals.map(({ envelope, payloadSha256 }) => ({
      identity: identityKey(source ?? envelope.source ?? '', envelope.id),
      payload: payloadSha256,
    })),
  );
  const outcomes: IntakeOutcome[] = [];
  for (const round of rounds) {
    const settled = await settle(round.flatMap((index) => arrivals[index] ?? []));
    for (const { index, outcome } of settled) outcomes[index] = outcome;
  }
  for (const [index, earlier] of echoes) outcomes[index] = echoOf(outcomes[earlier]);
  return outcomes;
}

const payloadSha256 = ({ envelope, heldBack = [] }: Incoming): string =>
  hash(
    'sha256',
    payloadText(
      envelope,
      heldBack.map(({ pointer }) => pointer),
    ),
    'hex',
  );

const named = (arrivals: readonly Arrival[], party: 'unit' | 'staff'): ReadonlySet<string> =>
  new Set(arrivals.flatMap(({ envelope }) => envelope[party] ?? []));

function outcomeOf({ assessment, externalId }: Candidate, stored: Stored | undefined): IntakeOutcome {
  if (stored === undefined) throw new Error(`event ${externalId} was neither stored nor found`);
  const { outcome, eventId } = stored;
  switch (outcome) {
    case 'accepted':
      return { outcome, eventId, undeclared: assessment.undeclared };
    case 'quarantined':
      return { outcome, eventId, faults: assessment.faults };
    default:
      return { outcome, eventId };
  }
}

/** The same event once more in one batch: what was taken in is a duplicate now, what was not is refused again. */
function echoOf(earlier: IntakeOutcome | undefined): IntakeOutcome {
  if (earlier === undefined) throw new Error('an event was stored after its repetition');
  if (earlier.outcome === 'rejected' || earlier.outcome === 'conflict') return earlier;
  return { outcome: 'duplicate', eventId: earlier.eventId };
}
