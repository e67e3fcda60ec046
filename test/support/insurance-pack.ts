import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(import.meta.dirname, '../../rules/insurance');

/** A document as a supervisor sends it. */
export interface PackFile {
  readonly file: string;
  readonly text: string;
}

/** The insurance pack as it is delivered. */
export const insurancePack = (): PackFile[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({ file, text: readFileSync(path.join(folder, file), 'utf8') }));

/** The pack with edits in one file: each from exactly one text to another. */
export function editedPack(file: string, edits: Readonly<Record<string, string>>): PackFile[] {
  return insurancePack().map((document) => {
    if (document.file !== file) return document;
    const text = Object.entries(edits).reduce((edited, [from, to]) => {
      if (edited.split(from).length !== 2) throw new Error(`${file} does not hold ${from} exactly once`);
      return edited.replace(from, () => to);
    }, document.text);
    return { file, text };
  });
}
