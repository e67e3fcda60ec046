import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { toPointer } from '../../domain/shared/json-pointer.js';
import { refusal, RefusalError } from '../../domain/shared/refusal.js';
import { readBySchema } from '../../domain/shared/schema-faults.schema.js';

/** Reads each parameter that names a zod schema by it. Refused with all faults at once, in both languages. */
export class SchemaPipe implements PipeTransform {
  transform(value: unknown, { schema, type, data }: ArgumentMetadata): unknown {
    if (schema === undefined || type === 'custom') return value;
    if (!(schema instanceof z.ZodType)) throw new Error(`the schema of ${type} ${data ?? ''} is no zod schema`);
    const read = readBySchema(schema, value);
    if (read.ok) return read.value;
    const faults = read.faults.map(({ path, message }) => ({
      at: toPointer(data === undefined ? path : [data, ...path]),
      message,
    }));
    throw new RefusalError(refusal('invalid-request', { faults }));
  }
}
