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

/** the path to go to after signing in; checked where it is used */
const nextPath = z.string().max(2_000).optional();

export const signInPageQuery = z.strictObject({ next: nextPath, lang: z.string().optional() });
export type SignInPageQuery = z.infer<typeof signInPageQuery>;

export const signInForm = z.strictObject({ ...signInBody.shape, next: nextPath });
export type SignInForm = z.infer<typeof signInForm>;

/** A field that is left empty is sent as empty text. */
export const passwordForm = z
  .strictObject({
    current: z.string().max(256).optional(),
    next: z.string().min(1).max(256),
    /** the same once more: nobody sees what they type */
    again: z.string().max(256),
  })
  .transform(({ current, ...rest }) => ({ ...rest, current: current === '' ? undefined : current }));
export type PasswordForm = z.infer<typeof passwordForm>;
