import { type DocumentFault, faultMessage } from '../shared/document-fault.js';
import { type JsonPath, toPointer } from '../shared/json-pointer.js';
import type { LocalizedText } from '../shared/localized-text.js';
import type { DocumentKind } from './document.schema.js';
import { type FaultCode, faultHeadings } from './fault-words.js';

/**
 * A document as it was written, perhaps with faults. Checks across documents read drafts, not parsed documents, so that
 * one wrong key does not hide what else is wrong.
 */
export interface Draft {
  readonly file: string;
  readonly kind: DocumentKind;
  /** undefined when the document does not say */
  readonly code: string | undefined;
  readonly value: Readonly<Record<string, unknown>>;
  /** part of the text could not be read: the document's names count as known, nothing is said about it */
  readonly damaged: boolean;
}

export interface FaultDetail {
  /** as it was written; empty when there is nothing to quote */
  readonly found: string;
  readonly expected: LocalizedText;
  readonly nearest?: string | undefined;
}

/** Takes down one fault of the document at hand. */
export type Report = (path: JsonPath, code: FaultCode, detail: FaultDetail) => void;

export const silent: Report = () => undefined;

export const reportInto =
  (faults: DocumentFault[], file: string): Report =>
  (path, code, { found, expected, nearest }) => {
    const message = faultMessage(faultHeadings[code], found, expected, nearest);
    faults.push({
      file,
      pointer: toPointer(path),
      code,
      message,
      expected,
      found,
      ...(nearest !== undefined && { nearest }),
    });
  };

interface Schema<T> {
  safeParse(value: unknown): { readonly success: true; readonly data: T } | { readonly success: false };
}

/** A part of a draft, if that part is right in itself. */
export function part<T>(schema: Schema<T>, value: unknown): T | undefined {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

export const membersOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];

export const itemsOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as readonly unknown[]) : [];
export const textsOf = (value: unknown): readonly string[] =>
  itemsOf(value).map((item) => (typeof item === 'string' ? item : ''));
