import { z } from 'zod';
import { dayNumberOf, localDateOfDay } from '../../domain/calendar/local-date.js';
import * as dto from './reports.dto.js';

/** A form sends a field that was left empty as empty text. */
const withoutEmpty = (form: unknown): unknown =>
  typeof form === 'object' && form !== null
    ? Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''))
    : form;

export const submitForm = z.preprocess(withoutEmpty, dto.submitBody);
export const signatureForm = z.preprocess(withoutEmpty, dto.signatureBody);
export const commentForm = z.preprocess(withoutEmpty, dto.commentBody);
export const reviseForm = z.preprocess(withoutEmpty, dto.reviseBody);
export const directiveForm = z.preprocess(withoutEmpty, dto.directiveBody);

/** People name the last day of a period, programs the first one after it. */
export const createForm = z.preprocess((form) => {
  const given = withoutEmpty(form) as Readonly<Record<string, unknown>>;
  const { through, ...rest } = given;
  const last = z.iso.date().safeParse(through);
  return { unit: null, ...rest, to: last.success ? localDateOfDay(dayNumberOf(last.data) + 1) : through };
}, dto.createBody);

export const dayBefore = (day: string): string => localDateOfDay(dayNumberOf(day) - 1);

export const reportsPageQuery = z.strictObject({ before: dto.reportId.optional(), lang: z.string().optional() });
export type ReportsPageQuery = z.infer<typeof reportsPageQuery>;

export const reportPageQuery = z.strictObject({ lang: z.string().optional() });
export type ReportPageQuery = z.infer<typeof reportPageQuery>;
