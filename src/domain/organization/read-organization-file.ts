import { toPointer, type JsonPath } from '../shared/json-pointer.js';
import { readBySchema, type Read } from '../shared/schema-faults.schema.js';
import { fault, type OrganizationFault } from './organization-fault.js';
import {
  organizationFileShape,
  staffEntry,
  unitEntry,
  type StaffEntry,
  type UnitEntry,
} from './organization-file.schema.js';
import type { Span, StaffMember, Unit } from './organization.js';
import { byFrom } from './span.js';

/** A record as it was written, and where it and its placements stand in the file. */
export interface Written<T> {
  readonly record: T;
  readonly at: string;
  /** in the order of the record's placements */
  readonly placementsAt: readonly string[];
}

export interface OrganizationFile {
  readonly units: readonly Written<Unit>[];
  readonly staff: readonly Written<StaffMember>[];
  /** codes of units that are in the file but could not be read: nothing is said against those who stand under them */
  readonly unreadableUnits: ReadonlySet<string>;
}

/** Says where in the author's own file the value at that path of the JSON form stands. */
export type PlaceOf = (path: JsonPath) => string;

/** Reads the JSON form. What could be read is answered together with all faults of what could not. */
export function readOrganizationFile(
  document: unknown,
  placeOf: PlaceOf = toPointer,
): { file: OrganizationFile; faults: readonly OrganizationFault[] } {
  const shape = readBySchema(organizationFileShape, document);
  if (!shape.ok) {
    const faults = shape.faults.map(({ path, message }) => fault('not-valid', placeOf(path), message));
    return { file: { units: [], staff: [], unreadableUnits: new Set() }, faults };
  }
  const units = readEntries(shape.value.units, {
    list: 'units',
    short: 'parent',
    placeOf,
    read: (entry) => readBySchema(unitEntry, entry),
    build: unitOf,
  });
  const staff = readEntries(shape.value.staff, {
    list: 'staff',
    short: 'unit',
    placeOf,
    read: (entry) => readBySchema(staffEntry, entry),
    build: memberOf,
  });
  return {
    file: { units: units.written, staff: staff.written, unreadableUnits: units.unreadable },
    faults: [...units.faults, ...staff.faults],
  };
}

interface Entry {
  readonly code: string;
  readonly parent?: string | null | undefined;
  readonly unit?: string | undefined;
  readonly placements?: readonly { readonly from: string }[] | undefined;
}

interface Reading<E extends Entry, T> {
  readonly list: 'units' | 'staff';
  /** the member that stands for one placement over the whole life */
  readonly short: 'parent' | 'unit';
  readonly placeOf: PlaceOf;
  readonly read: (entry: unknown) => Read<E>;
  readonly build: (entry: E) => T;
}

function readEntries<E extends Entry, T>(entries: readonly unknown[], reading: Reading<E, T>) {
  const written: Written<T>[] = [];
  const unreadable = new Set<string>();
  const faults: OrganizationFault[] = [];
  const firstAt = new Map<string, string>();
  entries.forEach((entry, index) => {
    const path = [reading.list, index];
    const at = reading.placeOf(path);
    const read = reading.read(entry);
    const code = read.ok ? read.value.code : codeOf(entry);
    const first = code === null ? undefined : firstAt.get(code);
    if (code !== null && first !== undefined) faults.push(fault('duplicate-code', at, { code, first }));
    else if (code !== null) firstAt.set(code, at);

    if (!read.ok) {
      for (const found of read.faults)
        faults.push(fault('not-valid', reading.placeOf([...path, ...found.path]), found.message));
      if (code !== null) unreadable.add(code);
    } else if ((read.value[reading.short] === undefined) === (read.value.placements === undefined)) {
      faults.push(fault('parent-or-placements', at, { code: read.value.code, short: reading.short }));
      unreadable.add(read.value.code);
    } else if (first === undefined) {
      const placementsAt = placesOf(read.value.placements, at, (place) =>
        reading.placeOf([...path, 'placements', place]),
      );
      written.push({ record: reading.build(read.value), at, placementsAt });
    }
  });
  return { written, unreadable, faults };
}

function codeOf(entry: unknown): string | null {
  const code = typeof entry === 'object' && entry !== null && 'code' in entry ? entry.code : null;
  return typeof code === 'string' ? code : null;
}

function placesOf(
  placements: readonly { readonly from: string }[] | undefined,
  at: string,
  placeAt: (index: number) => string,
): readonly string[] {
  if (placements === undefined) return [at];
  return placements
    .map(({ from }, index) => ({ from, at: placeAt(index) }))
    .toSorted(byFrom)
    .map((placement) => placement.at);
}

function unitOf(entry: UnitEntry): Unit {
  const { code, title, level, openedOn } = entry;
  const closedOn = entry.closedOn ?? null;
  const written = entry.placements ?? [{ parent: entry.parent ?? null, from: openedOn }];
  const placements = written.map((placement) => ({ parent: placement.parent, ...spanOf(placement) }));
  return { code, title, level, openedOn, closedOn, placements: inOrder(placements, closedOn) };
}

function memberOf(entry: StaffEntry): StaffMember {
  const { code, name, employedFrom } = entry;
  const employedTo = entry.employedTo ?? null;
  const written = entry.placements ?? (entry.unit === undefined ? [] : [{ unit: entry.unit, from: employedFrom }]);
  const placements = written.map((placement) => ({ unit: placement.unit, ...spanOf(placement) }));
  return { code, name, employedFrom, employedTo, placements: inOrder(placements, employedTo) };
}

const spanOf = (placement: { from: string; to?: string | null | undefined }): Span => ({
  from: placement.from,
  to: placement.to ?? null,
});

/** Ascending; a placement without end lasts until the next one begins, the last one until `end`. */
function inOrder<P extends Span>(placements: readonly P[], end: string | null): P[] {
  const sorted = placements.toSorted(byFrom);
  return sorted.map((placement, index) => ({ ...placement, to: placement.to ?? sorted[index + 1]?.from ?? end }));
}
