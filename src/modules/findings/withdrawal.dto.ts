import { z } from 'zod';
import { plainText } from '../../domain/shared/plain-text.schema.js';

export const findingId = z.string().regex(/^\d{1,18}$/, 'a whole number');

export const withdrawBody = z.strictObject({ reason: plainText(2_000) });
export type WithdrawBody = z.infer<typeof withdrawBody>;
