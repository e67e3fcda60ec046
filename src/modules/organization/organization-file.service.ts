import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { CsvError, parse } from 'csv-parse/sync';
import { fault, type OrganizationFault } from '../../domain/organization/organization-fault.js';
import { documentOfSheets } from '../../domain/organization/organization-sheets.js';
import type { PlaceOf } from '../../domain/organization/read-organization-file.js';
import type { Sheet } from '../../domain/organization/sheet-rows.js';
import { UnreadableJson } from '../../domain/service-event/json-cursor.js';
import { parseStrictJson } from '../../domain/service-event/parse-strict-json.js';
import { toPointer } from '../../domain/shared/json-pointer.js';
import { refusal, RefusalError } from '../../domain/shared/refusal.js';

/** The JSON form of what was on disk, and how its places are called there. */
export interface OrganizationDocument {
  readonly document: unknown;
  readonly placeOf: PlaceOf;
  readonly faults: readonly OrganizationFault[];
}

const jsonLimits = { depth: 16, values: 20_000_000, faults: 1_000 };

/** Reads an organisation from disk: one JSON file, or units.csv and staff.csv or one of them. */
@Injectable()
export class OrganizationFileService {
  async read(paths: readonly string[]): Promise<OrganizationDocument> {
    const [first, ...others] = paths;
    if (first !== undefined && others.length === 0 && first.toLowerCase().endsWith('.json')) {
      return readJson(path.basename(first), await textOf(first));
    }
    const sheets = await Promise.all(paths.map(async (file) => sheetOf(path.basename(file), await textOf(file))));
    const staff = sheets.filter(isStaffSheet);
    const units = sheets.filter((sheet) => !isStaffSheet(sheet));
    if (sheets.length === 0 || units.length > 1 || staff.length > 1) {
      throw new RefusalError(refusal('organization-files-wrong', { files: paths.join(', ') }));
    }
    return documentOfSheets({ units: units[0] ?? null, staff: staff[0] ?? null });
  }
}

const isStaffSheet = ({ header }: Sheet): boolean =>
  header.some((column) => ['employed_from', 'unit'].includes(column.trim()));

/** UTF-8, or GB 18030 as Chinese spreadsheets save CSV. */
async function textOf(file: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new RefusalError(refusal('file-not-readable', { file, reason }));
  }
  const text = new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'gb18030').decode(bytes);
  if (!text.includes('\uFFFD')) return text;
  throw new RefusalError(refusal('file-not-readable', { file, reason: 'neither UTF-8 nor GB 18030, or damaged' }));
}

function readJson(name: string, text: string): OrganizationDocument {
  try {
    const { value, faults } = parseStrictJson(text, jsonLimits);
    return {
      document: value,
      placeOf: (place) => `${name} ${toPointer(place)}`,
      faults: faults.map(({ pointer, expected, found }) =>
        fault('not-as-expected', `${name} ${pointer}`, { expected, found }),
      ),
    };
  } catch (error) {
    if (!(error instanceof UnreadableJson)) throw error;
    const { line, column, expected, found } = error;
    throw new RefusalError(
      refusal('file-not-readable', { file: name, reason: `${line}:${column} expected ${expected}, found ${found}` }),
    );
  }
}

function sheetOf(name: string, text: string): Sheet {
  try {
    const [header = [], ...rows] = parse(text, { bom: true, relax_column_count: true });
    return { name, header, rows: rows.map((cells, index) => ({ row: index + 2, cells })) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new RefusalError(refusal('file-not-readable', { file: name, reason: error.message }));
  }
}
