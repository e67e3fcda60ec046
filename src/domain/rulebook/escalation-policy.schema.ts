import { z } from 'zod';
import { roles } from '../shared/principal.js';
import { code, localizedText, zonedInstant } from './text.schema.js';

const offsetShape =
  /^(?<sign>[+-])?P(?:(?<weeks>\d{1,3})W|(?=\d|T\d)(?:(?<days>\d{1,4})D)?(?:T(?=\d)(?:(?<hours>\d{1,5})H)?(?:(?<minutes>\d{1,6})M)?(?:(?<seconds>\d{1,7})S)?)?)$/;

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/**
 * Milliseconds of an offset from the due instant: `-P1D`, `PT0S`, `+PT2H`. Exact elapsed time: a day is 24 hours, and
 * months and years, which have no one length, are none. NaN for what is no offset.
 */
export function offsetMs(offset: string): number {
  const parts = offsetShape.exec(offset)?.groups;
  if (parts === undefined) return Number.NaN;
  const { weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0 } = parts;
  const length =
    (Number(weeks) * 7 + Number(days)) * dayMs +
    Number(hours) * hourMs +
    Number(minutes) * minuteMs +
    Number(seconds) * secondMs;
  return parts['sign'] === '-' ? 0 - length : length;
}

/** What a notice may speak of, as `{title}` in its text. */
export const noticeNames = ['number', 'title', 'unit', 'due'] as const;
export type NoticeName = (typeof noticeNames)[number];

const placeholder = /\{([^{}]*)\}/g;
const namesOnly = (text: string): boolean =>
  [...text.matchAll(placeholder)].every(([, name]) => noticeNames.some((known) => known === name));

/** Named levels of the tree, counted from the unit that is late; a number is so many steps above it. */
export const treeLevels = ['unit', 'parent', 'root'] as const;

export const escalationLevel = z.strictObject({
  offset: z.stringFormat('offset', offsetShape),
  to: z.strictObject({
    role: z.enum(roles),
    /** more steps than the tree has end at its root */
    level: z.union([z.enum(treeLevels), z.int().min(1).max(20)]),
  }),
  /** with placeholders of {@link noticeNames} */
  notice: localizedText.refine((text) => namesOnly(text['zh-CN']) && namesOnly(text.en), 'notice-names'),
});
export type EscalationLevel = z.infer<typeof escalationLevel>;

const codeText = z.string().min(1).max(200);

export const escalationExample = z.strictObject({
  says: z.string().min(1),
  due: zonedInstant,
  /** the unit that is late and its ancestors, nearest first */
  path: z.array(codeText).min(1).max(20),
  /** who holds a post where; a post that is not named is vacant */
  posts: z.array(z.strictObject({ user: codeText, role: z.enum(roles), unit: codeText })).default([]),
  /** for each level in order, when it acts and who hears of it */
  expect: z.array(z.strictObject({ at: zonedInstant, to: z.array(codeText) })).min(1),
});
export type EscalationExample = z.infer<typeof escalationExample>;

const isAscending = (levels: readonly { readonly offset: string }[]): boolean =>
  levels.every(({ offset }, index) => {
    const before = levels[index - 1];
    return before === undefined || offsetMs(before.offset) <= offsetMs(offset);
  });

export const escalationPolicy = z.strictObject({
  $schema: z.string().optional(),
  kind: z.literal('escalation-policy'),
  code,
  title: localizedText,
  levels: z.array(escalationLevel).min(1).max(20).refine(isAscending, 'offsets-ascending'),
  /** who stands in for a post that nobody holds: the same post one unit up, at last an administrator of the root */
  vacancy: z.literal('next-level-up').default('next-level-up'),
  examples: z.array(escalationExample).min(1),
});
export type EscalationPolicy = z.infer<typeof escalationPolicy>;
