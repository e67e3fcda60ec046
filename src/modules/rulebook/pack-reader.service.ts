import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import type { DocumentFile } from './rulebook.dto.js';

/** Reads the documents of a rule pack from disk. */
@Injectable()
export class PackReader {
  /** Every `*.json` below a folder, sorted by path; generated schemas in `schema/` are no documents. */
  async read(folder: string): Promise<readonly DocumentFile[]> {
    const entries = await readdir(folder, { recursive: true });
    const files = entries
      .map((entry) => entry.replaceAll(path.sep, '/'))
      .filter((file) => file.endsWith('.json') && !file.split('/').slice(0, -1).includes('schema'))
      .sort();
    return Promise.all(files.map(async (file) => ({ file, text: await textOf(path.join(folder, file)) })));
  }
}

/** Bytes that are no UTF-8 become U+FFFD, which the check of the document reports with its place. */
const textOf = async (file: string): Promise<string> => new TextDecoder().decode(await readFile(file));
