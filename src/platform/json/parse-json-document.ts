import {
  createScanner,
  findNodeAtLocation,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { canonicalText } from '../../domain/shared/canonical-text.js';
import { type DocumentFault, faultMessage, type Position, shown } from '../../domain/shared/document-fault.js';
import { fromPointer, type JsonPath, toPointer } from '../../domain/shared/json-pointer.js';
import type { LocalizedText } from '../../domain/shared/localized-text.js';
import * as words from './syntax-words.js';

export type SyntaxFault = Omit<DocumentFault, 'file'> & Position;

export interface JsonDocument {
  /** what could be read, text in NFC; undefined when nothing could */
  readonly value: unknown;
  /** false when part of the text could not be read, so that what the value lacks may have been there */
  readonly whole: boolean;
  readonly faults: readonly SyntaxFault[];
  /** where a part of the document stands; a part that is absent stands where its nearest ancestor does */
  locate(pointer: string): Position;
}

export const maxDepth = 32;
/** UTF-8 bytes of one document: 1 MB */
export const maxBytes = 1_000_000;

/** errors of jsonc-parser about how the document ends */
const closings = new Set(['CloseBraceExpected', 'CloseBracketExpected', 'EndOfFileExpected']);

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads strict JSON: no comments, no trailing commas, no key twice. A byte order mark is tolerated. All faults at once. */
export function parseJsonDocument(input: string | Uint8Array): JsonDocument {
  const decoded = typeof input === 'string' ? input : new TextDecoder().decode(input);
  const text = decoded.startsWith('\uFEFF') ? decoded.slice(1) : decoded;
  return new JsonReader(text).read();
}

class JsonReader {
  private readonly faults: SyntaxFault[] = [];
  private readonly lineStarts: readonly number[];

  constructor(private readonly text: string) {
    this.lineStarts = [
      0,
      ...[...text.matchAll(/\r\n|\n|\r/g)].map((lineBreak) => lineBreak.index + lineBreak[0].length),
    ];
  }

  read(): JsonDocument {
    const bytes = Buffer.byteLength(this.text);
    const tooDeep = firstBeyondDepth(this.text);
    if (bytes > maxBytes) return this.unreadable(0, 'too-large', String(bytes), words.atMost(maxBytes));
    if (tooDeep !== null) return this.unreadable(tooDeep, 'too-deep', `${maxDepth + 1}`, words.atMost(maxDepth));
    const foreign = this.text.indexOf('\uFFFD');
    if (foreign >= 0) this.report(foreign, [], 'invalid-text', 'U+FFFD', words.utf8);
    const errors: ParseError[] = [];
    const root = parseTree(this.text, errors, { disallowComments: true, allowEmptyContent: false });
    const whole = this.reportSyntax(errors);
    return {
      value: root === undefined ? undefined : this.valueOf(root, []),
      whole: whole && root !== undefined,
      faults: this.faults.sort((a, b) => a.line - b.line || a.column - b.column),
      locate: (pointer) => this.positionOf(root === undefined ? 0 : nearestNode(root, pointer).offset),
    };
  }

  private unreadable(offset: number, code: words.SyntaxCode, found: string, expected: LocalizedText): JsonDocument {
    this.report(offset, [], code, found, expected);
    return { value: undefined, whole: false, faults: this.faults, locate: () => ({ line: 1, column: 1 }) };
  }

  /**
   * One fault per line, because the parser stumbles on over the rest of a line it did not understand. Returns whether
   * the value is complete all the same: comments and trailing commas hide nothing.
   */
  private reportSyntax(errors: readonly ParseError[]): boolean {
    let whole = true;
    const reported = new Set<number>();
    for (const { error, offset, length } of errors) {
      const { line } = this.positionOf(offset);
      if (reported.has(line)) continue;
      reported.add(line);
      const name = printParseErrorCode(error);
      // what is opened and closed cannot be told any more once something could not be read
      if (!whole && closings.has(name)) continue;
      if (name === 'InvalidCommentToken') this.report(offset, [], 'comment', '', words.nothingHere);
      else if (this.isAfterComma(offset))
        this.report(offset, [], 'trailing-comma', shown(this.text[offset]), words.wantedBy(name));
      else {
        const found = this.text.slice(offset, offset + Math.max(length, 1));
        this.report(offset, [], 'syntax', found === '' ? '' : shown(found), words.wantedBy(name));
        whole = false;
      }
    }
    return whole;
  }

  private isAfterComma(offset: number): boolean {
    const closing = this.text[offset] === '}' || this.text[offset] === ']';
    return closing && this.text.slice(0, offset).trimEnd().endsWith(',');
  }

  private valueOf(node: Node, path: JsonPath): unknown {
    switch (node.type) {
      case 'object':
        return this.objectOf(node, path);
      case 'array':
        return (node.children ?? []).map((child, index) => this.valueOf(child, [...path, index]));
      case 'string':
        return this.textOf(node, path);
      case 'number':
        if (!(Math.abs(node.value as number) <= Number.MAX_SAFE_INTEGER)) {
          this.report(node.offset, path, 'inexact-number', this.sourceOf(node), words.exactNumber);
        }
        return node.value as unknown;
      case 'boolean':
      case 'null':
      case 'property':
        return node.value as unknown;
      default:
        return node.type satisfies never;
    }
  }

  private objectOf(node: Node, path: JsonPath): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    // of a key that is there twice the first is read: it is the one that locate() finds
    const seen = new Set<string>();
    for (const property of node.children ?? []) {
      const [keyNode, valueNode] = property.children ?? [];
      if (keyNode === undefined) continue;
      const key = String(keyNode.value);
      const here = [...path, key];
      if (forbiddenKeys.has(key)) this.report(keyNode.offset, here, 'forbidden-key', shown(key), words.ordinaryKey);
      else if (seen.has(key)) this.report(keyNode.offset, here, 'duplicate-key', shown(key), words.onlyOnce);
      else if (valueNode !== undefined) object[key] = this.valueOf(valueNode, here);
      seen.add(key);
    }
    return object;
  }

  private textOf(node: Node, path: JsonPath): string {
    const canonical = canonicalText(node.value as string);
    if (canonical.ok) return canonical.text;
    this.report(node.offset, path, 'invalid-text', this.sourceOf(node), words.storableText);
    return node.value as string;
  }

  private sourceOf(node: Node): string {
    return this.text.slice(node.offset, node.offset + Math.min(node.length, 80));
  }

  private report(offset: number, path: JsonPath, code: words.SyntaxCode, found: string, expected: LocalizedText): void {
    const message = faultMessage(words.syntaxHeadings[code], found, expected);
    this.faults.push({ ...this.positionOf(offset), pointer: toPointer(path), code, message, expected, found });
  }

  private positionOf(offset: number): Position {
    const line = this.lineStarts.findLastIndex((start) => start <= offset);
    return { line: line + 1, column: offset - (this.lineStarts[line] ?? 0) + 1 };
  }
}

function nearestNode(root: Node, pointer: string): Node {
  let node = root;
  for (const step of fromPointer(pointer)) {
    const child = findNodeAtLocation(node, [node.type === 'array' ? Number(step) : step]);
    if (child === undefined) return node;
    node = child;
  }
  return node;
}

/** The parser descends by recursion, so depth is bounded before it starts, by the parser's own reading of the text. */
function firstBeyondDepth(text: string): number | null {
  const scanner = createScanner(text, true);
  let depth = 0;
  // only the end of the text is a token without length; only brackets and punctuation have length one and these signs
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    if (scanner.getTokenLength() !== 1) continue;
    const sign = text[scanner.getTokenOffset()];
    if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') depth--;
    if (depth > maxDepth) return scanner.getTokenOffset();
  }
  return null;
}
