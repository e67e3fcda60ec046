import type { FactScalar } from '../shared/fact-value.js';
import type { LocalizedText } from '../shared/localized-text.js';

/**
 * - `text` free text, `code` one of a set of words, `integer`, `decimal`, `boolean`
 * - `money` an integer of minor units
 * - `instant` a point in time, `date` a local calendar day
 * - `list` of scalars of one type
 * - `unit`, `staff`, `customer` a reference by code
 */
export const factTypes = [
  'text',
  'code',
  'integer',
  'decimal',
  'money',
  'boolean',
  'instant',
  'date',
  'list',
  'unit',
  'staff',
  'customer',
] as const;
export type FactType = (typeof factTypes)[number];

export const listElementTypes = ['text', 'code', 'integer', 'decimal'] as const;
export type ListElementType = (typeof listElementTypes)[number];

/** What an event type promises about one fact of its events. */
export interface FactDefinition {
  readonly type: FactType;
  /** element type, when `type` is `list` (default text) */
  readonly of?: ListElementType | undefined;
  readonly label: LocalizedText;
  /** unit of measure as shown to people: `s`, `min`, `CNY` … */
  readonly unit?: string | undefined;
  /** an event without it is quarantined; default false */
  readonly required?: boolean | undefined;
  /** `null` is an answer ("known to be empty"); default false */
  readonly nullable?: boolean | undefined;
  /** the allowed words, when `type` is `code` or a list of codes */
  readonly values?: readonly string[] | undefined;
  /** stands in for a missing optional fact; only where absence has one meaning */
  readonly default?: FactScalar | readonly FactScalar[] | undefined;
}
