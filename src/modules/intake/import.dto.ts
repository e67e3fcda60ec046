import type { Fault } from '../../domain/service-event/fault.js';
import type { EventOutcome } from './intake-answer.dto.js';

export interface ImportOrder {
  /** path of the CSV file, gzipped or not */
  readonly file: string;
  /** path of the JSON file that says how its rows become events */
  readonly mapping: string;
  /** false: history, which makes findings but no consequences */
  readonly consequences: boolean;
  /** how the trail names who imports */
  readonly actor: string;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface ImportProgress {
  /** of the file on disk */
  readonly bytesRead: number;
  readonly totalBytes: number;
  readonly rows: number;
  readonly events: number;
}

/** An event that did not come in as it should: where in the file, which, and why. */
export interface ImportProblem {
  readonly line: number;
  readonly id: string | null;
  readonly outcome: EventOutcome['outcome'];
  readonly faults: readonly Fault[];
}

export interface ImportReport {
  /** rows read, the header not counted */
  readonly rows: number;
  /** events made of them, by type */
  readonly events: Readonly<Record<string, number>>;
  readonly accepted: number;
  readonly duplicates: number;
  readonly conflicts: number;
  readonly rejected: number;
  /** by reason */
  readonly quarantined: Readonly<Record<string, number>>;
  readonly problems: readonly ImportProblem[];
  /** problems that are counted above but not listed, because the list is full */
  readonly unlisted: number;
}

const listedProblems = 1_000;

/** Counts what becomes of a file. */
export class ImportTally {
  rows = 0;
  private readonly events = new Map<string, number>();
  private readonly outcomes = { accepted: 0, duplicate: 0, conflict: 0, rejected: 0, quarantined: 0 };
  private readonly reasons = new Map<string, number>();
  private readonly problems: ImportProblem[] = [];
  private unlisted = 0;

  get eventsMade(): number {
    return [...this.events.values()].reduce((sum, count) => sum + count, 0);
  }

  made(type: string): void {
    this.events.set(type, (this.events.get(type) ?? 0) + 1);
  }

  settled(line: number, id: string | null, outcome: EventOutcome): void {
    this.outcomes[outcome.outcome]++;
    const faults = 'faults' in outcome ? outcome.faults : [];
    if (outcome.outcome === 'quarantined') {
      const reason = faults[0]?.code ?? '';
      this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
    }
    if (outcome.outcome === 'accepted' || outcome.outcome === 'duplicate') return;
    if (this.problems.length < listedProblems) this.problems.push({ line, id, outcome: outcome.outcome, faults });
    else this.unlisted++;
  }

  report(): ImportReport {
    const { accepted, duplicate, conflict, rejected } = this.outcomes;
    return {
      rows: this.rows,
      events: Object.fromEntries(this.events),
      accepted,
      duplicates: duplicate,
      conflicts: conflict,
      rejected,
      quarantined: Object.fromEntries(this.reasons),
      problems: this.problems,
      unlisted: this.unlisted,
    };
  }
}
