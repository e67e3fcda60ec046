import { isEmployed, isOpen, unitOfStaff, unitPath } from './as-of.js';
import type { Organization } from './organization.js';

/** What an event says about where and by whom; `occurredOn` is its local date in the organisation's zone. */
export interface EventWhereabouts {
  readonly unit: string | null;
  readonly staff: string | null;
  readonly occurredOn: string;
}

export type EventPlace =
  | {
      readonly outcome: 'ok';
      readonly unit: string | null;
      readonly staff: string | null;
      /** the unit and its ancestors on that day, nearest first; empty if the event names nobody and no place */
      readonly unitPath: readonly string[];
    }
  | { readonly outcome: 'unknown-unit'; readonly unit: string }
  | {
      readonly outcome: 'unit-not-open';
      readonly unit: string;
      readonly openedOn: string;
      readonly closedOn: string | null;
    }
  | { readonly outcome: 'unknown-staff'; readonly staff: string }
  | {
      readonly outcome: 'staff-not-employed';
      readonly staff: string;
      readonly employedFrom: string;
      readonly employedTo: string | null;
    };

/**
 * Puts an event where it belongs. An event that names only a staff member belongs to the unit they worked in on that
 * day; one that names both belongs to the unit it names, since people help out elsewhere.
 */
export function placeEvent(organization: Organization, event: EventWhereabouts): EventPlace {
  const on = event.occurredOn;
  if (event.unit !== null) {
    const unit = organization.units.get(event.unit);
    if (unit === undefined) return { outcome: 'unknown-unit', unit: event.unit };
    if (!isOpen(unit, on)) {
      return { outcome: 'unit-not-open', unit: unit.code, openedOn: unit.openedOn, closedOn: unit.closedOn };
    }
  }
  if (event.staff !== null) {
    const member = organization.staff.get(event.staff);
    if (member === undefined) return { outcome: 'unknown-staff', staff: event.staff };
    if (!isEmployed(member, on)) {
      const { employedFrom, employedTo } = member;
      return { outcome: 'staff-not-employed', staff: member.code, employedFrom, employedTo };
    }
  }
  const unit = event.unit ?? (event.staff === null ? null : unitOfStaff(organization, event.staff, on));
  return {
    outcome: 'ok',
    unit,
    staff: event.staff,
    unitPath: unit === null ? [] : unitPath(organization, unit, on),
  };
}
