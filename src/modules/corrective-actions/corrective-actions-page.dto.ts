import { z } from 'zod';
import * as dto from './corrective-actions.dto.js';

/** A form sends a field that was left empty as empty text. */
const withoutEmpty = (form: unknown): unknown =>
  typeof form === 'object' && form !== null
    ? Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''))
    : form;

const lang = z.string().optional();
const filters = z.strictObject({ ...dto.filters, before: dto.id.optional(), lang });

export const correctiveActionsPageQuery = z.preprocess(withoutEmpty, filters);
export type CorrectiveActionsPageQuery = z.infer<typeof filters>;

export const pageQuery = z.strictObject({ lang });
export type PageQuery = z.infer<typeof pageQuery>;

export const noteForm = z.preprocess(withoutEmpty, dto.noteBody);
export const returnForm = z.preprocess(withoutEmpty, dto.returnBody);
export const directiveForm = z.preprocess(withoutEmpty, dto.directiveBody);

/** Numbers come as text. */
export const finishForm = z.preprocess((form) => {
  const given = withoutEmpty(form);
  const action = z.looseObject({ action: z.coerce.number() }).safeParse(given);
  return action.success ? action.data : given;
}, dto.finishBody);

/** rows that the form of a plan has beyond what is planned already */
export const blankRows = 3;

/** Each row has fields of its own, `text-1`, `owner-1`, `dueOn-1`; a row that was left empty is none. */
export const planForm = z.preprocess((form) => {
  const rows = new Map<string, Record<string, unknown>>();
  for (const [field, value] of Object.entries((withoutEmpty(form) ?? {}) as Record<string, unknown>)) {
    const [, name = field, row = ''] = /^(text|owner|dueOn)-(\d{1,2})$/.exec(field) ?? [];
    rows.set(row, { ...rows.get(row), [name]: value });
  }
  const actions = [...rows.values()].filter((row) => 'text' in row || Object.keys(row).length > 1);
  return { actions };
}, dto.planBody);
