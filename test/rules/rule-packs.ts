import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { DocumentSource } from '../../src/domain/rulebook/validate-documents.js';

export interface RulePack {
  readonly name: string;
  readonly sources: readonly DocumentSource[];
}

/** the JSON Schemas of the documents, not documents themselves */
const generated = 'schema';

/** Every rule pack that is delivered: the folders of `rules`, and `rules` in the folders of `samples`. */
export function deliveredPacks(): readonly RulePack[] {
  const root = path.resolve(import.meta.dirname, '../..');
  const folders = [
    ...foldersIn(path.join(root, 'rules')),
    ...foldersIn(path.join(root, 'samples')).map((sample) => path.join(sample, 'rules')),
  ];
  return folders
    .filter((folder) => existsSync(folder))
    .map((folder) => ({ name: path.relative(root, folder), sources: sourcesIn(folder) }));
}

const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== generated)
    .map((entry) => path.join(folder, entry.name));

const sourcesIn = (folder: string): DocumentSource[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({ file, value: JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as unknown }));
