import { type Period, startOf } from './period.js';

/**
 * The lists that figures open, by what their rows are:
 * - `judgements`: (event, rule) pairs of rules that find nonconformities, without events of inspections
 * - `inspection-items`: answers of confirmed inspections
 * - `corrective-actions`: in hand during the period, so issued before its end and not closed before its start
 * - the rest: what happened in the period
 */
export const rowPaths = {
  judgements: '/api/v1/report-rows/judgements',
  findings: '/api/v1/report-rows/findings',
  inspections: '/api/v1/report-rows/inspections',
  'inspection-items': '/api/v1/report-rows/inspection-items',
  penalties: '/api/v1/report-rows/penalties',
  'corrective-actions': '/api/v1/report-rows/corrective-actions',
  escalations: '/api/v1/report-rows/escalations',
} as const;

/** A number, and the path with query that lists what it counts. */
export interface Figure {
  readonly value: number;
  readonly rows: string;
}

/** A mean or a rate; null where there is nothing to divide by. */
export interface Ratio {
  readonly value: number | null;
  readonly rows: string;
}

export type RowFilters = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** `period` narrows the list to a part of the report's period; a filter that is undefined is left out. */
export type RowsLink = (list: keyof typeof rowPaths, filters?: RowFilters, period?: Period) => string;

/**
 * Links to the rows of a report: `within` its unit and everything below (left out for the whole organisation) or of one
 * `unit` alone, `from` and `to` as instants. `unit: null` asks for rows without a unit. Parameters are in the order of
 * their names, so that one link is one text.
 */
export function rowsLinkOf(within: string | null, period: Period): RowsLink {
  return (list, filters = {}, part = period) => {
    const place = filters['unit'] === undefined ? { within: within ?? undefined } : placeOf(filters['unit']);
    const query: RowFilters = { ...filters, unit: undefined, ...place, from: startOf(part.from), to: startOf(part.to) };
    const pairs = Object.entries(query)
      .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(String(value))}`]))
      .sort();
    return `${rowPaths[list]}?${pairs.join('&')}`;
  };
}

const placeOf = (unit: string | number | boolean | null): RowFilters =>
  unit === null ? { withoutUnit: true } : { unit };
