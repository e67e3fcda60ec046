import { z } from 'zod';
import { withoutEmpty } from '../../platform/pages/page-query.js';
import * as dto from './inspections.dto.js';

const filters = dto.inspectionsQuery.pick({
  status: true,
  unit: true,
  inspector: true,
  from: true,
  to: true,
  before: true,
  lang: true,
});
export const listPageQuery = z.preprocess(withoutEmpty, filters);
export type ListPageQuery = z.infer<typeof filters>;

export const dayPageQuery = z.preprocess(withoutEmpty, dto.dailySummaryQuery);
export const planForm = z.preprocess(withoutEmpty, dto.newPlan);
export const submitForm = z.preprocess(withoutEmpty, dto.submission);
export const confirmForm = z.preprocess(withoutEmpty, dto.confirmation);
