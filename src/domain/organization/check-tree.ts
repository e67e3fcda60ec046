import { fault, type OrganizationFault } from './organization-fault.js';
import type { Unit } from './organization.js';
import { byFrom, covers, endOf, overlap } from './span.js';

type Units = ReadonlyMap<string, Unit>;
/** Where the placement of that index of a unit was written. */
type PlacementAt = (unit: Unit, index: number) => string;

/** On no day may units stand under each other. Each circle is told once for each day on which it comes about. */
export function checkCycles(units: Units, placementAt: PlacementAt): readonly OrganizationFault[] {
  const faults: OrganizationFault[] = [];
  const told = new Set<string>();
  for (const unit of units.values()) {
    unit.placements.forEach((placement, index) => {
      // A circle that comes about on a day contains a placement that begins on it: climbing from those is enough.
      const circle = climb(units, unit, placement.from);
      if (circle === null) return;
      const key = `${placement.from} ${circle.toSorted().join(' ')}`;
      if (told.has(key)) return;
      told.add(key);
      faults.push(fault('cycle', placementAt(unit, index), { on: placement.from, units: circle.join(' → ') }));
    });
  }
  return faults;
}

/** The units from `start` upwards back to `start`; null if the way up does not come back. */
function climb(units: Units, start: Unit, on: string): readonly string[] | null {
  const way: string[] = [];
  let unit: Unit | undefined = start;
  while (unit !== undefined && !way.includes(unit.code)) {
    way.push(unit.code);
    const parent: string | null = unit.placements.find((placement) => covers(placement, on))?.parent ?? null;
    unit = parent === null ? undefined : units.get(parent);
  }
  return unit === start ? way : null;
}

/** On no day may there be two roots. That there is one follows from parents that are open and no circles. */
export function checkRoots(units: Units, placementAt: PlacementAt): readonly OrganizationFault[] {
  const faults: OrganizationFault[] = [];
  const roots = [...units.values()]
    .flatMap((unit) => unit.placements.map((placement, index) => ({ unit, placement, index })))
    .filter(({ placement }) => placement.parent === null)
    .toSorted((one, other) => byFrom(one.placement, other.placement));
  let latest = roots[0];
  for (const root of roots.slice(1)) {
    if (latest !== undefined && root.unit !== latest.unit && overlap(latest.placement, root.placement)) {
      faults.push(
        fault('several-roots', placementAt(root.unit, root.index), {
          on: root.placement.from,
          code: root.unit.code,
          other: latest.unit.code,
        }),
      );
    }
    if (latest === undefined || endOf(latest.placement) <= endOf(root.placement)) latest = root;
  }
  return faults;
}
