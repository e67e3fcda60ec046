import type { Fault } from '../../domain/service-event/fault.js';
import type { IntakeOutcome } from './intake.service.js';

export type EventOutcome = IntakeOutcome | { readonly outcome: 'rejected'; readonly faults: readonly Fault[] };
export type OutcomeWord = EventOutcome['outcome'];

/** One event of a request: where it stood in it, and what became of it. */
export interface EventResult {
  readonly index?: number;
  readonly line?: number;
  readonly id: string | null;
  readonly outcome: OutcomeWord;
  readonly eventId?: string;
  /** why the event was refused or cannot be judged yet */
  readonly faults?: readonly Fault[];
  /** facts that the event type does not know: kept, never judged */
  readonly undeclared?: readonly string[];
}

export interface IntakeAnswer extends Readonly<Record<OutcomeWord, number>> {
  readonly received: number;
  readonly results: readonly EventResult[];
  /** results that are counted above but not listed, because the list is full */
  readonly unlisted: number;
}

/** What is worth a line of its own, besides the counts. */
export interface Listing {
  readonly accepted: number;
  readonly notAccepted: number;
}

/** Counts outcomes and lists them up to a bound, so that an answer stays small however many events there were. */
export class IntakeTally {
  private readonly counts: Record<OutcomeWord, number> = {
    accepted: 0,
    duplicate: 0,
    quarantined: 0,
    conflict: 0,
    rejected: 0,
  };
  private readonly results: EventResult[] = [];
  private readonly room: { accepted: number; notAccepted: number };
  private readonly listsAccepted: boolean;
  private unlisted = 0;

  constructor(
    private readonly placeName: 'index' | 'line',
    listing: Listing,
  ) {
    this.room = { ...listing };
    this.listsAccepted = listing.accepted > 0;
  }

  add(place: number, id: string | null, outcome: EventOutcome): void {
    this.counts[outcome.outcome]++;
    const kind = outcome.outcome === 'accepted' ? 'accepted' : 'notAccepted';
    if (this.room[kind] > 0) {
      this.room[kind]--;
      this.results.push(resultOf(this.placeName, place, id, outcome));
    } else if (kind === 'notAccepted' || this.listsAccepted) this.unlisted++;
  }

  /** Whether anything new is in the database now. */
  get tookIn(): boolean {
    return this.counts.accepted + this.counts.quarantined > 0;
  }

  answer(): IntakeAnswer {
    const received = Object.values(this.counts).reduce((sum, count) => sum + count, 0);
    return { received, ...this.counts, results: this.results, unlisted: this.unlisted };
  }
}

function resultOf(placeName: 'index' | 'line', place: number, id: string | null, outcome: EventOutcome): EventResult {
  return {
    [placeName]: place,
    id,
    outcome: outcome.outcome,
    ...('eventId' in outcome ? { eventId: outcome.eventId } : {}),
    ...('faults' in outcome ? { faults: outcome.faults } : {}),
    ...('undeclared' in outcome && outcome.undeclared.length > 0 ? { undeclared: outcome.undeclared } : {}),
  };
}
