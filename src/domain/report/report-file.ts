import type { Person } from '../shared/person.js';
import type { Period } from './period.js';

/** In the order of the flow; a correction leads from each back to `draft`, as a new revision. */
export const reportStatuses = ['draft', 'submitted', 'reviewed', 'signed'] as const;
export type ReportStatus = (typeof reportStatuses)[number];

/** What the report is about; never changes. */
export interface ReportSubject {
  /** `IR-2026-0003` */
  readonly number: string;
  /** null: the whole organisation */
  readonly unit: string | null;
  readonly period: Period;
}

export interface Act {
  readonly at: string;
  readonly by: Person;
}
export interface Signature extends Act {
  readonly note: string | null;
}
export interface ReportComment extends Act {
  readonly revision: number;
  /** JSON pointer of the figure it is about; null: the report as a whole */
  readonly about: string | null;
  readonly text: string;
}
export interface IssuedDirective extends Act {
  readonly number: string;
  readonly revision: number;
  /** the unit that is to carry it out */
  readonly addressee: string;
  readonly text: string;
  /** local date; null: none was set */
  readonly dueOn: string | null;
}
/** A revision that a correction took the place of. */
export interface EarlierRevision {
  readonly revision: number;
  readonly status: ReportStatus;
  readonly contentSha256: string;
  readonly author: Person;
  /** null: it was replaced before leadership signed it */
  readonly signature: Signature | null;
  readonly replacedAt: string;
  readonly reason: string;
}
