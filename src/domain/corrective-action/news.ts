import type { LocalizedText } from '../shared/localized-text.js';

/** What somebody should hear of, and who: a post of the unit or above it, or one person. */
export interface News {
  /** different for each time that it happens to the same corrective action */
  readonly key: string;
  readonly to: 'owner' | 'verifiers' | { readonly user: string };
  readonly title: LocalizedText;
  readonly body: LocalizedText;
}
