import { z } from 'zod';
import { inspectionStatuses } from '../../domain/inspection/inspection-workflow.js';
import { inspectionForms } from '../../domain/inspection/plan.js';
import { rowPaths } from '../../domain/report/rows-link.js';
import { touchpoints } from '../../domain/rulebook/event-type.schema.js';
import { penaltyTiers } from '../../domain/rulebook/penalty-policy.schema.js';
import { findingKinds, severities } from '../../domain/rulebook/rule.schema.js';
import { dimensions } from '../../domain/rulebook/standard.schema.js';
import { plainText } from '../../domain/shared/plain-text.schema.js';
import { queryInstant } from '../../domain/shared/query-time.schema.js';
import type { RowList } from './row-sources.read-model.js';

const code = plainText(200).optional();
const yes = z.literal('true').optional();
const score = z.coerce.number().min(0).max(100).optional();
const dimension = z.enum(dimensions).optional();

const place = {
  /** this unit and everything below it; without it and without `unit`: the whole organisation */
  within: code,
  /** this unit alone */
  unit: code,
  /** rows that belong to no unit */
  withoutUnit: yes,
  from: queryInstant,
  to: queryInstant,
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  lang: z.string().optional(),
};

/** What may narrow each list. Unknown parameters are refused: a misspelt filter must not widen. */
export const rowQueries = {
  judgements: z
    .strictObject({
      ...place,
      outcome: z.enum(['judged', 'fired', 'not-evaluable']).optional(),
      dimension,
      touchpoint: z.enum(touchpoints).optional(),
      withoutTouchpoint: yes,
      rule: code,
      /** whom else the rule blames, always both: `role=company&subject=…` */
      role: code,
      subject: code,
    })
    .refine(({ role, subject }) => (role === undefined) === (subject === undefined), {
      params: { expected: { 'zh-CN': 'role 与 subject 应同时给出', en: 'expected "role" and "subject" together' } },
    }),
  findings: z.strictObject({
    ...place,
    status: z.enum(['standing', 'held']).optional(),
    kind: z.enum(findingKinds).optional(),
    severity: z.enum(severities).optional(),
    standard: code,
    dimension,
  }),
  inspections: z.strictObject({
    ...place,
    form: z.enum(inspectionForms).optional(),
    status: z.enum(inspectionStatuses).optional(),
    checklist: code,
    begun: yes,
    scored: yes,
    critical: yes,
    result: z.enum(['pass', 'fail']).optional(),
    /** included */
    scoreFrom: score,
    /** excluded, but for 100 */
    scoreTo: score,
  }),
  'inspection-items': z.strictObject({ ...place, dimension, answer: z.enum(['judged', 'fail']).optional() }),
  penalties: z.strictObject({ ...place, tier: z.enum(penaltyTiers).optional(), status: code }),
  'corrective-actions': z.strictObject({
    ...place,
    kind: z.enum(['rectification', 'directive']).optional(),
    status: code,
    overdue: yes,
  }),
  escalations: z.strictObject({ ...place, level: z.coerce.number().int().min(1).max(99).optional() }),
} as const satisfies Record<RowList, z.ZodObject>;

export const rowList = z.enum(Object.keys(rowPaths) as [RowList, ...RowList[]]);

/** What every list reads of its query. */
export interface RowQuery {
  readonly within?: string | undefined;
  readonly unit?: string | undefined;
  readonly withoutUnit?: 'true' | undefined;
  readonly from: string;
  readonly to: string;
  readonly offset: number;
  readonly limit: number;
  readonly lang?: string | undefined;
}
/** What narrows one list. */
export type InspectionQuery = z.infer<(typeof rowQueries)['inspections']>;
export type InspectionItemQuery = z.infer<(typeof rowQueries)['inspection-items']>;
