import type { Span } from './organization.js';

/** Later than every date a file can name. */
const never = '9999-99-99';

export const endOf = (span: Span): string => span.to ?? never;

export const covers = (span: Span, on: string): boolean => span.from <= on && on < endOf(span);

export const contains = (outer: Span, inner: Span): boolean => outer.from <= inner.from && endOf(inner) <= endOf(outer);

export const overlap = (one: Span, other: Span): boolean => one.from < endOf(other) && other.from < endOf(one);

/** `2020-01-01 to 2024-06-01`, as messages show it. */
export const spanText = (span: Span): string => `${span.from} – ${span.to ?? '…'}`;

export const byFrom = (one: { readonly from: string }, other: { readonly from: string }): number =>
  one.from < other.from ? -1 : Number(one.from > other.from);
