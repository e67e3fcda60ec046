import { z } from 'zod';
import { type DocumentKind, documentKinds, documentSchemas } from './document.schema.js';

/** Formats of our own, which editors do not know; the pattern beside them says the same. */
const ownFormats = new Set(['code', 'fact-name', 'time-of-day', 'instant', 'day-duration', 'offset']);

/** The JSON Schema of each kind of document as supervisors write it. The same documents, always the same text. */
export const jsonSchemas = (): Readonly<Record<DocumentKind, object>> =>
  Object.fromEntries(documentKinds.map((kind) => [kind, jsonSchemaOf(kind)])) as Record<DocumentKind, object>;

const jsonSchemaOf = (kind: DocumentKind): object =>
  z.toJSONSchema(documentSchemas[kind], {
    io: 'input',
    // what a function checks (a real calendar day) stays a string here; the program still checks it
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (jsonSchema.format !== undefined && ownFormats.has(jsonSchema.format)) delete jsonSchema.format;
    },
  });
