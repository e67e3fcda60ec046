import type { Given } from '../shared/workflow.js';
import type { Person } from '../shared/person.js';
import type { AttachedFinding, Cause, Evidence, NewAction, Notice, PlannedAction, Terms } from './rectification.js';

export type RectificationCommand = { readonly given: Given } & (
  | {
      readonly type: 'issue';
      readonly notice: Notice;
      readonly terms: Terms;
      readonly findings: readonly AttachedFinding[];
    }
  /** `terms`: what these findings oblige to by themselves */
  | { readonly type: 'attach'; readonly findings: readonly AttachedFinding[]; readonly terms: Terms }
  | { readonly type: 'acknowledge' }
  | { readonly type: 'analyse'; readonly cause: Cause }
  | { readonly type: 'plan'; readonly actions: readonly NewAction[] }
  | { readonly type: 'finish-action'; readonly action: number; readonly note: string | null }
  | { readonly type: 'attach-evidence'; readonly evidence: Evidence }
  | { readonly type: 'submit'; readonly note: string | null }
  /** `dueOn`: until when, local date; null: it is due as it was */
  | { readonly type: 'return'; readonly reason: string; readonly dueOn: string | null }
  | { readonly type: 'verify'; readonly note: string | null }
  | { readonly type: 'close'; readonly note: string | null }
  | { readonly type: 'cancel'; readonly reason: string }
);
export type CommandOf<Type extends RectificationCommand['type']> = Extract<
  RectificationCommand,
  { readonly type: Type }
>;

export type RectificationEvent = { readonly at: string; readonly actor: string } & (
  | {
      readonly type: 'issued';
      readonly notice: Notice;
      readonly terms: Terms;
      readonly findings: readonly AttachedFinding[];
    }
  | { readonly type: 'findings-attached'; readonly findings: readonly AttachedFinding[]; readonly terms: Terms }
  | { readonly type: 'acknowledged'; readonly by: Person }
  | { readonly type: 'analysed'; readonly by: Person; readonly cause: Cause }
  | { readonly type: 'planned'; readonly by: Person; readonly actions: readonly PlannedAction[] }
  | { readonly type: 'action-finished'; readonly by: Person; readonly action: number; readonly note: string | null }
  | { readonly type: 'evidence-attached'; readonly by: Person; readonly evidence: Evidence }
  | { readonly type: 'submitted'; readonly by: Person; readonly note: string | null }
  | { readonly type: 'returned'; readonly by: Person; readonly reason: string; readonly terms: Terms }
  | { readonly type: 'verified'; readonly by: Person; readonly note: string | null }
  | { readonly type: 'monitoring-begun'; readonly watchedUntil: string }
  | { readonly type: 'closed'; readonly by: Person; readonly note: string | null }
  | { readonly type: 'cancelled'; readonly by: Person; readonly reason: string }
);
