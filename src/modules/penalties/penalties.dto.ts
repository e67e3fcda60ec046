import { z } from 'zod';
import { penaltyStatuses } from '../../domain/penalty/penalty-workflow.js';
import { penaltyTiers } from '../../domain/rulebook/penalty-policy.schema.js';
import { plainText } from '../../domain/shared/plain-text.schema.js';
import { queryInstant } from '../../domain/shared/query-time.schema.js';

const codeText = plainText(200);
export const id = z.string().regex(/^\d{1,18}$/, 'a whole number');
const page = {
  /** only those with a smaller id: the last id of the page before */
  before: id.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  lang: z.string().optional(),
};

export const penaltiesQuery = z.strictObject({
  status: z.enum(penaltyStatuses).optional(),
  tier: z.enum(penaltyTiers).optional(),
  policy: codeText.optional(),
  /** this unit alone, not its subtree */
  unit: codeText.optional(),
  staff: codeText.optional(),
  finding: id.optional(),
  /** what was found occurred at or after, before */
  from: queryInstant.optional(),
  to: queryInstant.optional(),
  ...page,
});
export type PenaltiesQuery = z.infer<typeof penaltiesQuery>;

export const holdsQuery = z.strictObject({ unit: codeText.optional(), staff: codeText.optional(), ...page });
export type HoldsQuery = z.infer<typeof holdsQuery>;

export const reasonBody = z.strictObject({ reason: plainText(2_000) });
export type ReasonBody = z.infer<typeof reasonBody>;

const account = { staff: codeText.optional(), unit: codeText.optional() };
const one = { error: 'exactly one of staff and unit' };
const isOne = ({ staff, unit }: { staff?: string | undefined; unit?: string | undefined }) =>
  (staff === undefined) !== (unit === undefined);

export const balanceQuery = z.strictObject({ ...account, lang: z.string().optional() }).refine(isOne, one);
export type BalanceQuery = z.infer<typeof balanceQuery>;

export const entriesQuery = z.strictObject({ ...account, ...page }).refine(isOne, one);
export type EntriesQuery = z.infer<typeof entriesQuery>;
