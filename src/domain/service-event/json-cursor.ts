import { quoted } from './fault.js';

/** The text is no JSON, or larger than its limits: nothing of it can be used. */
export class UnreadableJson extends Error {
  constructor(
    readonly code: 'not-json' | 'too-many-values',
    readonly line: number,
    readonly column: number,
    readonly expected: string,
    readonly found: string,
  ) {
    super(`line ${line}, column ${column}: expected ${expected}, found ${found}`);
    this.name = 'UnreadableJson';
  }
}

const numberShape = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const space = /[ \t\n\r]*/y;
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const quote = 0x22;
const backslash = 0x5c;
const zero = 0x30;

/** Reads the words of a JSON text one after the other: strings, numbers, punctuation. Throws {@link UnreadableJson}. */
export class JsonCursor {
  protected at = 0;
  private line = 1;
  private lineStart = 0;

  constructor(protected readonly text: string) {}

  protected take(character: string): boolean {
    this.skipSpace();
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  protected skipSpace(): void {
    if (this.text.charCodeAt(this.at) > 0x20) return;
    space.lastIndex = this.at;
    this.at += space.exec(this.text)?.[0].length ?? 0;
  }

  protected readString(): string {
    const start = ++this.at;
    for (;;) {
      const unit = this.text.charCodeAt(this.at);
      if (unit === quote) return this.text.slice(start, this.at++);
      if (unit === backslash) return this.readEscapedString(start);
      // NaN past the end; control characters must be escaped
      if (!(unit >= 0x20)) throw this.unreadable(`'"' at the end of the text, or an escape for the control character`);
      this.at++;
    }
  }

  private readEscapedString(start: number): string {
    let read = '';
    let from = start;
    for (;;) {
      const unit = this.text.charCodeAt(this.at);
      if (unit === quote) return read + this.text.slice(from, this.at++);
      if (!(unit >= 0x20)) throw this.unreadable(`'"' at the end of the text, or an escape for the control character`);
      this.at++;
      if (unit !== backslash) continue;
      read += this.text.slice(from, this.at - 1) + this.readEscape();
      from = this.at;
    }
  }

  private readEscape(): string {
    const letter = this.text[this.at] ?? '';
    if (letter === 'u') {
      const digits = this.text.slice(this.at + 1, this.at + 5);
      if (!/^[\da-fA-F]{4}$/.test(digits)) throw this.unreadable('four hexadecimal digits after \\u');
      this.at += 5;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    if (!Object.hasOwn(escapes, letter)) throw this.unreadable('one of " \\ / b f n r t u after the backslash');
    this.at++;
    return escapes[letter] ?? '';
  }

  protected readWord<Value>(word: string, value: Value): Value {
    if (!this.text.startsWith(word, this.at)) throw this.unreadable('a value');
    this.at += word.length;
    return value;
  }

  /** The digits of a number as they are written. */
  protected readDigits(): string {
    numberShape.lastIndex = this.at;
    const digits = numberShape.exec(this.text)?.[0];
    if (digits === undefined) throw this.unreadable('a value');
    this.at += digits.length;
    return digits;
  }

  /** Up to nine digits and nothing else, as most numbers are: much faster than the pattern. */
  protected readSmallNumber(): number | null {
    let value = 0;
    let end = this.at;
    for (
      let digit = this.text.charCodeAt(end) - zero;
      digit >= 0 && digit <= 9;
      digit = this.text.charCodeAt(end) - zero
    ) {
      value = value * 10 + digit;
      end++;
    }
    const digits = end - this.at;
    const isPlain =
      digits > 0 &&
      digits <= 9 &&
      (digits === 1 || this.text.charCodeAt(this.at) !== zero) &&
      !/[.eE]/.test(this.text[end] ?? '');
    if (!isPlain) return null;
    this.at = end;
    return value;
  }

  protected unreadable(expected: string, code: UnreadableJson['code'] = 'not-json'): UnreadableJson {
    const { line, column } = this.placeOf(this.at);
    const found = this.at < this.text.length ? quoted(this.text.slice(this.at, this.at + 20)) : 'the end of the text';
    return new UnreadableJson(code, line, column, expected, found);
  }

  /** Goes on from where it was asked last: many faults in a long text must not each count its lines from the start. */
  protected placeOf(at: number): { line: number; column: number } {
    for (let next = this.text.indexOf('\n', this.lineStart); next !== -1 && next < at;) {
      this.line++;
      this.lineStart = next + 1;
      next = this.text.indexOf('\n', this.lineStart);
    }
    return { line: this.line, column: at - this.lineStart + 1 };
  }
}
