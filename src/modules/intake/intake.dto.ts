import { z } from 'zod';

/** `verbose=1`: list accepted events too (NDJSON; a JSON body always has every result). */
export const postQuery = z.strictObject({ verbose: z.enum(['0', '1']).optional(), lang: z.string().optional() });
export type PostQuery = z.infer<typeof postQuery>;

export const mediaTypes = ['application/json', 'application/x-ndjson'] as const;
export type MediaType = (typeof mediaTypes)[number];

/** `application/json; charset=utf-8` → its media type; null when it is none of ours or in another encoding. */
export function mediaTypeOf(contentType: string | undefined): MediaType | null {
  const [type = '', ...parameters] = (contentType ?? '').split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  if (charset !== undefined && !['utf-8', '"utf-8"', 'utf8'].includes(charset)) return null;
  return mediaTypes.find((known) => known === type) ?? null;
}
