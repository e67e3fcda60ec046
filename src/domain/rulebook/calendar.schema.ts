import { z } from 'zod';
import { weekdays } from '../calendar/calendar-definition.js';
import { code, localDate, localizedText, timeOfDay } from './text.schema.js';

export const window = z.tuple([timeOfDay, timeOfDay]);

export const calendar = z.strictObject({
  $schema: z.string().optional(),
  kind: z.literal('calendar'),
  code,
  title: localizedText,
  zone: z.string().min(1),
  week: z.partialRecord(z.enum(weekdays), z.array(window)),
  holidays: z.array(localDate).default([]),
  makeUpDays: z.array(localDate).default([]),
  makeUpWindows: z.array(window).optional(),
  years: z.strictObject({ from: z.int().min(1900).max(2200), to: z.int().min(1900).max(2200) }),
  windows: z.record(code, window).optional(),
});
export type Calendar = z.infer<typeof calendar>;
