import { z } from 'zod';

const date = z.iso.date();
const share = z.number().min(0).max(1);
const byName = <T extends z.ZodType>(value: T) => z.record(z.string().min(1), value);

export const simulatorSettings = z.strictObject({
  $schema: z.string().optional(),
  /** same seed, same quarter, byte for byte */
  seed: z.int().min(0).max(0xffff_ffff),
  /** first and last day of the quarter, both included */
  firstDay: date,
  lastDay: date,
  events: z.int().min(1).max(1_000_000),
  /** how many different customers there are */
  customers: z.int().min(1).max(10_000_000),
  /** share of the events without a planted finding in which one optional fact is missing */
  missingShare: share,
  /** statutory holidays and make-up working days, from three months before the quarter to its end */
  holidays: z.array(date),
  makeUpDays: z.array(date),
  /** the branch that closes, and the first day on which it no longer exists; its people move to branches of its city */
  closure: z.strictObject({ unit: z.string(), closedOn: date }),
  /** how many staff members move to another branch of their city within the quarter */
  transfers: z.int().min(0).max(100),
  /** relative number of events, by event type */
  mix: byName(z.number().min(0)),
  /** share of an event type's events that are built to fire this rule, by rule */
  rates: byName(share),
  /** where things are worse: the rates (of these rules, default all) are multiplied there */
  worse: z
    .array(
      z.strictObject({
        unit: z.string(),
        factor: z.number().min(0).max(50),
        rules: z.array(z.string()).min(1).optional(),
      }),
    )
    .default([]),
});
export type SimulatorSettings = z.infer<typeof simulatorSettings>;
