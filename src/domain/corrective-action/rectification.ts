import type { severities } from '../rulebook/rule.schema.js';
import type { Person } from '../shared/person.js';
import type { Role } from '../shared/principal.js';
import type { Hands } from './hands.js';

/** In the order of the flow; `returned` leads back to `submitted`, `cancelled` ends it before verification. */
export const rectificationStatuses = [
  'issued',
  'acknowledged',
  'analysing',
  'planned',
  'in-progress',
  'submitted',
  'returned',
  'verified',
  'monitoring',
  'closed',
  'cancelled',
] as const;
export type RectificationStatus = (typeof rectificationStatuses)[number];

/** Where a cause lies: 人、机、料、法、环、测 (5M1E). */
export const causeCategories = ['people', 'machine', 'material', 'method', 'environment', 'measurement'] as const;
export type CauseCategory = (typeof causeCategories)[number];

/** The order to rectify (整改通知单). It never changes. */
export interface Notice {
  /** `CA-2026-0017` */
  readonly number: string;
  readonly unit: string;
  /** code of the standard that failed */
  readonly standard: string;
  /** code of the corrective policy, and the release that holds it */
  readonly policy: string;
  readonly release: number;
  readonly ownerRole: Role;
  readonly verifierRoles: readonly Role[];
  /** days of 24 hours for which the standard is watched after verification; null: not at all */
  readonly watchDays: number | null;
}

/** The first instants at which it is late, canonical UTC text. */
export interface Terms {
  readonly acknowledgeBy: string;
  /** to be rectified and submitted */
  readonly dueAt: string;
}

/** A finding that the rectification deals with. */
export interface AttachedFinding {
  readonly id: string;
  readonly occurredAt: string;
  readonly severity: (typeof severities)[number];
}

export interface Act {
  readonly at: string;
  readonly by: Person;
}
export interface NotedAct extends Act {
  readonly note: string | null;
}
export interface Return extends Act {
  readonly reason: string;
}

export interface Cause {
  readonly category: CauseCategory;
  readonly text: string;
}

/** What is to be done, by which staff member, until which local date. */
export interface NewAction {
  readonly text: string;
  /** code of a staff member */
  readonly owner: string;
  readonly dueOn: string;
}
export interface PlannedAction extends NewAction {
  /** from 1; never given twice */
  readonly number: number;
  readonly finished: NotedAct | null;
}

/** A file that shows something; its content is kept elsewhere under its hash. */
export interface Evidence {
  /** of the stored file */
  readonly id: string;
  /** hexadecimal, of the content */
  readonly sha256: string;
  readonly name: string;
  readonly bytes: number;
}

export interface Noticed {
  readonly notice: Notice;
  readonly issuedAt: string;
  readonly terms: Terms;
  readonly findings: readonly AttachedFinding[];
}
interface Owned extends Noticed {
  /** the first to take it on is its owner */
  readonly acknowledgement: Act;
  /** everybody who had a hand in it, each once */
  readonly hands: readonly Person[];
  readonly evidence: readonly Evidence[];
  /** each time it was sent back */
  readonly returns: readonly Return[];
}
interface Analysed extends Owned {
  readonly cause: Cause;
}
export interface Planned extends Analysed {
  readonly actions: readonly PlannedAction[];
}
interface Submitted extends Planned {
  readonly submission: NotedAct;
}
interface Verified extends Submitted {
  readonly verification: NotedAct;
}

export type Rectification =
  | ({ readonly status: 'issued' } & Noticed)
  | ({ readonly status: 'acknowledged' } & Owned)
  | ({ readonly status: 'analysing' } & Analysed)
  | ({ readonly status: 'planned' } & Planned)
  | ({ readonly status: 'in-progress' } & Planned)
  | ({ readonly status: 'returned' } & Planned)
  | ({ readonly status: 'submitted' } & Submitted)
  | ({ readonly status: 'verified' } & Verified)
  | ({ readonly status: 'monitoring'; readonly watchedUntil: string } & Verified)
  | ({ readonly status: 'closed'; readonly closing: NotedAct } & Verified)
  | ({ readonly status: 'cancelled'; readonly cancellation: Act & { readonly reason: string } } & Noticed);

/** What the unit is working on: acknowledged, and not with the verifier. */
export type InHand = Extract<
  Rectification,
  { readonly status: 'acknowledged' | 'analysing' | 'planned' | 'in-progress' | 'returned' }
>;
export const isInHand = (state: Rectification): state is InHand =>
  state.status !== 'issued' && lateFrom(state) !== null;

/** Whether further findings of the unit and standard attach to it. */
export const isOpen = ({ status }: Pick<Rectification, 'status'>): boolean =>
  status !== 'closed' && status !== 'cancelled';

/**
 * From when on the unit is late, canonical UTC text; null while it owes nothing: what is submitted waits for somebody else.
 * Overdue is an attribute of the clock, not a state.
 */
export function lateFrom({ status, terms }: Rectification): string | null {
  switch (status) {
    case 'issued':
    case 'acknowledged':
    case 'analysing':
    case 'planned':
    case 'in-progress':
    case 'returned':
      return terms.dueAt;
    case 'submitted':
    case 'verified':
    case 'monitoring':
    case 'closed':
    case 'cancelled':
      return null;
    default:
      return status satisfies never;
  }
}

/** The findings that occurred after the verification: the standard failed again, so that it was not rectified. */
export const recurrences = ({ findings, verification }: Verified): readonly AttachedFinding[] =>
  findings.filter(({ occurredAt }) => occurredAt > verification.at);

export const handsIn = (state: Rectification): Hands => ({
  hands: 'hands' in state ? state.hands : [],
  owners: 'actions' in state ? state.actions.map(({ owner }) => owner) : [],
});

/** What stays of any rectification that is called off. */
export const noticedOf = ({ notice, issuedAt, terms, findings }: Noticed): Noticed => ({
  notice,
  issuedAt,
  terms,
  findings,
});

/** What stays of one that is sent back. */
export function plannedOf(state: Planned): Planned {
  const { acknowledgement, hands, evidence, returns, cause, actions } = state;
  return { ...noticedOf(state), acknowledgement, hands, evidence, returns, cause, actions };
}
