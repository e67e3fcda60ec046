import { z } from 'zod';
import { canonicalDate, canonicalInstant } from '../service-event/canonical-time.js';

/** `counter-wait`, `call.answered`, `FCR-01`: what documents call each other by. */
export const code = z
  .stringFormat('code', /^[A-Za-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$/)
  .max(64)
  .meta({ id: 'code' });

/** `waitSeconds`: what conditions read. Names that every JavaScript object has are none. */
export const factName = z
  .stringFormat(
    'fact-name',
    /^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[a-z][A-Za-z0-9]*$/,
  )
  .max(64)
  .meta({ id: 'fact-name' });

/** Windows are half open, so one that lasts until midnight ends at 24:00. */
export const timeOfDay = z.stringFormat('time-of-day', /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/);

const sentence = z.string().min(1).max(2000);
export const localizedText = z.strictObject({ 'zh-CN': sentence, en: sentence }).meta({ id: 'localized-text' });

export const localDate = z.stringFormat('date', (text) => canonicalDate(text) !== null);

/** An instant as people write it: the zone is required, seconds are not. */
export const zonedInstant = z.stringFormat('instant', (text) => canonicalInstant(text) !== null);
