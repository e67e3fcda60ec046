import { z } from 'zod';

/** `verbose=1`: list accepted events too (NDJSON; a JSON body always has every result). */
export const postQuery = z.strictObject({ verbose: z.enum(['0', '1']).optional(), lang: z.string().optional() });
export type PostQuery = z.infer<typeof postQuery>;

const code = { type: 'string', maxLength: 200 };
const party = { ...code, nullable: true };

/** One event as it is posted. Only for the API documentation: bodies are read event by event, with all faults of each. */
export const eventDocumentation = {
  type: 'object',
  required: ['id', 'type', 'occurredAt', 'data'],
  additionalProperties: false,
  properties: {
    id: { ...code, description: 'identity of the event at its source' },
    source: { ...party, description: 'may be left out with an API key, which is bound to one source' },
    type: { ...code, description: 'code of an event type' },
    occurredAt: { type: 'string', format: 'date-time', description: 'with offset' },
    unit: party,
    staff: party,
    customer: party,
    data: { type: 'object', description: 'facts by name: text, numbers, true, false, null, or lists of these' },
  },
  example: {
    id: 'T-20260302-0017',
    type: 'counter-visit',
    occurredAt: '2026-03-02T10:00:00+08:00',
    unit: 'ZJ-HZ-01',
    staff: 'E-1001',
    data: { waitSeconds: 540 },
  },
};

export const mediaTypes = ['application/json', 'application/x-ndjson'] as const;
export type MediaType = (typeof mediaTypes)[number];

/** `application/json; charset=utf-8` → its media type; null when it is none of ours or in another encoding. */
export function mediaTypeOf(contentType: string | undefined): MediaType | null {
  const [type = '', ...parameters] = (contentType ?? '').split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  if (charset !== undefined && !['utf-8', '"utf-8"', 'utf8'].includes(charset)) return null;
  return mediaTypes.find((known) => known === type) ?? null;
}

export const internalEventsQuery = z.strictObject({
  /** only those with a larger id: the last id of the page before */
  after: z
    .string()
    .regex(/^\d{1,18}$/, 'a whole number')
    .default('0'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  lang: z.string().optional(),
});
export type InternalEventsQuery = z.infer<typeof internalEventsQuery>;
