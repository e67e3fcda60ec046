/** Why a text cannot be taken in. `nul` and `lone-surrogate` cannot be stored by PostgreSQL at all. */
export type TextReason = 'nul' | 'lone-surrogate';

/** Why a text cannot name something: two texts that look the same must never be two identities. */
export type CodeReason =
  TextReason | 'empty' | 'too-long' | 'control-character' | 'invisible-character' | 'surrounding-space';

export type Canonical<Reason extends string> =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: Reason };

/** UTF-16 units an id or code may have. */
export const maxCodeLength = 200;

/** What each reason asks for instead; completes "expected …". */
export const textExpectations: Readonly<Record<CodeReason, string>> = {
  nul: 'text without the character U+0000',
  'lone-surrogate': 'well-formed Unicode text, without half of a surrogate pair',
  empty: 'text that is not empty',
  'too-long': `at most ${maxCodeLength} characters`,
  'control-character': 'text without control characters or line breaks',
  'invisible-character': 'text without invisible or direction-changing characters',
  'surrounding-space': 'text without space at either end',
};

// Printable ASCII is canonical already; nearly every id and most values take this way out.
const plain = /^[\x20-\x7e]*$/;
const plainCode = /^[\x21-\x7e]$|^[\x21-\x7e][\x20-\x7e]*[\x21-\x7e]$/;
const loneSurrogate = /\p{Cs}/u;
const control = /[\p{Cc}\p{Zl}\p{Zp}]/u;
// Default_Ignorable_Code_Point holds what is drawn as nothing (zero-width, bidi, fillers, variation selectors, tags).
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** Text in NFC; refused when it is no valid Unicode text or holds U+0000. */
export function canonicalText(value: string): Canonical<TextReason> {
  if (plain.test(value)) return { ok: true, text: value };
  if (value.includes('\0')) return { ok: false, reason: 'nul' };
  if (loneSurrogate.test(value)) return { ok: false, reason: 'lone-surrogate' };
  return { ok: true, text: value.normalize('NFC') };
}

/** Text that names something (an id, a code, a fact): NFC, visible, trimmed, 1 to {@link maxCodeLength} characters. */
export function canonicalCode(value: string): Canonical<CodeReason> {
  const canonical = canonicalText(value);
  if (!canonical.ok) return canonical;
  const { text } = canonical;
  if (text === '') return { ok: false, reason: 'empty' };
  if (text.length > maxCodeLength) return { ok: false, reason: 'too-long' };
  if (plainCode.test(text)) return canonical;
  if (control.test(text)) return { ok: false, reason: 'control-character' };
  if (invisible.test(text)) return { ok: false, reason: 'invisible-character' };
  if (text.trim() !== text) return { ok: false, reason: 'surrounding-space' };
  return canonical;
}
