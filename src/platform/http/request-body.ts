import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { type Refusal, RefusalError, refusal } from '../../domain/shared/refusal.js';

/** One line of a body, without its line break; `bytes` is null when it is longer than it may be. */
export interface BodyLine {
  /** from 1; empty lines count */
  readonly number: number;
  readonly bytes: Buffer | null;
}

const newline = 0x0a;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * The chunks of a body. A reader that stops early leaves the connection usable for its answer: Node reads and drops the
 * rest of the request once the answer is out.
 */
export async function* chunksOf(request: IncomingMessage): AsyncGenerator<Buffer> {
  if (request.readableDidRead)
    throw new Error(`the body of ${request.url ?? ''} was read before, by a parser in front of the controller`);
  try {
    yield* request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  } catch (cause) {
    if (!request.complete) throw new RefusalError(refusal('body-incomplete'));
    throw cause;
  }
}

/** The whole body, refused as soon as it is known to be longer than `maxBytes`. */
export async function readBody(
  request: IncomingMessage,
  maxBytes: number,
  tooLarge: Refusal = refusal('body-too-large', { maxBytes }),
): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw new RefusalError(tooLarge);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunksOf(request)) {
    length += chunk.length;
    if (length > maxBytes) throw new RefusalError(tooLarge);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** The lines that are not empty, as they arrive. Of a line that is too long no more than `maxBytes` is ever held. */
export async function* linesOf(chunks: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<readonly BodyLine[]> {
  let number = 1;
  let parts: Buffer[] = [];
  let length = 0;
  const extend = (part: Buffer) => {
    length += part.length;
    if (length > maxBytes) parts = [];
    else parts.push(part);
  };
  const finish = (): BodyLine[] => {
    const bytes = length > maxBytes ? null : Buffer.concat(parts, length);
    const isEmpty = length === 0 || (bytes !== null && /^[ \t\r]*$/.test(bytes.toString('latin1')));
    const line = isEmpty ? [] : [{ number, bytes }];
    number++;
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of chunks) {
    const lines: BodyLine[] = [];
    let from = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, from)) {
      if (end > from) extend(chunk.subarray(from, end));
      lines.push(...finish());
      from = end + 1;
    }
    if (from < chunk.length) extend(chunk.subarray(from));
    if (lines.length > 0) yield lines;
  }
  const last = finish();
  if (last.length > 0) yield last;
}

/** The text of UTF-8 bytes without a byte order mark; null when they are no UTF-8. */
export function decodeUtf8(bytes: Buffer): string | null {
  if (!isUtf8(bytes)) return null;
  return bytes.toString('utf8', bytes.subarray(0, 3).equals(byteOrderMark) ? 3 : 0);
}
