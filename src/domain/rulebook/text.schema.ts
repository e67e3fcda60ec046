import { z } from 'zod';

/** `counter-wait`, `call.answered`, `FCR-01`: what documents call each other by. */
export const code = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$/, 'a code: letters and digits, parts joined by "." or "-"')
  .max(64);

/** `waitSeconds`: what conditions read. */
export const factName = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/, 'a fact name in camelCase, such as waitSeconds')
  .max(64)
  .refine((name) => !(name in Object.prototype), 'a fact name that is no built-in property of JavaScript objects');

export const localizedText = z.strictObject({ 'zh-CN': z.string().min(1).max(2000), en: z.string().min(1).max(2000) });

export const localDate = z.iso.date();

/** An instant as people write it, zone required. */
export const zonedInstant = z.iso.datetime({ offset: true });
