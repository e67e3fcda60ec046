import { zoneClock } from '../../calendar/zone-clock.js';
import type { FactSource, MappingEntry } from './mapping.schema.js';
import { type Picker, pickerOf } from './picker.js';
import { cellReader, type CellReader, occurrenceReader } from './read-cell.js';

/** One part of an event: its time, a party or a fact, and which cells of its rows it is made of. */
export interface PlannedPart {
  /** where it stands in the event */
  readonly pointer: string;
  readonly column: number;
  /** only rows with these cells take part */
  readonly where: readonly (readonly [column: number, cell: string])[];
  readonly makePicker: () => Picker;
}

/** A mapping entry against the header of a file: columns by their place in a row. */
export interface EntryPlan {
  readonly id: readonly number[];
  /** null: each row is an event */
  readonly by: readonly number[] | null;
  readonly contiguousBy: number | null;
  readonly skipWhenMissing: readonly number[];
  readonly missing: ReadonlySet<string>;
  readonly parts: readonly PlannedPart[];
}

export const factPointer = (name: string): string => `/data/${name}`;

/** `placeOf` knows every column of the mapping (see columnsOf). */
export function planEntry(entry: MappingEntry, placeOf: (column: string) => number): EntryPlan {
  const { group } = entry;
  return {
    id: entry.id.map(placeOf),
    by: group?.by.map(placeOf) ?? null,
    contiguousBy: group?.contiguousBy === undefined ? null : placeOf(group.contiguousBy),
    skipWhenMissing: group?.skipWhenMissing?.map(placeOf) ?? [],
    missing: new Set(entry.missing),
    parts: partsOf(entry, placeOf),
  };
}

function partsOf(entry: MappingEntry, placeOf: (column: string) => number): PlannedPart[] {
  const conventions = { clock: zoneClock(entry.zone), formats: entry.formats };
  const part = (
    pointer: string,
    source: Pick<FactSource, 'column' | 'pick' | 'where'>,
    read: CellReader,
  ): PlannedPart => ({
    pointer,
    column: placeOf(source.column),
    where: Object.entries(source.where ?? {}).map(([column, cell]) => [placeOf(column), cell]),
    makePicker: () => pickerOf(source.pick, read),
  });
  const time =
    typeof entry.occurredAt === 'string' ? { column: entry.occurredAt, pick: 'same' as const } : entry.occurredAt;
  const parts = [part('/occurredAt', time, occurrenceReader(conventions))];
  for (const name of ['unit', 'staff', 'customer'] as const) {
    const party = entry[name];
    if (party === undefined) continue;
    if ('column' in party) parts.push(part(`/${name}`, { column: party.column, pick: 'same' }, (cell) => cell));
    else parts.push({ pointer: `/${name}`, column: -1, where: [], makePicker: () => constant(party.value) });
  }
  for (const [name, source] of Object.entries(entry.facts)) {
    parts.push(part(factPointer(name), source, cellReader(source.as, { ...conventions, separator: source.separator })));
  }
  return parts;
}

const constant = (value: string): Picker => ({ add: () => undefined, result: () => ({ kind: 'value', value }) });
