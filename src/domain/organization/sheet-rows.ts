import { fault, type OrganizationFault } from './organization-fault.js';

/** A CSV file as its cells. */
export interface Sheet {
  readonly name: string;
  readonly header: readonly string[];
  /** `row` counts as a spreadsheet does: the header is row 1 */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
}

/** One row, its cells trimmed and by column. */
export interface SheetRow {
  readonly row: number;
  readonly cells: ReadonlyMap<string, string>;
}

export interface SheetColumns {
  /** the same in every row of a code, or empty in all but one */
  readonly record: readonly string[];
  /** of its own in each row */
  readonly placement: readonly string[];
}

/** The rows of each code, in the order of their first appearance; empty rows are skipped. */
export function groupRows(
  sheet: Sheet,
  columns: SheetColumns,
): { groups: readonly (readonly SheetRow[])[]; faults: readonly OrganizationFault[] } {
  const header = sheet.header.map((column) => column.trim());
  const headerFaults = checkHeader(sheet.name, header, [...columns.record, ...columns.placement]);
  if (headerFaults.length > 0) return { groups: [], faults: headerFaults };

  const faults: OrganizationFault[] = [];
  const groups = new Map<string, SheetRow[]>();
  for (const { row, cells } of sheet.rows) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (cells.length > header.length) {
      const data = { found: String(cells.length), expected: String(header.length) };
      faults.push(fault('row-too-long', rowAt(sheet, row), data));
    }
    const named = { row, cells: new Map(header.map((column, index) => [column, cells[index]?.trim() ?? ''])) };
    const code = named.cells.get('code') ?? '';
    const group = groups.get(code);
    // rows without a code belong to nobody, each is told as a fault of its own
    if (code === '' || group === undefined) groups.set(code === '' ? ` ${row}` : code, [named]);
    else group.push(named);
  }
  const sorted = [...groups.values()];
  return { groups: sorted, faults: [...faults, ...sorted.flatMap((group) => contradictions(sheet, columns, group))] };
}

export const rowAt = (sheet: Sheet, row: number): string => `${sheet.name} row ${row}`;

function checkHeader(name: string, header: readonly string[], columns: readonly string[]): OrganizationFault[] {
  const at = `${name} row 1`;
  const expected = columns.join(', ');
  return [
    ...columns
      .filter((column) => !header.includes(column))
      .map((column) => fault('column-missing', at, { column, columns: expected })),
    ...header
      .filter((column, index) => !columns.includes(column) || header.indexOf(column) !== index)
      .map((column) => fault('column-unknown', at, { column, columns: expected })),
  ];
}

function contradictions(sheet: Sheet, columns: SheetColumns, group: readonly SheetRow[]): OrganizationFault[] {
  return columns.record.flatMap((column) => {
    const [first, ...others] = group.filter(({ cells }) => cells.get(column) !== '');
    if (first === undefined) return [];
    const expected = first.cells.get(column) ?? '';
    return others
      .filter(({ cells }) => cells.get(column) !== expected)
      .map(({ row, cells }) =>
        fault('row-contradicts', rowAt(sheet, row), {
          code: cells.get('code') ?? '',
          column,
          value: cells.get(column) ?? '',
          first: rowAt(sheet, first.row),
          expected,
        }),
      );
  });
}
