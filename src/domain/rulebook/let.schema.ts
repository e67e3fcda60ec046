import { z } from 'zod';
import { code, factName } from './text.schema.js';

/** Clock units are exact lengths; the last four count on a calendar (rule-language 3.2, 3.5). */
export const elapsedUnits = [
  'seconds',
  'minutes',
  'hours',
  'days',
  'years',
  'calendar-days',
  'working-days',
  'working-minutes',
] as const;
export type ElapsedUnit = (typeof elapsedUnits)[number];

const pair = z.tuple([factName, factName]);

/** How a local fact is obtained: one distinguishing key each, a closed list that later forms extend. */
export const letForm = z.union([
  z.strictObject({ elapsed: pair, in: z.enum(elapsedUnits), calendar: code.optional() }),
  z.strictObject({ difference: pair }),
  z.strictObject({ ratio: pair }),
  z.strictObject({ size: factName }),
]);
export type LetForm = z.infer<typeof letForm>;

/** Local facts by name; a form may read the facts declared before it. */
export const letForms = z.record(factName, letForm);
