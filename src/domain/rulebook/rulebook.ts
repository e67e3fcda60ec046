import type { DocumentKind, RulebookDocument } from './document.schema.js';

type Shelf<Kind extends DocumentKind> = ReadonlyMap<string, Extract<RulebookDocument, { readonly kind: Kind }>>;

/** The documents of one release, by kind and code. */
export interface Rulebook {
  readonly eventTypes: Shelf<'event-type'>;
  readonly standards: Shelf<'standard'>;
  readonly rules: Shelf<'rule'>;
  readonly calendars: Shelf<'calendar'>;
  readonly checklists: Shelf<'checklist'>;
  readonly penaltyPolicies: Shelf<'penalty-policy'>;
  readonly correctivePolicies: Shelf<'corrective-policy'>;
  readonly escalationPolicies: Shelf<'escalation-policy'>;
}

/** Shelves valid documents by kind and code; of two with one code the later wins (validation refuses that case). */
export function rulebookOf(documents: readonly RulebookDocument[]): Rulebook {
  const shelf = <Kind extends DocumentKind>(kind: Kind): Shelf<Kind> =>
    new Map(
      documents
        .filter((document): document is Extract<RulebookDocument, { readonly kind: Kind }> => document.kind === kind)
        .map((document) => [document.code, document]),
    );
  return {
    eventTypes: shelf('event-type'),
    standards: shelf('standard'),
    rules: shelf('rule'),
    calendars: shelf('calendar'),
    checklists: shelf('checklist'),
    penaltyPolicies: shelf('penalty-policy'),
    correctivePolicies: shelf('corrective-policy'),
    escalationPolicies: shelf('escalation-policy'),
  };
}
