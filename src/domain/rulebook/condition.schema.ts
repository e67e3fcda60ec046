import { z } from 'zod';
import { factName } from './text.schema.js';

/** The ten operators of json-rules-engine; the dialect has no others (rule-language 3.2). */
export const plainOperators = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
] as const;
export type PlainOperator = (typeof plainOperators)[number];
export type Operator = PlainOperator | `someFact:${PlainOperator}` | `everyFact:${PlainOperator}`;

export const operators = [
  ...plainOperators,
  ...plainOperators.map((name) => `someFact:${name}` as const),
  ...plainOperators.map((name) => `everyFact:${name}` as const),
] as const satisfies readonly Operator[];

export const scalar = z.union([z.string().max(1000), z.number(), z.boolean()]);
export const literal = z.union([scalar, z.null(), z.array(scalar).min(1).max(1000)]);
export const operator = z.enum(operators);
export const factReference = z.strictObject({ fact: factName });

export const leaf = z.strictObject({
  fact: factName,
  operator,
  value: z.union([literal, factReference]),
});

export type Literal = z.infer<typeof literal>;
export type FactReference = z.infer<typeof factReference>;
export type Leaf = z.infer<typeof leaf>;
export type Condition =
  { readonly all: readonly Condition[] } | { readonly any: readonly Condition[] } | { readonly not: Condition } | Leaf;

const parts = z.array(z.lazy(() => condition)).min(1);
const all = z.strictObject({ all: parts });
const any = z.strictObject({ any: parts });
const not = z.strictObject({ not: z.lazy(() => condition) });

/** Any node: where a rule says `when` or a history says `where`. An empty `any` would be true, so it is refused. */
export const condition: z.ZodType<Condition> = z.lazy(() => z.union([all, any, not, leaf])).meta({ id: 'condition' });

/** The root of `conditions`, as json-rules-engine wants it: one of all, any, not. */
export const rootCondition = z.union([all, any, not]);
export type RootCondition = z.infer<typeof rootCondition>;
