import type { ZoneClock } from '../../calendar/zone-clock.js';
import type { FactScalar } from '../../shared/fact-value.js';
import { canonicalDate, canonicalInstant } from '../canonical-time.js';
import { localFormat } from './local-format.js';
import type { CellType } from './mapping.schema.js';

/** The value of a cell that is not missing; undefined when it is not written as its type wants. */
export type CellReader = (cell: string) => FactScalar | readonly FactScalar[] | undefined;

/** How a file writes local dates and times, and in which zone. */
export interface LocalTimes {
  readonly clock: ZoneClock;
  readonly formats: { readonly instant?: string | undefined; readonly date?: string | undefined };
}

export interface CellConventions extends LocalTimes {
  /** between the elements of a list */
  readonly separator: string;
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'y', '1', '是'].map((word) => [word, true] as const),
  ...['false', 'no', 'n', '0', '否'].map((word) => [word, false] as const),
]);

/** Nothing is guessed: `1,5` is no decimal and `1.005` no money. */
export function cellReader(as: CellType, conventions: CellConventions): CellReader {
  switch (as) {
    case 'text':
      return (cell) => cell;
    case 'integer':
      return (cell) => (/^[+-]?\d+$/.test(cell) ? exact(Number(cell)) : undefined);
    case 'decimal':
      return (cell) => (/^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(cell) ? exact(Number(cell)) : undefined);
    case 'money':
      return minorUnits;
    case 'boolean':
      return (cell) => truths.get(cell.toLowerCase());
    case 'date':
      return dateReader(conventions);
    case 'instant':
      return instantReader(conventions);
    case 'list':
      return (cell) => cell.split(conventions.separator);
    default:
      return as satisfies never;
  }
}

const exact = (value: number): number | undefined =>
  Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value + 0 : undefined;

/** `1234.5` → 123450: digits are moved, never multiplied, so no cent is lost. */
function minorUnits(cell: string): number | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d{1,2}))?$/.exec(cell);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  return exact(Number(`${sign}${whole}${fraction.padEnd(2, '0')}`));
}

function dateReader({ formats }: LocalTimes): (cell: string) => string | undefined {
  const format = formats.date === undefined ? null : localFormat(formats.date);
  if (format === null) return (cell) => canonicalDate(cell) ?? undefined;
  return (cell) => {
    const localMs = format.read(cell);
    return localMs === null ? undefined : new Date(localMs).toISOString().slice(0, 10);
  };
}

const isoLocal = ['YYYY-MM-DDTHH:mm', 'YYYY-MM-DDTHH:mm:ss', 'YYYY-MM-DDTHH:mm:ss.SSS'];

function instantReader({ clock, formats }: LocalTimes): (cell: string) => string | undefined {
  const written =
    formats.instant === undefined
      ? [...isoLocal, ...isoLocal.map((format) => format.replace('T', ' '))]
      : [formats.instant];
  const known = written.flatMap((format) => localFormat(format) ?? []);
  return (cell) => {
    const withOffset = formats.instant === undefined ? canonicalInstant(cell) : null;
    if (withOffset !== null) return withOffset;
    for (const format of known) {
      const localMs = format.read(cell);
      if (localMs !== null) return instantOf(localMs, clock);
    }
    return undefined;
  };
}

/** Undefined for a local time that the clocks skipped; of one they showed twice the first. */
function instantOf(localMs: number, clock: ZoneClock): string | undefined {
  const instantMs = clock.firstInstantAt(localMs);
  return clock.localTimeOf(instantMs) === localMs ? new Date(instantMs).toISOString() : undefined;
}

/** When an event occurred: an instant, or a date that means the first moment of that day. */
export function occurrenceReader(conventions: LocalTimes): (cell: string) => string | undefined {
  const instant = instantReader(conventions);
  const date = dateReader(conventions);
  return (cell) => {
    const asInstant = instant(cell);
    if (asInstant !== undefined) return asInstant;
    const day = date(cell);
    if (day === undefined) return undefined;
    return new Date(conventions.clock.firstInstantAt(Date.parse(`${day}T00:00:00Z`))).toISOString();
  };
}
