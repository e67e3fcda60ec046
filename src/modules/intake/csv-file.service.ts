import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CsvError, parse, type Info } from 'csv-parse';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';

export interface CsvRow {
  /** where the row ends in the file, from 1 */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvConventions {
  readonly delimiter: string;
  readonly encoding: 'utf-8' | 'gb18030';
}

/** bytes one row may have; a quoted field that is never closed would swallow the rest of the file */
const maxRowBytes = 1024 * 1024;
const gzipMagic = Buffer.from([0x1f, 0x8b]);

/** Reads a CSV file, gzipped or not, row by row; the first row is the header. Memory does not grow with the file. */
export class CsvFile {
  private bytes = 0;

  private constructor(
    readonly path: string,
    /** on disk, so that progress can be told */
    readonly totalBytes: number,
    private readonly isGzip: boolean,
    private readonly conventions: CsvConventions,
  ) {}

  static async open(path: string, conventions: CsvConventions): Promise<CsvFile> {
    try {
      const file = await open(path);
      try {
        const { size } = await file.stat();
        const { buffer, bytesRead } = await file.read(Buffer.alloc(gzipMagic.length), 0, gzipMagic.length, 0);
        const isGzip = bytesRead === gzipMagic.length && buffer.equals(gzipMagic);
        return new CsvFile(path, size, isGzip, conventions);
      } finally {
        await file.close();
      }
    } catch (cause) {
      throw new RefusalError(refusal('file-not-readable', { file: path, reason: (cause as Error).message }));
    }
  }

  get bytesRead(): number {
    return this.bytes;
  }

  /** Every row, the header first. Refuses with the line at which the file stops being CSV. */
  async *rows(): AsyncGenerator<CsvRow> {
    const parser = parse({
      delimiter: this.conventions.delimiter,
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: maxRowBytes,
    });
    const decoded = (chunks: AsyncIterable<Buffer>) => this.decode(chunks);
    const reading = this.isGzip
      ? pipeline(this.source(), createGunzip(), decoded, parser)
      : pipeline(this.source(), decoded, parser);
    // the parser fails with the same error, at the row where it matters
    reading.catch(() => undefined);
    let line = 0;
    try {
      for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
        line = info.lines;
        yield { line, cells: record };
      }
      await reading;
    } catch (error) {
      throw this.refusalOf(error, line);
    } finally {
      parser.destroy();
    }
  }

  private source(): Readable {
    const stream = createReadStream(this.path);
    stream.on('data', (chunk) => {
      this.bytes += chunk.length;
    });
    return stream.pause();
  }

  private async *decode(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
    const decoder = new TextDecoder(this.conventions.encoding, { fatal: true });
    for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  }

  private refusalOf(error: unknown, lastLine: number): unknown {
    const place = { file: this.path, line: lastLine + 1 };
    if (error instanceof CsvError) {
      const isNeverClosed = ['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE'].includes(error.code);
      return new RefusalError(
        isNeverClosed
          ? refusal('csv-quote-not-closed', place)
          : refusal('csv-not-readable', { ...place, problem: error.message }),
      );
    }
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      return new RefusalError(refusal('csv-wrong-encoding', { ...place, encoding: this.conventions.encoding }));
    }
    if (code.startsWith('Z_') || code.startsWith('E'))
      return new RefusalError(refusal('file-not-readable', { file: this.path, reason: (error as Error).message }));
    return error;
  }
}
