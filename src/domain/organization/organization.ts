import type { LocalizedText } from '../shared/localized-text.js';

/** The zone in which the organisation's days begin and end: openings, employments and moves are local dates of it. */
export const organizationZone = 'Asia/Shanghai';

/** A span of local dates `YYYY-MM-DD`, half open: `to` is the first day outside, null if there is no end. */
export interface Span {
  readonly from: string;
  readonly to: string | null;
}

/** Under which parent a unit stands; null for the root. */
export interface UnitPlacement extends Span {
  readonly parent: string | null;
}

export interface Unit {
  readonly code: string;
  readonly title: LocalizedText;
  /** free word of the installation: head-office, province, city, branch … */
  readonly level: string;
  readonly openedOn: string;
  /** first day on which the unit no longer exists; null while open */
  readonly closedOn: string | null;
  /** ascending by `from`; together they cover the unit's life without gap or overlap */
  readonly placements: readonly UnitPlacement[];
}

export interface StaffPlacement extends Span {
  readonly unit: string;
}

export interface StaffMember {
  readonly code: string;
  readonly name: string;
  readonly employedFrom: string;
  /** first day on which they are no longer employed; null while employed */
  readonly employedTo: string | null;
  /** ascending by `from`; together they cover the employment without gap or overlap */
  readonly placements: readonly StaffPlacement[];
}

/** Everybody and every place, with their history. */
export interface Organization {
  readonly units: ReadonlyMap<string, Unit>;
  readonly staff: ReadonlyMap<string, StaffMember>;
}

export const unitLife = (unit: Unit): Span => ({ from: unit.openedOn, to: unit.closedOn });
export const employment = (member: StaffMember): Span => ({ from: member.employedFrom, to: member.employedTo });
