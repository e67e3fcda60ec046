import type { LocalizedText } from '../../../domain/shared/localized-text.js';

/** What a refusal is over HTTP and to its reader. */
export interface RefusalEntry {
  readonly status: number;
  /** with {name} placeholders, filled from the refusal's data */
  readonly text: LocalizedText;
}

export type RefusalEntries = Readonly<Record<string, RefusalEntry>>;
