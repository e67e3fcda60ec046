import { toPointer } from '../shared/json-pointer.js';
import { isExactNumber } from './canonical-fact.js';
import { type Fault, quoted } from './fault.js';
import { JsonCursor } from './json-cursor.js';

export interface JsonLimits {
  /** containers inside one another */
  readonly depth: number;
  /** values in the whole text: bounds the memory a small text can ask for */
  readonly values: number;
  /** faults reported of one element of the outermost list, or of the whole */
  readonly faults: number;
}

export type JsonFaultCode = 'repeated-key' | 'reserved-key' | 'inexact-number' | 'too-deep';

export interface JsonFault extends Fault<JsonFaultCode> {
  /** the key or the number itself, quoted; `found` says the same with its place, in English */
  readonly quoted: string;
  /** from 1 */
  readonly line: number;
  /** from 1, in UTF-16 units */
  readonly column: number;
}

export interface ParsedJson {
  readonly value: unknown;
  /** what `JSON.parse` would have let pass silently; the value cannot be trusted at these places */
  readonly faults: readonly JsonFault[];
}

/**
 * `JSON.parse` that reports what it lets pass: a key given twice, `__proto__`, a number that a double cannot hold,
 * nesting without end. Faults leave the rest readable; {@link UnreadableJson} is thrown where the text is no JSON.
 */
export function parseStrictJson(text: string, limits: JsonLimits): ParsedJson {
  const reader = new JsonReader(text, limits);
  return { value: reader.readWhole(), faults: reader.faults };
}

class JsonReader extends JsonCursor {
  readonly faults: JsonFault[] = [];
  private readonly path: (string | number)[] = [];
  private values = 0;
  private faultsOfElement = 0;

  constructor(
    text: string,
    private readonly limits: JsonLimits,
  ) {
    super(text);
  }

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
      if (this.text[this.at] !== '"') throw this.unreadable('a key in double quotes');
      const keyAt = this.at;
      const key = this.readString();
      if (!this.take(':')) throw this.unreadable('":" after the key');
      this.path.push(key);
      // told before what is wrong in the value: places are counted forwards only
      const isReserved = key === '__proto__';
      const isRepeated = Object.hasOwn(object, key);
      if (isReserved) this.report('reserved-key', 'a key other than __proto__', key, keyAt);
      else if (isRepeated) this.report('repeated-key', 'each key once', key, keyAt);
      const value = this.readValue();
      if (!isReserved && !isRepeated) object[key] = value;
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

  private readNumber(): number {
    const small = this.readSmallNumber();
    if (small !== null) return small;
    const before = this.at;
    const digits = this.readDigits();
    const value = Number(digits);
    const vanished = value === 0 && /^-?[0.]*[1-9]/.test(digits);
    if (!isExactNumber(value) || vanished) {
      const expected = 'a number that can be held exactly (at most 9007199254740991 in size); longer ones as text';
      this.report('inexact-number', expected, digits, before);
    }
    return value;
  }

  private report(code: JsonFaultCode, expected: string, found: string, at = this.at): void {
    if (++this.faultsOfElement > this.limits.faults) return;
    const { line, column } = this.placeOf(at);
    const value = quoted(found);
    const where = `${value} at line ${line}, column ${column}`;
    this.faults.push({ pointer: toPointer(this.path), code, expected, found: where, quoted: value, line, column });
  }
}
