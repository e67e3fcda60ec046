import { z } from 'zod';
import { plainText } from '../../domain/shared/plain-text.schema.js';

export const signInBody = z.strictObject({
  username: plainText(64).toLowerCase(),
  password: z.string().min(1).max(256),
});
export type SignInBody = z.infer<typeof signInBody>;

export const signInLinkQuery = z.strictObject({ token: z.string().min(1).max(200), lang: z.string().optional() });
export type SignInLinkQuery = z.infer<typeof signInLinkQuery>;

export const passwordBody = z.strictObject({
  /** left out by who has none yet and came by a one-time link */
  current: z.string().min(1).max(256).optional(),
  /** at least 12 characters, without the username in it */
  next: z.string().min(1).max(256),
});
export type PasswordBody = z.infer<typeof passwordBody>;
