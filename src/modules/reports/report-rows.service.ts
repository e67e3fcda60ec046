import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { zoneClock } from '../../domain/calendar/zone-clock.js';
import { organizationZone } from '../../domain/organization/organization.js';
import type { Scope } from '../../domain/shared/principal.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { readBySchema } from '../../domain/shared/schema-faults.schema.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { inspectionLines, itemLines } from './inspection-rows.service.js';
import { inspectionsAmong } from './inspections.read-model.js';
import { unitsWithin } from './place.read-model.js';
import { rowQueries, type RowQuery } from './report-rows.dto.js';
import { type Among, type RowList, rowSource, type SqlRowList } from './row-sources.read-model.js';

export type RowValue = string | number | boolean | null | Date | object;
export interface RowsPage {
  /** of all rows, not of this page: what the figure says */
  readonly total: number;
  readonly rows: readonly Readonly<Record<string, RowValue>>[];
  readonly offset: number;
  readonly limit: number;
}

const clock = zoneClock(organizationZone);

/** Lists the rows that the figures of reports count, as far as the reader may see them. */
@Injectable()
export class ReportRowsService {
  constructor(private readonly database: Database) {}

  /** `query` as it came; refused when the list knows no such filter. */
  list(list: RowList, query: unknown, scope: Scope): Promise<RowsPage> {
    return this.database.snapshot((tx) => pageOf(tx, list, query, scope));
  }
}

async function pageOf(tx: Transaction, list: RowList, query: unknown, scope: Scope): Promise<RowsPage> {
  if (list === 'inspections') {
    const read = readQuery(rowQueries.inspections, query);
    return cut(inspectionLines(await inspectionsAmong(tx, await amongOf(tx, read, scope)), read), read);
  }
  if (list === 'inspection-items') {
    const read = readQuery(rowQueries['inspection-items'], query);
    return cut(itemLines(await inspectionsAmong(tx, await amongOf(tx, read, scope)), read), read);
  }
  const read = readQuery<z.ZodType<RowQuery>>(rowQueries[list], query);
  return sqlRows(tx, list, await amongOf(tx, read, scope), read);
}

function readQuery<Schema extends z.ZodType>(schema: Schema, query: unknown): z.output<Schema> {
  const read = readBySchema(schema, query);
  if (read.ok) return read.value;
  const faults = read.faults.map(({ at, message }) => ({ at, message }));
  throw new RefusalError(refusal('invalid-request', { faults }));
}

async function amongOf(
  tx: Transaction,
  { within, unit, withoutUnit, from, to }: RowQuery,
  scope: Scope,
): Promise<Among> {
  const span = { from, to, scope };
  if (withoutUnit === 'true') return { ...span, units: [], withoutUnit: true };
  if (unit !== undefined) return { ...span, units: [unit], withoutUnit: false };
  const days = { from: clock.localDateOf(from), to: clock.localDateOf(to) };
  const units = await unitsWithin(tx, within ?? null, days);
  return { ...span, units: units.map(({ code }) => code), withoutUnit: within === undefined };
}

/** How a filter that is no plain comparison is meant. */
const special: Readonly<Record<string, (value: string) => string | null>> = {
  outcome: (value) => (value === 'judged' ? `row.outcome <> 'not-evaluable'` : null),
  withoutTouchpoint: () => 'row.touchpoint IS NULL',
  overdue: () => 'row.overdue',
};

async function sqlRows(tx: Transaction, list: SqlRowList, among: Among, query: RowQuery): Promise<RowsPage> {
  const { within: _w, unit: _u, withoutUnit: _n, from: _f, to: _t, lang: _l, offset, limit, ...filters } = query;
  const { role, subject, ...plain } = filters as Readonly<Record<string, string | number | undefined>>;
  const values: unknown[] = [];
  const source = rowSource(list, among, values);
  const conditions = Object.entries(plain).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return [special[name]?.(String(value)) ?? `row.${name} = $${values.push(value)}`];
  });
  if (role !== undefined && subject !== undefined)
    conditions.push(`row.subjects ->> $${values.push(role)} = $${values.push(subject)}`);
  const matching = `FROM (${source}) AS row WHERE ${['true', ...conditions].join(' AND ')}`;
  const [counted] = await tx.query<{ total: number }>(`SELECT count(*)::int AS total ${matching}`, values);
  const rows = await tx.query<Record<string, RowValue>>(
    `SELECT row.* ${matching} ORDER BY row.${list === 'judgements' ? 'event, row.rule' : 'id'}
     LIMIT $${values.push(limit)} OFFSET $${values.push(offset)}`,
    values,
  );
  return { total: counted?.total ?? 0, rows, offset, limit };
}

const cut = (rows: RowsPage['rows'], { offset, limit }: RowQuery): RowsPage => ({
  total: rows.length,
  rows: rows.slice(offset, offset + limit),
  offset,
  limit,
});
