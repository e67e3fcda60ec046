import { z } from 'zod';
import { defaultZone, isZone } from '../../calendar/zone-clock.js';
import { canonicalCode } from '../../shared/canonical-text.js';
import { formatExpectation, localFormat } from './local-format.js';

/** Why a mapping is wrong, in the words of both languages: `readBySchema` shows them. */
const wanted = (chinese: string, english: string) => ({ params: { expected: { 'zh-CN': chinese, en: english } } });

const column = z.string().min(1).max(200);
const columns = z.array(column).min(1).max(10);
const name = z
  .string()
  .refine(
    (text) => canonicalCode(text).ok,
    wanted('1 至 200 个可见字符的代码', 'a code of 1 to 200 visible characters'),
  );
const factName = name.refine(
  (text) => !(text in Object.prototype),
  wanted('不与 JavaScript 对象内置属性同名的事实名', 'a fact name that is no built-in property of JavaScript objects'),
);
const format = z.string().refine((text) => localFormat(text) !== null, { params: { expected: formatExpectation } });
const instantFormat = format.refine((text) => localFormat(text)?.hasTime !== false, {
  params: { expected: formatExpectation },
});

export const cellTypes = ['text', 'integer', 'decimal', 'money', 'date', 'instant', 'boolean', 'list'] as const;
export type CellType = (typeof cellTypes)[number];

/**
 * - `same`: all rows of the group must agree; otherwise the event is quarantined
 * - `first`, `last`: in the order of the file
 * - `distinct`: the different values as a sorted list; of nothing but missing cells the empty list
 * - `sum` of what is there, `count` of the rows in which the cell is there
 */
export const picks = ['same', 'first', 'last', 'distinct', 'sum', 'count'] as const;
export type Pick = (typeof picks)[number];

const summable: readonly CellType[] = ['integer', 'decimal', 'money'];

const factSource = z
  .strictObject({
    column,
    as: z.enum(cellTypes).default('text'),
    pick: z.enum(picks).default('same'),
    /** only rows with these cells take part */
    where: z.record(column, z.string()).optional(),
    /** between the elements of a cell, when it is read as a list */
    separator: z.string().min(1).max(5).default(';'),
  })
  .refine(({ as, pick }) => pick !== 'sum' || summable.includes(as), {
    path: ['as'],
    ...wanted('求和（sum）需要 integer、decimal 或 money', 'integer, decimal or money, to be summed'),
  })
  .refine(({ as, pick }) => as !== 'list' || !['distinct', 'sum'].includes(pick), {
    path: ['as'],
    ...wanted('distinct 的每一格须为单个值，不能为 list', 'one value per cell for distinct, not a list'),
  });

const party = z.union([z.strictObject({ column }), z.strictObject({ value: name })]);

const entry = z
  .strictObject({
    eventType: name,
    /** the columns that make the event's id */
    id: columns,
    /** which rows are one event; without it each row is one */
    group: z
      .strictObject({
        by: columns,
        /** rows of a group stand between two changes of this column: bounds the memory */
        contiguousBy: column.optional(),
        /** rows without a value in one of these belong to no event */
        skipWhenMissing: columns.optional(),
      })
      .optional(),
    /** cells that mean "missing", compared exactly */
    missing: z.array(z.string()).default(['']),
    /** of local times in the file */
    zone: z
      .string()
      .refine(isZone, wanted(`IANA 时区，例如 ${defaultZone}`, `an IANA time zone such as ${defaultZone}`))
      .default(defaultZone),
    /** without a format, instants and dates are written in ISO 8601 */
    formats: z.strictObject({ instant: instantFormat.optional(), date: format.optional() }).default({}),
    /** an instant, or a date that means its first moment */
    occurredAt: z.union([column, z.strictObject({ column, pick: z.enum(['same', 'first', 'last']).default('same') })]),
    unit: party.optional(),
    staff: party.optional(),
    customer: party.optional(),
    facts: z.record(factName, factSource),
  })
  .refine(({ id, group }) => group === undefined || id.every((each) => group.by.includes(each)), {
    path: ['group', 'by'],
    ...wanted(
      '包含 id 的全部列，否则同一组的行会有不同的 id',
      'all columns of id, or rows of one group would have different ids',
    ),
  })
  .refine(({ group }) => group?.contiguousBy === undefined || group.by.includes(group.contiguousBy), {
    path: ['group', 'contiguousBy'],
    ...wanted('group.by 中的一列，否则一组会被拆开', 'a column of group.by, or groups would be torn apart'),
  });

/** How the rows of a CSV file become events; one file can yield events of several grains. */
export const mapping = z
  .strictObject({
    $schema: z.string().optional(),
    source: name,
    delimiter: z.string().length(1).default(','),
    encoding: z.enum(['utf-8', 'gb18030']).default('utf-8'),
    entries: z.array(entry).min(1).max(50),
  })
  .refine(({ entries }) => new Set(entries.map(({ id }) => JSON.stringify(id))).size === entries.length, {
    path: ['entries'],
    ...wanted(
      '各条目的 id 列不同，否则不同类型的事件会有相同的 id',
      'different id columns in each entry, or events of different types would have the same id',
    ),
  });

export type Mapping = z.infer<typeof mapping>;
export type MappingEntry = Mapping['entries'][number];
export type FactSource = MappingEntry['facts'][string];
