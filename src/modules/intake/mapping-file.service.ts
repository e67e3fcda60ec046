import { readFile } from 'node:fs/promises';
import { closest } from 'fastest-levenshtein';
import { RefusalError, refusal } from '../../domain/shared/refusal.js';
import { readBySchema } from '../../domain/shared/schema-faults.schema.js';
import { columnsOf } from '../../domain/service-event/mapping/columns.js';
import { mapping as mappingSchema, type Mapping } from '../../domain/service-event/mapping/mapping.schema.js';
import { UnreadableJson } from '../../domain/service-event/json-cursor.js';
import { parseStrictJson } from '../../domain/service-event/parse-strict-json.js';

const limits = { depth: 32, values: 100_000, faults: 50 };

/** Reads a mapping; refuses it with all its faults at once. */
export async function readMapping(file: string): Promise<Mapping> {
  const { value, faults } = parseMapping(file, await readText(file));
  const read = readBySchema(mappingSchema, value);
  const wrong = faults.map(({ pointer, expected, found }) => {
    const message = `expected ${expected}, found ${found}`;
    return { at: pointer, message: { 'zh-CN': message, en: message } };
  });
  if (!read.ok) wrong.push(...read.faults.map(({ at, message }) => ({ at, message })));
  if (!read.ok || wrong.length > 0) throw new RefusalError(refusal('mapping-not-valid', { file, faults: wrong }));
  return read.value;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new RefusalError(refusal('file-not-readable', { file, reason: (cause as Error).message }));
  }
}

function parseMapping(file: string, text: string) {
  try {
    return parseStrictJson(text.replace(/^\ufeff/, ''), limits);
  } catch (error) {
    if (!(error instanceof UnreadableJson)) throw error;
    const message = error.message;
    throw new RefusalError(
      refusal('mapping-not-valid', { file, faults: [{ at: '', message: { 'zh-CN': message, en: message } }] }),
    );
  }
}

/** Column name → its place. Refuses a header that lacks a column of the mapping, or has one of them twice. */
export function placesOf(mapping: Mapping, header: readonly string[], file: string): (column: string) => number {
  const wanted = columnsOf(mapping);
  const missing = wanted.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    const columns = missing
      .map((column) => `"${column}"${header.length > 0 ? ` (≈ "${closest(column, [...header])}")` : ''}`)
      .join(', ');
    throw new RefusalError(refusal('csv-column-missing', { file, columns }));
  }
  const twice = wanted.filter((column) => header.indexOf(column) !== header.lastIndexOf(column));
  if (twice.length > 0) {
    throw new RefusalError(
      refusal('csv-column-twice', { file, columns: twice.map((column) => `"${column}"`).join(', ') }),
    );
  }
  const places = new Map(header.map((column, place) => [column, place]));
  return (column) => {
    const place = places.get(column);
    if (place === undefined) throw new Error(`column ${column} was not checked against the header`);
    return place;
  };
}
