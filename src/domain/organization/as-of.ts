import {
  employment,
  unitLife,
  type Organization,
  type StaffMember,
  type Unit,
  type UnitPlacement,
} from './organization.js';
import { covers } from './span.js';

export const isOpen = (unit: Unit, on: string): boolean => covers(unitLife(unit), on);

export const isEmployed = (member: StaffMember, on: string): boolean => covers(employment(member), on);

/** The unit and its ancestors on that local date, nearest first; empty if there is no such unit or it is not open. */
export function unitPath(organization: Organization, code: string, on: string): readonly string[] {
  const path: string[] = [];
  let next: string | null = code;
  while (next !== null && !path.includes(next)) {
    const unit = organization.units.get(next);
    if (unit === undefined || !isOpen(unit, on)) break;
    path.push(unit.code);
    next = unit.placements.find((placement) => covers(placement, on))?.parent ?? null;
  }
  return path;
}

/** The unit in which a staff member worked on that local date; null if they are unknown or not employed. */
export function unitOfStaff(organization: Organization, code: string, on: string): string | null {
  return organization.staff.get(code)?.placements.find((placement) => covers(placement, on))?.unit ?? null;
}

/** The unit and everything open below it on that local date; empty if there is no such unit or it is not open. */
export function subtree(organization: Organization, code: string, on: string): ReadonlySet<string> {
  const top = organization.units.get(code);
  if (top === undefined || !isOpen(top, on)) return new Set();
  return descend(organization, top, (unit) => unit.placements.find((placement) => covers(placement, on)));
}

/**
 * What somebody responsible for a unit may see today: the unit and everything below it, each unit where it stands or,
 * if it is closed, where it last stood. Empty if there is no such unit.
 */
export function visibleSubtree(organization: Organization, code: string, today: string): ReadonlySet<string> {
  const top = organization.units.get(code);
  if (top === undefined) return new Set();
  return descend(organization, top, (unit) => unit.placements.findLast((placement) => placement.from <= today));
}

function descend(
  organization: Organization,
  top: Unit,
  placementOf: (unit: Unit) => UnitPlacement | undefined,
): ReadonlySet<string> {
  const children = new Map<string, string[]>();
  for (const unit of organization.units.values()) {
    const parent = placementOf(unit)?.parent ?? null;
    if (parent === null) continue;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [unit.code]);
    else siblings.push(unit.code);
  }
  const reached = new Set([top.code]);
  for (const code of reached) for (const child of children.get(code) ?? []) reached.add(child);
  return reached;
}
