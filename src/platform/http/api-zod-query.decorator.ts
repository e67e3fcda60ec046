import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { z } from 'zod';

/** Shows the parameters of a strict zod query in the API documentation. Swagger reads bodies from the schema, queries not. */
export function ApiZodQuery(schema: z.ZodObject): MethodDecorator {
  const described = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const required = new Set(described.required ?? []);
  return applyDecorators(
    ...Object.entries(described.properties ?? {}).map(([name, property]) =>
      ApiQuery({ name, required: required.has(name), schema: property as Record<string, unknown> }),
    ),
  );
}
