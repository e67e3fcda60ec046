/** The parts of the API's answers that tests look at. */

export interface Finding {
  readonly id: string;
  readonly rule: string;
  readonly event: string;
  readonly unit: string;
  readonly staff: string | null;
}

/** What became of an event. */
export interface EventStatus {
  readonly event: { readonly id: string };
  readonly releaseId: number | null;
  readonly state: 'waiting' | 'quarantined' | 'judged';
  readonly rules: readonly { readonly code: string; readonly outcome: string }[];
  readonly findings: readonly Finding[];
}

export interface Words {
  readonly headline: string;
  readonly message?: string;
  readonly sentences: readonly string[];
}

/** Why a rule fired on an event, or why not. */
export interface Explained {
  readonly outcome: string;
  readonly release: number;
  readonly words: Words;
}

export interface SummaryRow {
  readonly group: readonly string[];
  readonly findings: number;
  readonly judged: number;
  readonly notEvaluable: number;
  readonly rate: number | null;
}

export interface Release {
  readonly id: number;
  readonly inForce: boolean;
  readonly effectiveFrom: string | null;
}

/** What is wrong with an event, where, and what would be right. */
export interface Fault {
  readonly pointer: string;
  readonly code: string;
  readonly expected: string;
  readonly found: string;
}

/** The answer to posted events. */
export interface Posted {
  readonly received: number;
  readonly results: readonly {
    readonly index?: number;
    readonly line?: number;
    readonly id: string | null;
    readonly outcome: 'accepted' | 'duplicate' | 'quarantined' | 'conflict' | 'rejected';
    readonly eventId?: string;
    readonly faults?: readonly Fault[];
  }[];
}

export interface QuarantineEntry {
  readonly id: string;
  readonly externalId: string;
  readonly reason: string;
  readonly details: { readonly faults: readonly Fault[] };
}

/** What is wrong with a rule document. */
export interface DocumentFault {
  readonly file: string;
  readonly pointer: string;
  readonly message: Readonly<Record<'zh-CN' | 'en', string>>;
  readonly expected: Readonly<Record<'zh-CN' | 'en', string>>;
}
