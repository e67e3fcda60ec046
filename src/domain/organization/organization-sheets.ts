import { toPointer, type JsonPath } from '../shared/json-pointer.js';
import type { OrganizationFault } from './organization-fault.js';
import type { PlaceOf } from './read-organization-file.js';
import { groupRows, rowAt, type Sheet, type SheetRow } from './sheet-rows.js';

/** Which column becomes which member of the JSON form. */
interface SheetForm {
  readonly record: Readonly<Record<string, string>>;
  readonly placement: Readonly<Record<string, string>>;
}

/** units.csv: an empty `parent` is the root, an empty `from` the opening. */
export const unitColumns: SheetForm = {
  record: {
    code: 'code',
    title_zh: 'title/zh-CN',
    title_en: 'title/en',
    level: 'level',
    opened_on: 'openedOn',
    closed_on: 'closedOn',
  },
  placement: { parent: 'parent', from: 'from', to: 'to' },
};

/** staff.csv: an empty `from` is the beginning of the employment. */
export const staffColumns: SheetForm = {
  record: { code: 'code', name: 'name', employed_from: 'employedFrom', employed_to: 'employedTo' },
  placement: { unit: 'unit', from: 'from', to: 'to' },
};

/**
 * The JSON form of the two CSV files, how its places are called in them, and what is wrong with the files as such.
 * Several rows of one code are several placements.
 */
export function documentOfSheets(sheets: { readonly units: Sheet | null; readonly staff: Sheet | null }): {
  document: unknown;
  placeOf: PlaceOf;
  faults: readonly OrganizationFault[];
} {
  const units = grouped(sheets.units, unitColumns);
  const staff = grouped(sheets.staff, staffColumns);
  return {
    document: { units: units.groups.map(unitEntryOf), staff: staff.groups.map(staffEntryOf) },
    placeOf: (path) => {
      const { sheet, groups, form } = path[0] === 'units' ? units : staff;
      const group = groups[Number(path[1])];
      if (sheet === null || group === undefined) return toPointer(path);
      const { row = 1 } = group[path[2] === 'placements' ? Number(path[3] ?? 0) : 0] ?? {};
      const column = columnOf(form, path.slice(2));
      return column === undefined ? rowAt(sheet, row) : `${rowAt(sheet, row)}, ${column}`;
    },
    faults: [...units.faults, ...staff.faults],
  };
}

function grouped(sheet: Sheet | null, form: SheetForm) {
  const columns = { record: Object.keys(form.record), placement: Object.keys(form.placement) };
  return { sheet, form, ...(sheet === null ? { groups: [], faults: [] } : groupRows(sheet, columns)) };
}

function columnOf(form: SheetForm, path: JsonPath): string | undefined {
  const [members, inside] = path[0] === 'placements' ? [form.placement, path.slice(2)] : [form.record, path];
  return Object.keys(members).find((column) => members[column] === inside.join('/'));
}

type Group = readonly SheetRow[];

/** An empty cell is a member left out. */
const cellOf = (row: SheetRow, column: string): string | undefined => row.cells.get(column) || undefined;

const firstOf = (group: Group, column: string): string | undefined =>
  group.map((row) => cellOf(row, column)).find((cell) => cell !== undefined);

const unitEntryOf = (group: Group): unknown => ({
  code: firstOf(group, 'code'),
  title: { 'zh-CN': firstOf(group, 'title_zh'), en: firstOf(group, 'title_en') },
  level: firstOf(group, 'level'),
  openedOn: firstOf(group, 'opened_on'),
  closedOn: firstOf(group, 'closed_on'),
  placements: group.map((row) => ({
    parent: cellOf(row, 'parent') ?? null,
    from: cellOf(row, 'from') ?? firstOf(group, 'opened_on'),
    to: cellOf(row, 'to'),
  })),
});

const staffEntryOf = (group: Group): unknown => ({
  code: firstOf(group, 'code'),
  name: firstOf(group, 'name'),
  employedFrom: firstOf(group, 'employed_from'),
  employedTo: firstOf(group, 'employed_to'),
  placements: group.map((row) => ({
    unit: cellOf(row, 'unit'),
    from: cellOf(row, 'from') ?? firstOf(group, 'employed_from'),
    to: cellOf(row, 'to'),
  })),
});
