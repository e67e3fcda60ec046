import { z } from 'zod';
import { shown } from './document-fault.js';
import { toPointer, type JsonPath } from './json-pointer.js';
import type { LocalizedText } from './localized-text.js';

/** One thing wrong with a value that was read: where, and in words what was expected and what was found. */
export interface SchemaFault {
  readonly path: JsonPath;
  /** JSON pointer */
  readonly at: string;
  readonly message: LocalizedText;
}

export type Read<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly SchemaFault[] };

/** Members whose value is never repeated in a message. */
const secretNames = new Set<string | number>(['password', 'current', 'next', 'token']);

const chinese = z.locales.zhCN().localeError;
const english = z.locales.en().localeError;
const bilingual = z.object({ 'zh-CN': z.string(), en: z.string() });

/** Reads `input` by `schema`; of a value that does not fit, every fault at once, in both languages. */
export function readBySchema<Schema extends z.ZodType>(schema: Schema, input: unknown): Read<z.output<Schema>> {
  const parsed = schema.safeParse(input, { error: english });
  if (parsed.success) return { ok: true, value: parsed.data };
  const inChinese = schema.safeParse(input, { error: chinese }).error?.issues ?? [];
  return {
    ok: false,
    faults: parsed.error.issues.map((issue, index) => {
      const path = issue.path.filter((step) => typeof step !== 'symbol');
      const expected = expectedBy(issue) ?? { 'zh-CN': inChinese[index]?.message ?? issue.message, en: issue.message };
      const found = foundAt(input, path);
      return {
        path,
        at: toPointer(path),
        message:
          found === null
            ? expected
            : { 'zh-CN': `${expected['zh-CN']}；实际为 ${found}`, en: `${expected.en}; found ${found}` },
      };
    }),
  };
}

/** A `refine` says in its `params.expected` what it expects, in both languages. */
function expectedBy(issue: z.core.$ZodIssue): LocalizedText | null {
  if (issue.code !== 'custom') return null;
  return bilingual.safeParse(issue.params?.['expected']).data ?? null;
}

/** The offending value where it is a single one and no secret. */
function foundAt(input: unknown, path: JsonPath): string | null {
  let value = input;
  for (const step of path) {
    if (secretNames.has(step) || typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
      return null;
    value = (value as Record<string | number, unknown>)[step];
  }
  return typeof value === 'object' && value !== null ? null : shown(value);
}
