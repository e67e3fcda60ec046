import fc from 'fast-check';
import { UnreadableJson } from './json-cursor.js';
import { parseStrictJson } from './parse-strict-json.js';

const limits = { depth: 32, values: 10_000, faults: 50 };
const read = (text: string) => parseStrictJson(text, limits);

function refusalOf(text: string, given = limits): UnreadableJson {
  try {
    parseStrictJson(text, given);
  } catch (error) {
    if (error instanceof UnreadableJson) return error;
    throw error;
  }
  throw new Error(`${text.slice(0, 40)} was read`);
}

describe('strict JSON', () => {
  it('reads whatever JSON.parse reads, and the same', () => {
    const withoutSurprises = fc.jsonValue({ maxDepth: 5 }).filter((value) => {
      const text = JSON.stringify(value);
      return !text.includes('__proto__') && !/\d{16}|e[+-]?\d/i.test(text);
    });
    fc.assert(
      fc.property(withoutSurprises, fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        expect(read(text)).toEqual({ value: JSON.parse(text) as unknown, faults: [] });
      }),
    );
  });

  it('accepts and refuses exactly the texts that JSON.parse does', () => {
    const mutated = fc
      .tuple(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom('', ',', '"', '\\', '{', ']', '0', '-', '.', 'e', ' ', '\n', 'x'),
      )
      .map(
        ([text, at, piece]) => text.slice(0, at % (text.length + 1)) + piece + text.slice((at % (text.length + 1)) + 1),
      );
    fc.assert(
      fc.property(mutated, (text) => {
        const isRead = (parse: (text: string) => unknown) => {
          try {
            parse(text);
            return true;
          } catch {
            return false;
          }
        };
        expect(isRead(read)).toBe(isRead(JSON.parse));
      }),
      { numRuns: 2_000 },
    );
  });

  it('decodes every escape', () => {
    expect(read(String.raw`"\"\\\/\b\f\n\r\té中😀"`).value).toBe('"\\/\b\f\n\r\té中😀');
    expect(read(String.raw`"\u00e9\u4e2d\ud83d\ude00"`).value).toBe('é中😀');
  });

  it.each([
    ['{"a":1,"a":2}', '/a', 'repeated-key'],
    ['{"a":1,"\\u0061":2}', '/a', 'repeated-key'],
    ['{"data":{"__proto__":{"x":1}}}', '/data/__proto__', 'reserved-key'],
    ['{"\\u005f_proto__":1}', '/__proto__', 'reserved-key'],
    ['[0,{"n":1e400}]', '/1/n', 'inexact-number'],
    ['[9007199254740993]', '/0', 'inexact-number'],
    ['[-1e-400]', '/0', 'inexact-number'],
    [`{"a/b~c":${'['.repeat(40)}${']'.repeat(40)}}`, `/a~1b~0c${'/0'.repeat(31)}`, 'too-deep'],
  ])('says where %s would have been misread', (text, pointer, code) => {
    expect(read(text).faults).toMatchObject([{ pointer, code }]);
  });

  it('keeps the first value of a key that is given twice and never touches a prototype', () => {
    const { value } = read('{"a":1,"a":2,"__proto__":{"polluted":true}}');
    expect(value).toEqual({ a: 1 });
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('goes on behind a part that is too deep, however deep it is', () => {
    const deep = 200_000;
    const { value, faults } = read(`[{"x":${'[{"y":'.repeat(deep)}"]"${'}]'.repeat(deep)}},{"id":"next"}]`);
    expect(faults).toMatchObject([{ code: 'too-deep' }]);
    expect((value as unknown[])[1]).toEqual({ id: 'next' });
  });

  it('names line and column of a fault and of the place where a text stops being JSON', () => {
    expect(read('{\n  "a": 1,\n  "a": 2\n}').faults[0]?.found).toBe('"a" at line 3, column 3');
    expect(refusalOf('{\n "a": 1,\n "b" 2\n}')).toMatchObject({
      line: 3,
      column: 6,
      expected: '":" after the key',
      found: '"2\\n}"',
    });
    expect(refusalOf('')).toMatchObject({ line: 1, column: 1, found: 'the end of the text' });
    expect(refusalOf('"a\u0000b"')).toMatchObject({ code: 'not-json', column: 3 });
  });

  it.each([
    ['{"__proto__":{"polluted":true},"id":"x"}', 1, 2],
    ['{"a":1, "a":{"b":"long"}}', 1, 9],
    ['{"a":1,\n  "a"\n:\n{"b":\n2}}', 2, 3],
    ['[{"x":9e999}]', 1, 7],
  ])('points in %j at the key or number itself, not behind it', (text, line, column) => {
    expect(read(text).faults).toMatchObject([{ line, column }]);
  });

  it('tells a key before what is wrong in its value, each at its own place', () => {
    const { faults } = read('{"a":1,\n"a":{"b":1,\n"b":9e999}}');
    expect(faults.map(({ pointer, code, line, column }) => [pointer, code, line, column])).toEqual([
      ['/a', 'repeated-key', 2, 1],
      ['/a/b', 'repeated-key', 3, 1],
      ['/a/b', 'inexact-number', 3, 5],
    ]);
  });

  it.each([
    '{"a":1,}',
    '[1,]',
    '[1 2]',
    '{a:1}',
    "{'a':1}",
    '01',
    '1.',
    '+1',
    '.5',
    'NaN',
    'Infinity',
    'nul',
    '"a',
    '[',
    '{"a"',
    '// x\n1',
    '\ufeff1',
    '"\\x"',
    '"\\u12g4"',
    '1 1',
  ])('does not read %j', (text) => {
    expect(refusalOf(text).code).toBe('not-json');
  });

  it('stops at the number of values a text may hold', () => {
    expect(refusalOf(`[${'[],'.repeat(20)}0]`, { ...limits, values: 10 })).toMatchObject({
      code: 'too-many-values',
      column: 29,
    });
  });

  it('reports so many faults of one element and no more, without losing those of the next', () => {
    const noisy = `{${Array.from({ length: 200 }, () => '"a":1').join(',')}}`;
    const { faults } = parseStrictJson(`[${noisy},${noisy}]`, { ...limits, faults: 3 });
    expect(faults.map(({ pointer }) => pointer)).toEqual(['/0/a', '/0/a', '/0/a', '/1/a', '/1/a', '/1/a']);
  });

  it('needs time in proportion to the text, also when there are many faults in it', () => {
    const text = `[${'9e999,\n'.repeat(5_000)}0]`;
    const started = performance.now();
    expect(read(text).faults).toHaveLength(5_000);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
