import { z } from 'zod';
import { plainText } from '../shared/plain-text.schema.js';

/** How units and staff are called: what personnel and branch systems use, `330100` or `ZJ.HZ-01`. */
export const entityCode = z
  .string()
  .regex(/^[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$/)
  .max(64);

/** Which part of the organisation somebody sees: a unit code, or "*" for the whole. */
export const scopeUnit = z
  .string()
  .regex(/^(\*|[A-Za-z0-9]+([._-][A-Za-z0-9]+)*)$/)
  .max(64);

export const localDate = z.iso.date();

const span = { from: localDate, to: localDate.nullish() };
const title = z.strictObject({ 'zh-CN': plainText(200), en: plainText(200) });

/**
 * A unit with its whole history. `placements` says under which parent (null: the root) it stood from when; `to` may be
 * left out: until the next placement, or the closing. A unit that never moved may write `parent` instead.
 */
export const unitEntry = z.strictObject({
  code: entityCode,
  title,
  level: plainText(40),
  openedOn: localDate,
  /** first day on which it no longer exists */
  closedOn: localDate.nullish(),
  parent: entityCode.nullish(),
  placements: z
    .array(z.strictObject({ parent: entityCode.nullable(), ...span }))
    .min(1)
    .max(1_000)
    .optional(),
});
export type UnitEntry = z.infer<typeof unitEntry>;

/** A staff member with the whole employment; who never moved may write `unit` instead of `placements`. */
export const staffEntry = z.strictObject({
  code: entityCode,
  name: plainText(100),
  employedFrom: localDate,
  /** first day on which they are no longer employed */
  employedTo: localDate.nullish(),
  unit: entityCode.optional(),
  placements: z
    .array(z.strictObject({ unit: entityCode, ...span }))
    .min(1)
    .max(1_000)
    .optional(),
});
export type StaffEntry = z.infer<typeof staffEntry>;

/** The form of the file; {@link unitEntry} and {@link staffEntry} are read one by one, so that one fault hides no other. */
export const organizationFileShape = z.strictObject({
  $schema: z.string().optional(),
  units: z.array(z.unknown()).max(100_000).default([]),
  staff: z.array(z.unknown()).max(1_000_000).default([]),
});

/** The whole file, for documentation and editors. */
export const organizationFileSchema = organizationFileShape.extend({
  units: z.array(unitEntry).max(100_000).optional(),
  staff: z.array(staffEntry).max(1_000_000).optional(),
});
