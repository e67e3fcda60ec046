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
  | { readonly outcome: 'refused'; readonly obstacles: readonly PlaceObstacle[] };

export type PlaceObstacle =
  | { readonly code: 'unknown-unit'; readonly unit: string }
  | {
      readonly code: 'unit-not-open';
      readonly unit: string;
      readonly openedOn: string;
      readonly closedOn: string | null;
    }
  | { readonly code: 'unknown-staff'; readonly staff: string }
  | {
      readonly code: 'staff-not-employed';
      readonly staff: string;
      readonly employedFrom: string;
      readonly employedTo: string | null;
    };

/**
 * Puts an event where it belongs. An event that names only a staff member belongs to the unit they worked in on that
 * day; one that names both belongs to the unit it names, since people help out elsewhere. All obstacles are named, that of
 * the unit first.
 */
export function placeEvent(organization: Organization, event: EventWhereabouts): EventPlace {
  const { staff, occurredOn: on } = event;
  const obstacles = [unitObstacle(organization, event.unit, on), staffObstacle(organization, staff, on)].filter(
    (obstacle) => obstacle !== null,
  );
  if (obstacles.length > 0) return { outcome: 'refused', obstacles };
  const unit = event.unit ?? (staff === null ? null : unitOfStaff(organization, staff, on));
  return { outcome: 'ok', unit, staff, unitPath: unit === null ? [] : unitPath(organization, unit, on) };
}

function unitObstacle(organization: Organization, code: string | null, on: string): PlaceObstacle | null {
  if (code === null) return null;
  const unit = organization.units.get(code);
  if (unit === undefined) return { code: 'unknown-unit', unit: code };
  if (isOpen(unit, on)) return null;
  return { code: 'unit-not-open', unit: code, openedOn: unit.openedOn, closedOn: unit.closedOn };
}

function staffObstacle(organization: Organization, code: string | null, on: string): PlaceObstacle | null {
  if (code === null) return null;
  const member = organization.staff.get(code);
  if (member === undefined) return { code: 'unknown-staff', staff: code };
  if (isEmployed(member, on)) return null;
  const { employedFrom, employedTo } = member;
  return { code: 'staff-not-employed', staff: code, employedFrom, employedTo };
}
