import type { Transaction } from '../platform/database/database.js';

/** The next number of a series in a year, such as 17 of "整改" in 2026. No gaps: the number comes with the act or not at all. */
export async function nextNumber(tx: Transaction, series: string, year: number): Promise<number> {
  const [row] = await tx.query<{ last: number }>(
    `INSERT INTO number_series (series, year, last) VALUES ($1, $2, 1)
     ON CONFLICT (series, year) DO UPDATE SET last = number_series.last + 1 RETURNING last`,
    [series, year],
  );
  if (row === undefined) throw new Error(`no number for series ${series}`);
  return row.last;
}
