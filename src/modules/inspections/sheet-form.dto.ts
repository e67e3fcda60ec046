import type { z } from 'zod';
import type { RecordedAnswers } from '../../domain/inspection/recorded-answers.js';
import type { SheetItem } from '../../domain/inspection/sheet.js';
import { readBySchema } from '../../domain/shared/schema-faults.schema.js';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { answerOrder, evidenceQuery, type AnswerOrder } from './inspections.dto.js';

/** A file as a form sends it. */
export interface PostedFile {
  /** `file:badge` */
  readonly fieldname: string;
  readonly originalname: string;
  readonly mimetype: string;
  readonly buffer: Buffer;
}

/** What somebody filled in for one item. */
export interface Draft {
  readonly answer: string;
  /** note or reason */
  readonly note: string;
  readonly staff: string;
}
export type Drafts = ReadonlyMap<string, Draft>;

export const fieldOf = (field: 'answer' | 'note' | 'staff' | 'file', item: string): string => `${field}:${item}`;

/** What was filled in, for each item of which something was. */
export function draftsIn(body: unknown, items: readonly SheetItem[]): Drafts {
  const fields = new Map(Object.entries(typeof body === 'object' && body !== null ? body : {}));
  const text = (field: 'answer' | 'note' | 'staff', item: string): string => {
    const value: unknown = fields.get(fieldOf(field, item));
    return typeof value === 'string' ? value : '';
  };
  const drafts = items.map(({ code }): [string, Draft] => [
    code,
    { answer: text('answer', code), note: text('note', code), staff: text('staff', code) },
  ]);
  return new Map(drafts.filter(([, { answer, note }]) => answer !== '' || note !== ''));
}

/** The answers in it. Files that an item has stay; those that were kept now come to them. */
export function answersIn(
  drafts: Drafts,
  recorded: RecordedAnswers,
  kept: ReadonlyMap<string, readonly string[]>,
): AnswerOrder {
  const wordless = [...drafts].filter(([, { answer, note }]) => answer !== 'pass' && note.trim() === '');
  if (wordless.length > 0) {
    throw new RefusalError(refusal('answer-words-missing', { items: wordless.map(([item]) => item) }));
  }
  const answers = [...drafts].map(([item, { answer, note, staff }]) => {
    const before = recorded[item];
    const files = before?.answer === 'fail' ? before.evidence.map(({ file }) => file) : [];
    const evidence = [...new Set([...files, ...(kept.get(item) ?? [])])];
    const words = given(answer === 'not-applicable' ? { reason: note } : { note });
    return [item, { answer, ...words, ...(answer === 'fail' ? { evidence, ...given({ staff }) } : {}) }];
  });
  return readOrRefuse(answerOrder, { answers: Object.fromEntries(answers) as unknown });
}

/** The name under which a posted file is kept. */
export const nameOf = ({ originalname }: PostedFile): string =>
  readOrRefuse(evidenceQuery, { name: originalname }).name;

const given = (fields: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ''));

function readOrRefuse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const read = readBySchema(schema, input);
  if (read.ok) return read.value;
  const faults = read.faults.map(({ at, message }) => ({ at, message }));
  throw new RefusalError(refusal('invalid-request', { faults }));
}
