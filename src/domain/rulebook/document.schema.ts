import { z } from 'zod';
import { calendar } from './calendar.schema.js';
import { eventType } from './event-type.schema.js';
import { rule } from './rule.schema.js';
import { standard } from './standard.schema.js';

/** Every kind of document, by kind. A new kind is one entry here and one schema file beside it. */
export const documentSchemas = { 'event-type': eventType, standard, rule, calendar } as const;

export type DocumentKind = keyof typeof documentSchemas;
export const documentKinds = Object.keys(documentSchemas) as DocumentKind[];

export const document = z.discriminatedUnion('kind', [eventType, standard, rule, calendar]);
export type RulebookDocument = z.infer<typeof document>;
