/** What is wrong with one part of an event: where (JSON pointer into the event), what, and what would be right. */
export interface Fault<Code extends string = string> {
  readonly pointer: string;
  readonly code: Code;
  readonly expected: string;
  /** the offending value, quoted and cut to a readable length */
  readonly found: string;
}

const quotedLength = 80;
const shownWords = 10;

/** The value as a reader recognises it. Always text that can be stored and shown, whatever the value holds. */
export function quoted(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return 'an object';
  // JSON.stringify escapes U+0000 and lone surrogates; cutting by code points splits no pair
  const cut = [...value.slice(0, quotedLength * 2)];
  return cut.length <= quotedLength && value.length <= quotedLength * 2
    ? JSON.stringify(value)
    : `${JSON.stringify(cut.slice(0, quotedLength).join(''))} … (${value.length} characters)`;
}

/** `one of "phone", "counter"`, cut after ten words. */
export function oneOf(words: readonly string[]): string {
  const shown = words.slice(0, shownWords).map((word) => JSON.stringify(word));
  return `one of ${shown.join(', ')}${words.length > shownWords ? ` … (${words.length} words)` : ''}`;
}
