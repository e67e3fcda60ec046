import { z } from 'zod';

/** For a page that takes nothing but the language. */
export const pageQuery = z.strictObject({ lang: z.string().optional() });
export type PageQuery = z.infer<typeof pageQuery>;

/** For `z.preprocess`: a form sends a field that was left empty as empty text, which means that it was left out. */
export const withoutEmpty = (given: unknown): unknown =>
  typeof given === 'object' && given !== null
    ? Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
    : given;
