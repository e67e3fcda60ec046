import { z } from 'zod';
import { touchpoints } from './event-type.schema.js';
import { code, localizedText } from './text.schema.js';

/** What a promise is about: 仪表, 语言, 行为, 时效, and the rest of the field's usual dimensions. */
export const dimensions = ['appearance', 'language', 'conduct', 'timeliness', 'accuracy', 'completeness'] as const;

export const standard = z.strictObject({
  $schema: z.string().optional(),
  kind: z.literal('standard'),
  code,
  title: localizedText,
  /** the promise in the words of the service manual */
  clause: localizedText,
  dimension: z.enum(dimensions),
  touchpoints: z.array(z.enum(touchpoints)).min(1),
  critical: z.boolean().default(false),
  weight: z.int().min(0).max(1000).default(1),
  /** the post or department that answers for the text */
  owner: z.string().min(1),
  source: z.strictObject({ text: z.string().min(1), status: z.enum(['sample', 'checked']) }),
});
export type Standard = z.infer<typeof standard>;
