import { z } from 'zod';
import { shown } from '../shared/document-fault.js';
import type { JsonPath } from '../shared/json-pointer.js';
import type { LocalizedText } from '../shared/localized-text.js';
import { operator } from './condition.schema.js';
import { expectationOf, expectations, joined } from './expectations.js';
import { both, type FaultCode, oneOf } from './fault-words.js';
import { nearestName } from './nearest-name.js';
import { operatorExpectation, operatorHint } from './operator-hint.js';
import { bestOption, branchFor, schemaAt, unwrapped, valueAt } from './schema-walk.schema.js';

export interface ShapeFault {
  readonly path: JsonPath;
  readonly code: FaultCode;
  readonly expected: LocalizedText;
  readonly found: string;
  readonly nearest?: string | undefined;
}

/** Everything in which `value` differs from `schema`, all at once, in the words of the branch that fits it best. */
export function shapeFaults(schema: z.ZodType, value: unknown): readonly ShapeFault[] {
  const result = schema.safeParse(value);
  return result.success ? [] : result.error.issues.flatMap((issue) => faultsOf(issue, schema, value, []));
}

type Issue = z.core.$ZodIssue;

function faultsOf(issue: Issue, schema: z.core.$ZodType, value: unknown, base: JsonPath): readonly ShapeFault[] {
  const steps = issue.path as JsonPath;
  const path = [...base, ...steps];
  const wanted = schemaAt(schema, steps, value);
  const { present, value: given } = valueAt(value, steps);
  const branch = wanted === undefined ? undefined : branchFor(wanted, given);
  if (!present) return [missingKey(path, wanted)];
  switch (issue.code) {
    case 'invalid_union':
      return unionFaults(issue, wanted, given, path);
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey([...path, key], key, branch));
    case 'invalid_value':
      return [wrongValue(path, issue.values.map(String), branch, given)];
    case 'invalid_key':
      return [
        {
          path,
          code: 'wrong-format',
          expected: describe(keySchemaOf(schema, steps, value)),
          found: shown(steps.at(-1)),
        },
      ];
    case 'invalid_format':
      return [{ path, code: 'wrong-format', expected: expectationOf(issue.format), found: shown(given) }];
    case 'too_small':
      return [
        { path, code: 'too-small', expected: sizeWords(issue.origin, issue.minimum, 'least'), found: shown(given) },
      ];
    case 'too_big':
      return [
        { path, code: 'too-large', expected: sizeWords(issue.origin, issue.maximum, 'most'), found: shown(given) },
      ];
    case 'custom':
      return [{ path, code: 'wrong-value', expected: expectationOf(issue.message), found: shown(given) }];
    case 'invalid_type':
    case 'invalid_element':
    case 'not_multiple_of':
      return [{ path, code: 'wrong-type', expected: describe(wanted), found: shown(given) }];
  }
}

function unionFaults(
  issue: Issue & { code: 'invalid_union' },
  wanted: z.core.$ZodType | undefined,
  given: unknown,
  path: JsonPath,
): readonly ShapeFault[] {
  const union = wanted === undefined ? undefined : unwrapped(wanted);
  const best = union instanceof z.ZodUnion ? bestOption(union.options, given) : undefined;
  const inner = best === undefined ? undefined : issue.errors[best.index];
  if (best === undefined || inner === undefined) {
    return [{ path, code: 'wrong-type', expected: describe(union), found: shown(given) }];
  }
  return inner.flatMap((each) => faultsOf(each, best.option, given, path));
}

function missingKey(path: JsonPath, wanted: z.core.$ZodType | undefined): ShapeFault {
  return { path, code: 'missing-key', expected: describe(wanted), found: shown(path.at(-1)) };
}

function unknownKey(path: JsonPath, key: string, wanted: z.core.$ZodType | undefined): ShapeFault {
  const keys = keysOf(wanted);
  return { path, code: 'unknown-key', expected: oneOf(keys), found: shown(key), nearest: nearestName(key, keys) };
}

function keysOf(schema: z.core.$ZodType | undefined): readonly string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  return schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum ? schema.keyType.options.map(String) : [];
}

function wrongValue(
  path: JsonPath,
  values: readonly string[],
  wanted: z.core.$ZodType | undefined,
  given: unknown,
): ShapeFault {
  const found = shown(given);
  if (wanted === operator) {
    const nearest = typeof given === 'string' ? operatorHint(given) : undefined;
    return { path, code: 'unknown-operator', expected: operatorExpectation, found, nearest };
  }
  const nearest = typeof given === 'string' ? nearestName(given, values) : undefined;
  return { path, code: 'wrong-value', expected: oneOf(values), found, nearest };
}

function keySchemaOf(schema: z.core.$ZodType, steps: JsonPath, value: unknown): z.core.$ZodType | undefined {
  const holder = schemaAt(schema, steps.slice(0, -1), value);
  const record = holder === undefined ? undefined : unwrapped(holder);
  return record instanceof z.ZodRecord ? record.keyType : undefined;
}

/** What a schema wants, in words. */
function describe(schema: z.core.$ZodType | undefined): LocalizedText {
  if (schema === undefined) return expectations['other-shape'];
  const inner = unwrapped(schema);
  if (inner === operator) return operatorExpectation;
  if (inner instanceof z.ZodUnion) return joined(inner.options.map(describe));
  if (inner instanceof z.ZodEnum) return oneOf(inner.options.map(String));
  if (inner instanceof z.ZodLiteral) return oneOf([...inner.values].map(String));
  if (inner instanceof z.ZodObject) return objectWords(Object.keys(inner.shape));
  if (inner instanceof z.ZodArray || inner instanceof z.ZodTuple) return expectations.array;
  if (inner instanceof z.ZodRecord) return expectations.object;
  if (inner instanceof z.ZodStringFormat) return expectationOf(inner.format ?? 'string');
  return expectationOf(inner instanceof z.ZodNumberFormat ? 'int' : inner._zod.def.type);
}

const objectWords = (keys: readonly string[]): LocalizedText => ({
  'zh-CN': `含 ${keys.slice(0, 12).join('、')} 的对象`,
  en: `an object with ${keys.slice(0, 12).join(', ')}`,
});

function sizeWords(origin: string, limit: number | bigint, bound: 'least' | 'most'): LocalizedText {
  if (origin !== 'string' && origin !== 'array') return both(`${bound === 'least' ? '≥' : '≤'} ${limit}`);
  const [zh, en] =
    origin === 'string'
      ? ['个字符', limit === 1 ? 'character' : 'characters']
      : ['项', limit === 1 ? 'entry' : 'entries'];
  return bound === 'least'
    ? { 'zh-CN': `至少 ${limit} ${zh}`, en: `at least ${limit} ${en}` }
    : { 'zh-CN': `至多 ${limit} ${zh}`, en: `at most ${limit} ${en}` };
}
