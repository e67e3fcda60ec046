import { toPointer } from '../shared/json-pointer.js';
import { isExactNumber } from './canonical-fact.js';
import { type Fault, quoted } from './fault.js';

export interface JsonLimits {
  /** containers inside one another */
  readonly depth: number;
  /** values in the whole text: bounds the memory a small text can ask for */
  readonly values: number;
  /** faults reported of one element of the outermost list, or of the whole */
  readonly faults: number;
}

export type JsonFaultCode = 'repeated-key' | 'reserved-key' | 'inexact-number' | 'too-deep';

export interface ParsedJson {
  readonly value: unknown;
  /** what `JSON.parse` would have let pass silently; the value cannot be trusted at these places */
  readonly faults: readonly Fault<JsonFaultCode>[];
}

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

/**
 * `JSON.parse` that reports what it lets pass: a key given twice, `__proto__`, a number that a double cannot hold,
 * nesting without end. Faults leave the rest readable; {@link UnreadableJson} is thrown where the text is no JSON.
 */
export function parseStrictJson(text: string, limits: JsonLimits): ParsedJson {
  const reader = new JsonReader(text, limits);
  return { value: reader.readWhole(), faults: reader.faults };
}

class JsonReader {
  readonly faults: Fault<JsonFaultCode>[] = [];
  private readonly path: (string | number)[] = [];
  private at = 0;
  private values = 0;
  private faultsOfElement = 0;
  private line = 1;
  private lineStart = 0;

  constructor(
    private readonly text: string,
    private readonly limits: JsonLimits,
  ) {}

  readWhole(): unknown {
    const value = this.readValue();
    this.skipSpace();
    if (this.at < this.text.length) throw this.unreadable('the end of the text');
    return value;
  }

  private readValue(): unknown {
    this.skipSpace();
    if (++this.values > this.limits.values) {
      throw this.unreadable(`at most ${this.limits.values} values`, 'too-many-values');
    }
    switch (this.text[this.at]) {
      case '{':
        return this.path.length < this.limits.depth ? this.readObject() : this.skipTooDeep();
      case '[':
        return this.path.length < this.limits.depth ? this.readList() : this.skipTooDeep();
      case '"':
        return this.readString();
      case 't':
        return this.readWord('true', true);
      case 'f':
        return this.readWord('false', false);
      case 'n':
        return this.readWord('null', null);
      default:
        return this.readNumber();
    }
  }

  private readObject(): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    this.at++;
    if (this.take('}')) return object;
    do {
      this.skipSpace();
      if (this.text.charCodeAt(this.at) !== quote) throw this.unreadable('a key in double quotes');
      const key = this.readString();
      if (!this.take(':')) throw this.unreadable('":" after the key');
      this.path.push(key);
      const value = this.readValue();
      if (key === '__proto__') this.report('reserved-key', 'a key other than __proto__', key);
      else if (Object.hasOwn(object, key)) this.report('repeated-key', 'each key once', key);
      else object[key] = value;
      this.path.pop();
    } while (this.take(','));
    if (!this.take('}')) throw this.unreadable('"," or "}"');
    return object;
  }

  private readList(): unknown[] {
    const list: unknown[] = [];
    this.at++;
    if (this.take(']')) return list;
    do {
      if (this.path.length === 0) this.faultsOfElement = 0;
      this.path.push(list.length);
      list.push(this.readValue());
      this.path.pop();
    } while (this.take(','));
    if (!this.take(']')) throw this.unreadable('"," or "]"');
    return list;
  }

  /** Without recursion: the depth of what is skipped has no limit, the stack has. */
  private skipTooDeep(): null {
    this.report('too-deep', `at most ${this.limits.depth} levels`, 'a deeper one');
    let open = 0;
    do {
      const character = this.text[this.at];
      if (character === undefined) throw this.unreadable('"]" or "}"');
      if (character === '"') {
        this.readString();
        continue;
      }
      if (character === '{' || character === '[') open++;
      if (character === '}' || character === ']') open--;
      this.at++;
    } while (open > 0);
    return null;
  }

  private readString(): string {
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

  private readWord<Value>(word: string, value: Value): Value {
    if (!this.text.startsWith(word, this.at)) throw this.unreadable('a value');
    this.at += word.length;
    return value;
  }

  private readNumber(): number {
    const small = this.readSmallNumber();
    if (small !== null) return small;
    numberShape.lastIndex = this.at;
    const digits = numberShape.exec(this.text)?.[0];
    if (digits === undefined) throw this.unreadable('a value');
    const value = Number(digits);
    const vanished = value === 0 && /^-?[0.]*[1-9]/.test(digits);
    if (!isExactNumber(value) || vanished) {
      this.report(
        'inexact-number',
        'a number that can be held exactly (at most 9007199254740991 in size); longer ones as text',
        digits,
      );
    }
    this.at += digits.length;
    return value;
  }

  /** Up to nine digits and nothing else, as most numbers are: much faster than the pattern. */
  private readSmallNumber(): number | null {
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

  private take(character: string): boolean {
    this.skipSpace();
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  private skipSpace(): void {
    if (this.text.charCodeAt(this.at) > 0x20) return;
    space.lastIndex = this.at;
    this.at += space.exec(this.text)?.[0].length ?? 0;
  }

  private report(code: JsonFaultCode, expected: string, found: string): void {
    if (++this.faultsOfElement > this.limits.faults) return;
    const { line, column } = this.place();
    const where = `${quoted(found)} at line ${line}, column ${column}`;
    this.faults.push({ pointer: toPointer(this.path), code, expected, found: where });
  }

  private unreadable(expected: string, code: UnreadableJson['code'] = 'not-json'): UnreadableJson {
    const { line, column } = this.place();
    const found = this.at < this.text.length ? quoted(this.text.slice(this.at, this.at + 20)) : 'the end of the text';
    return new UnreadableJson(code, line, column, expected, found);
  }

  /** Goes on from where it was asked last: many faults in a long text must not each count its lines from the start. */
  private place(): { line: number; column: number } {
    for (let next = this.text.indexOf('\n', this.lineStart); next !== -1 && next < this.at;) {
      this.line++;
      this.lineStart = next + 1;
      next = this.text.indexOf('\n', this.lineStart);
    }
    return { line: this.line, column: this.at - this.lineStart + 1 };
  }
}
