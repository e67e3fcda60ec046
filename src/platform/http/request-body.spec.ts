import { decodeUtf8, linesOf } from './request-body.js';

async function* chunks(...texts: readonly (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

async function lines(
  maxBytes: number,
  ...texts: readonly (string | Buffer)[]
): Promise<(readonly [number, string | null])[]> {
  const found: (readonly [number, string | null])[] = [];
  for await (const some of linesOf(chunks(...texts), maxBytes))
    found.push(...some.map(({ number, bytes }) => [number, bytes?.toString() ?? null] as const));
  return found;
}

describe('the lines of a body', () => {
  it.each<[string, string[]]>([
    ['in one chunk', ['a\nb\n\nc']],
    ['over chunks', ['a', '\n', 'b\n\n', 'c']],
    ['with a last line break', ['a\nb\n\nc\n']],
    ['with Windows line breaks and blanks', ['a\nb\n \t\r\nc']],
  ])('keep their numbers %s; empty ones are left out', async (_, texts) => {
    expect(await lines(10, ...texts)).toEqual([
      [1, 'a'],
      [2, 'b'],
      [4, 'c'],
    ]);
  });

  it('may be as long as the limit, not longer, and the next one is read all the same', async () => {
    expect(await lines(5, '12345\n123456\n', '123', '456789', '\nok')).toEqual([
      [1, '12345'],
      [2, null],
      [3, null],
      [4, 'ok'],
    ]);
  });

  it('do not break a character that two chunks share', async () => {
    const bytes = Buffer.from('长');
    expect(await lines(10, bytes.subarray(0, 1), bytes.subarray(1))).toEqual([[1, '长']]);
  });

  it('are none in an empty body or one of nothing but line breaks', async () => {
    expect(await lines(10, '')).toEqual([]);
    expect(await lines(10, '\n'.repeat(100_000))).toEqual([]);
  });

  it('hold no more than the limit of a line without end', async () => {
    const piece = Buffer.alloc(1024 * 1024, 'x');
    async function* endless(): AsyncGenerator<Buffer> {
      for (let sent = 0; sent < 300; sent++) yield await Promise.resolve(Buffer.from(piece));
    }
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const watched = (async function* () {
      for await (const chunk of endless()) {
        most = Math.max(most, process.memoryUsage().arrayBuffers - before);
        yield chunk;
      }
    })();
    const found: (Buffer | null)[] = [];
    for await (const some of linesOf(watched, 64 * 1024)) found.push(...some.map(({ bytes }) => bytes));
    expect(found).toEqual([null]);
    expect(most).toBeLessThan(150 * 1024 * 1024);
  });
});

describe('UTF-8', () => {
  it('is read without its byte order mark', () => {
    expect(decodeUtf8(Buffer.from('\ufeff长'))).toBe('长');
    expect(decodeUtf8(Buffer.from(''))).toBe('');
  });

  it.each([[[0xff, 0xfe]], [[0xc0, 0x80]], [[0xed, 0xa0, 0x80]], [[0xe9, 0x95]]])('is not what %j is', (bytes) => {
    expect(decodeUtf8(Buffer.from(bytes))).toBeNull();
  });
});
