import { stringify, type Stringifier } from 'csv-stringify';

/** CSV as spreadsheets open it safely: UTF-8 with BOM, and no cell that a spreadsheet would run as a formula. */
export function csvWriter(columns: readonly string[]): Stringifier {
  return stringify({
    header: true,
    columns: [...columns],
    bom: true,
    escape_formulas: true,
    // left to itself the library writes true as 1 and false as nothing
    cast: { date: (value) => value.toISOString(), boolean: (value) => String(value) },
  });
}
