import { checkPlacements } from './check-placements.js';
import { checkCycles, checkRoots } from './check-tree.js';
import { fault, type OrganizationFault, type OrganizationFaultCode } from './organization-fault.js';
import { employment, unitLife, type Organization, type Span, type StaffMember, type Unit } from './organization.js';
import type { OrganizationFile, Written } from './read-organization-file.js';
import { contains, endOf, spanText } from './span.js';

/** What stands, with every record that the file names put in its place. What the file does not name stays. */
export function mergeOrganization(standing: Organization, file: OrganizationFile): Organization {
  return {
    units: new Map([...standing.units, ...file.units.map(({ record }) => [record.code, record] as const)]),
    staff: new Map([...standing.staff, ...file.staff.map(({ record }) => [record.code, record] as const)]),
  };
}

/**
 * All faults the organisation would have after the file is merged into it: also those of records the file does not
 * name, such as a branch that stands under a province the file closes.
 */
export function checkOrganization(merged: Organization, file: OrganizationFile): readonly OrganizationFault[] {
  const units = placesOf('unit', file.units);
  const staff = placesOf('staff', file.staff);
  const check = new UnitReferences(merged, file.unreadableUnits);
  const faults: OrganizationFault[] = [];
  for (const unit of merged.units.values()) {
    const life = unitLife(unit);
    faults.push(...checkPlacements({ ...unit, life, ...units.of(unit) }));
    unit.placements.forEach((placement, index) => {
      if (placement.parent === null) return;
      const place = { code: unit.code, at: units.ofPlacement(unit, index), span: placement, life };
      faults.push(...check.reference(placement.parent, place, 'parent'));
    });
  }
  for (const member of merged.staff.values()) {
    const life = employment(member);
    faults.push(...checkPlacements({ ...member, life, ...staff.of(member) }));
    member.placements.forEach((placement, index) => {
      const place = { code: member.code, at: staff.ofPlacement(member, index), span: placement, life };
      faults.push(...check.reference(placement.unit, place, 'unit'));
    });
  }
  return [...faults, ...checkCycles(merged.units, units.ofPlacement), ...checkRoots(merged.units, units.ofPlacement)];
}

function placesOf<T extends Unit | StaffMember>(kind: 'unit' | 'staff', written: readonly Written<T>[]) {
  const places = new Map(written.map((entry) => [entry.record.code, entry]));
  const of = ({ code }: T) => places.get(code) ?? { at: `stored ${kind} ${code}`, placementsAt: [] };
  return {
    of,
    ofPlacement: (record: T, index: number): string => of(record).placementsAt[index] ?? of(record).at,
  };
}

interface Reference {
  readonly code: string;
  readonly at: string;
  readonly span: Span;
  readonly life: Span;
}

const referenceFaults = {
  parent: ['parent-unknown', 'parent-not-open'],
  unit: ['unit-unknown', 'unit-not-open'],
} as const satisfies Record<string, readonly [OrganizationFaultCode, OrganizationFaultCode]>;

/** Whoever stands in or under a unit needs it to exist and to be open for that long. */
class UnitReferences {
  constructor(
    private readonly organization: Organization,
    private readonly unreadable: ReadonlySet<string>,
  ) {}

  reference(to: string, { code, at, span, life }: Reference, as: 'parent' | 'unit'): readonly OrganizationFault[] {
    // The units of a file that could not be read are known by name only; spans with faults of their own are told there.
    if (this.unreadable.has(to) || endOf(span) <= span.from || !contains(life, span)) return [];
    const [unknown, notOpen] = referenceFaults[as];
    const unit = this.organization.units.get(to);
    if (unit === undefined) return [fault(unknown, at, { code, [as]: to })];
    if (contains(unitLife(unit), span)) return [];
    return [fault(notOpen, at, { code, [as]: to, span: spanText(span), life: spanText(unitLife(unit)) })];
  }
}
