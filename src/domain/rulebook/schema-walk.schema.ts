import { z } from 'zod';
import type { JsonPath } from '../shared/json-pointer.js';

type Schema = z.core.$ZodType;

/** The schema that decides about the value: without optional, default and lazy around it. */
export function unwrapped(schema: Schema): Schema {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodLazy) {
    return unwrapped(schema.unwrap());
  }
  return schema;
}

/** The schema of a part of the value; undefined where the value has left the schema. */
export function schemaAt(schema: Schema, path: JsonPath, value: unknown): Schema | undefined {
  let current: Schema | undefined = schema;
  let here = value;
  for (const step of path) {
    if (current === undefined) return undefined;
    current = memberOf(branchFor(current, here), step);
    here = valueAt(here, [step]).value;
  }
  return current;
}

/** The one shape that a value means to have; undefined when that cannot be told. */
export function branchFor(schema: Schema, value: unknown): Schema | undefined {
  const inner = unwrapped(schema);
  if (!(inner instanceof z.ZodUnion)) return inner;
  const best = bestOption(inner.options, value);
  return best === undefined ? undefined : branchFor(best.option, value);
}

function memberOf(schema: Schema | undefined, step: string | number): Schema | undefined {
  if (schema instanceof z.ZodObject) return (schema.shape as Readonly<Record<string, Schema>>)[step];
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodTuple) return schema.def.items[Number(step)];
  return schema instanceof z.ZodRecord ? schema.valueType : undefined;
}

/** Of several allowed shapes the one that the author most likely had in mind; undefined when none or several may be. */
export function bestOption(options: readonly Schema[], value: unknown): { option: Schema; index: number } | undefined {
  const fits = options.map((option) => fitOf(option, value));
  const most = Math.max(...fits);
  const index = fits.indexOf(most);
  const option = options[index];
  return most === -Infinity || option === undefined || fits.lastIndexOf(most) !== index ? undefined : { option, index };
}

/** Keys in common, less keys lacking or unknown; the distinguishing key of a shape is its first and weighs most. */
function fitOf(schema: Schema, value: unknown): number {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodUnion) return Math.max(...inner.options.map((option: Schema) => fitOf(option, value)));
  if (inner instanceof z.ZodArray || inner instanceof z.ZodTuple) return Array.isArray(value) ? 1 : -Infinity;
  if (inner instanceof z.ZodObject) {
    if (!isObject(value)) return -Infinity;
    const keys = Object.keys(inner.shape);
    const shared = keys.filter((key) => Object.hasOwn(value, key));
    const foreign = Object.keys(value).length - shared.length;
    return shared.length - foreign + (keys[0] !== undefined && Object.hasOwn(value, keys[0]) ? 2 : 0);
  }
  return inner._zod.def.type === typeOf(value) ? 1 : -Infinity;
}

const typeOf = (value: unknown): string => (value === null ? 'null' : typeof value);

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The part of a value, and whether it is there at all. */
export function valueAt(value: unknown, path: JsonPath): { readonly present: boolean; readonly value: unknown } {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step))
      return { present: false, value: undefined };
    here = (here as Readonly<Record<string | number, unknown>>)[step];
  }
  return { present: true, value: here };
}
