import { hasRole } from '../shared/principal-covers.js';
import type { Principal } from '../shared/principal.js';
import type { Inspection } from './inspection-workflow.js';
import type { InspectionForm } from './plan.js';

/** How much somebody sees of an inspection in their part of the organisation. */
export const sights = ['nothing', 'existence', 'outcome', 'whole'] as const;
export type Sight = (typeof sights)[number];

/** What decides who sees it. */
export interface Seen {
  readonly form: InspectionForm;
  /** id of the user; null before it was assigned */
  readonly inspector: string | null;
  readonly hasBegun: boolean;
  readonly isConfirmed: boolean;
}

/** Those who plan, decide and oversee; the inspected unit is not among them. */
const insiders = ['supervisor', 'leadership', 'approver', 'auditor', 'admin'] as const;

/**
 * The unit learns of an announced inspection when it is planned, of an unannounced one when it begins, and of a mystery
 * visit when it is confirmed; of no result before it is confirmed. Other inspectors see what the unit sees.
 */
export function sightOf({ form, inspector, hasBegun, isConfirmed }: Seen, reader: Principal): Sight {
  if (isInsider(reader) || reader.id === inspector) return 'whole';
  if (isConfirmed) return 'outcome';
  switch (form) {
    case 'announced':
      return 'existence';
    case 'unannounced':
      return hasBegun ? 'existence' : 'nothing';
    case 'mystery':
      return 'nothing';
    default:
      return form satisfies never;
  }
}

export const isInsider = (reader: Principal): boolean => hasRole(reader, ...insiders);

type Part<Key extends string> =
  Extract<Inspection, Readonly<Record<Key, unknown>>> extends infer State
    ? State extends Readonly<Record<Key, infer Value>>
      ? Value | null
      : never
    : never;

/** An inspection as a reader sees it: a part is null where it has not come to that, or is not for them. */
export interface InspectionView {
  readonly status: Inspection['status'];
  readonly plan: Inspection['plan'];
  readonly assignment: Part<'assignment'>;
  readonly work: Part<'work'>;
  readonly submission: Part<'submission'>;
  readonly confirmation: Part<'confirmation'>;
  readonly closing: Part<'closing'>;
  readonly cancellation: Part<'cancellation'>;
}

export function viewOf(inspection: Inspection, sight: Exclude<Sight, 'nothing'>): InspectionView {
  const whole: InspectionView = {
    status: inspection.status,
    plan: inspection.plan,
    assignment: 'assignment' in inspection ? inspection.assignment : null,
    work: 'work' in inspection ? inspection.work : null,
    submission: 'submission' in inspection ? inspection.submission : null,
    confirmation: 'confirmation' in inspection ? inspection.confirmation : null,
    closing: 'closing' in inspection ? inspection.closing : null,
    cancellation: 'cancellation' in inspection ? inspection.cancellation : null,
  };
  if (sight === 'whole') return whole;
  // a mystery visitor who is known by name visits nobody again
  const assignment = inspection.plan.form === 'mystery' ? null : whole.assignment;
  // what was said between inspector and supervisor is theirs
  const work = whole.work === null ? null : { ...whole.work, returns: [] };
  if (sight === 'outcome') return { ...whole, assignment, work };
  return { ...whole, assignment, work: work === null ? null : { ...work, answers: {} }, submission: null };
}
