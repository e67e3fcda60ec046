import { z } from 'zod';
import { code } from '../rulebook/text.schema.js';
import { canonicalCode } from '../shared/canonical-text.js';
import { plainText } from '../shared/plain-text.schema.js';

/** A stored file that shows what was seen, known again by its hash. */
export const evidence = z.strictObject({
  /** id under which the file is stored */
  file: z.string().min(1).max(200),
  name: plainText(200),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, '64 lower-case hex digits'),
});
export type Evidence = z.infer<typeof evidence>;

const staffCode = z.string().refine((text) => canonicalCode(text).ok, {
  params: { expected: { 'zh-CN': '应为员工编码', en: 'expected the code of a staff member' } },
});

/** What an inspector says about one item. */
export const answer = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('pass'), note: plainText(2000).optional() }),
  z.strictObject({
    answer: z.literal('fail'),
    note: plainText(2000),
    evidence: z.array(evidence).max(20).default([]),
    /** who answers for it, where it was one person */
    staff: staffCode.optional(),
  }),
  z.strictObject({ answer: z.literal('not-applicable'), reason: plainText(500) }),
]);
export type Answer = z.infer<typeof answer>;

/** By item. Answers given earlier stay, those given again replace. */
export const answers = z.record(code, answer).refine((given) => Object.keys(given).length > 0, {
  params: { expected: { 'zh-CN': '应至少回答一项', en: 'expected at least one item' } },
});
