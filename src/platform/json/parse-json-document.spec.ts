import fc from 'fast-check';
import { maxBytes, maxDepth, parseJsonDocument } from './parse-json-document.js';

const faultsOf = (text: string | Uint8Array) =>
  parseJsonDocument(text).faults.map(({ line, column, code, pointer }) =>
    `${line}:${column} ${code} ${pointer}`.trim(),
  );

describe('parseJsonDocument', () => {
  it('accepts exactly what JSON.parse accepts, and reads the same value', () => {
    const text = fc.jsonValue({ maxDepth: 6 }).map((value) => JSON.stringify(value, null, 1));
    const broken = fc
      .tuple(text, fc.nat(), fc.constantFrom('', ',', '}', ']', '"', '/', '//', 'x', '\t', '\\', '{', '0'))
      .map(([whole, at, inserted]) => {
        const place = at % (whole.length + 1);
        return whole.slice(0, place) + inserted + whole.slice(place + (inserted === '' ? 1 : 0));
      });
    fc.assert(
      fc.property(fc.oneof(text, broken), (candidate) => {
        const value = parsed(candidate);
        fc.pre(!/proto|constructor/.test(candidate) && !hasDuplicateKeys(candidate, value));
        const document = parseJsonDocument(candidate);
        const syntax = document.faults.filter(
          (fault) => fault.code !== 'inexact-number' && fault.code !== 'invalid-text',
        );
        expect(syntax.length === 0).toBe(value !== undefined);
        if (value !== undefined && document.faults.length === 0) {
          expect(JSON.stringify(document.value)).toBe(JSON.stringify(value).normalize('NFC'));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('reports every fault at once, with its own line and column', () => {
    const text = [
      '{',
      '  // why',
      '  "a": 1,',
      '  "a": 2,',
      '  "b": [1, 2,],',
      '  "n": 9007199254740993,',
      '  "__proto__": {},',
      '}',
    ].join('\n');
    expect(faultsOf(text)).toEqual([
      '2:3 comment',
      '4:3 duplicate-key /a',
      '5:14 trailing-comma',
      '6:8 inexact-number /n',
      '7:3 forbidden-key /__proto__',
      '8:1 trailing-comma',
    ]);
  });

  it('says what was wanted, what was found, in both languages', () => {
    expect(parseJsonDocument('{"a" 1}').faults[0]).toMatchObject({
      message: { en: 'no JSON at "1", expected a colon', 'zh-CN': 'JSON 语法错误：遇到 "1"，应为冒号' },
      expected: { en: 'a colon' },
      found: '"1"',
    });
  });

  it('does not report how a document ends after something in it could not be read', () => {
    expect(faultsOf('{\n"a" {"b": 1},\n"c": 2}\n}')).toEqual(['2:5 syntax']);
  });

  it('reads the rest of a document in which only comments and commas are wrong', () => {
    const document = parseJsonDocument('{"a": [1, 2,], /* b */ "c": 3}');
    expect(document).toMatchObject({ whole: true, value: { a: [1, 2], c: 3 } });
  });

  it('says that a document is not whole when something could not be read', () => {
    expect(parseJsonDocument('{"kind": "rule", "code": , "on": ["x"]}')).toMatchObject({
      whole: false,
      value: { kind: 'rule' },
    });
    expect(parseJsonDocument('')).toMatchObject({ whole: false, value: undefined });
  });

  it.each(['__proto__', 'constructor', 'prototype'])('never lets %s into an object', (key) => {
    const document = parseJsonDocument(`{"data": {"${key}": {"polluted": true}, "x": 1}}`);
    expect(document.faults).toMatchObject([{ code: 'forbidden-key', pointer: `/data/${key}`, line: 1, column: 11 }]);
    expect(document.value).toEqual({ data: { x: 1 } });
    expect(Object.getPrototypeOf((document.value as { data: object }).data)).toBe(Object.prototype);
  });

  it('reads the first of two values for one key, the one it also points to', () => {
    const document = parseJsonDocument('{"a": 1,\n"a": 2}');
    expect(document.value).toEqual({ a: 1 });
    expect(document.locate('/a')).toEqual({ line: 1, column: 7 });
  });

  it('finds parts by pointer, and for an absent part its nearest ancestor', () => {
    const document = parseJsonDocument('{\r\n  "a/b": {"m~n": [10,\n    20]}\n}');
    expect(document.locate('/a~1b/m~0n/1')).toEqual({ line: 3, column: 5 });
    expect(document.locate('/a~1b/m~0n/7')).toEqual({ line: 2, column: 18 });
    expect(document.locate('/a~1b/missing/deeper')).toEqual({ line: 2, column: 10 });
    expect(document.locate('')).toEqual({ line: 1, column: 1 });
  });

  it('tolerates a byte order mark and does not count it', () => {
    expect(faultsOf('\uFEFF{"a":1}')).toEqual([]);
    expect(faultsOf(Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b, 0x7d))).toEqual([]);
    expect(faultsOf('\uFEFF{x}')).toContain('1:2 syntax');
  });

  it('refuses bytes that are no UTF-8, as a GBK file has them', () => {
    const gbk = Uint8Array.of(...Buffer.from('{"title": "'), 0xd6, 0xd0, ...Buffer.from('"}'));
    expect(faultsOf(gbk)).toEqual(['1:12 invalid-text']);
  });

  it.each(['"\\u0000"', '"\\ud800"', '"a\\udc00b"'])('refuses %s, which no database can keep', (text) => {
    expect(faultsOf(`{"a": ${text}}`)).toEqual(['1:7 invalid-text /a']);
  });

  it('brings text into NFC, so that equal looks are equal values', () => {
    expect(parseJsonDocument('"e\u0301"').value).toBe('\u00e9');
  });

  it.each(['9007199254740993', '1e400', '-1e16'])(
    'refuses the number %s, which would silently become another',
    (text) => {
      expect(faultsOf(`[${text}]`)).toEqual(['1:2 inexact-number /0']);
    },
  );

  it('refuses nesting beyond the limit without descending into it', () => {
    expect(faultsOf('['.repeat(maxDepth) + ']'.repeat(maxDepth))).toEqual([]);
    expect(faultsOf('['.repeat(maxDepth + 1))).toEqual([`1:${maxDepth + 1} too-deep`]);
    expect(faultsOf('{"not":'.repeat(120_000))).toEqual([`1:${7 * maxDepth + 1} too-deep`]);
  });

  it.each(['/*"*/', '//"\n', '"x\n', "'"])('is not talked out of the depth limit by %j', (prefix) => {
    expect(faultsOf(prefix + '['.repeat(200_000))).toEqual([expect.stringContaining('too-deep')]);
  });

  it('does not mistake brackets inside text for nesting', () => {
    expect(faultsOf(JSON.stringify('[{'.repeat(100)))).toEqual([]);
  });

  it('refuses a document of more bytes than the limit', () => {
    const text = JSON.stringify('长'.repeat(maxBytes / 3));
    expect(text.length).toBeLessThan(maxBytes);
    expect(faultsOf(text)).toEqual(['1:1 too-large']);
  });
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function hasDuplicateKeys(text: string, value: unknown): boolean {
  return value !== undefined && parseJsonDocument(text).faults.some((fault) => fault.code === 'duplicate-key');
}
