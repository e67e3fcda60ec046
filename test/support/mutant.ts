import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A copy of the built program with one fault planted, to prove that a test notices it. */
export interface Mutant {
  /** path of its main.js, relative to the project */
  readonly script: string;
  remove(): void;
}

/** Throws when the edit changes nothing: a planted fault that is not there proves nothing. */
export function makeMutant(name: string, file: string, edit: (code: string) => string): Mutant {
  // beside dist/, because the program finds its migrations relative to itself
  const directory = path.join(root, `dist-mutant-${name}`);
  rmSync(directory, { recursive: true, force: true });
  cpSync(path.join(root, 'dist'), directory, { recursive: true });
  const place = path.join(directory, file);
  const code = readFileSync(place, 'utf8');
  const edited = edit(code);
  if (edited === code) throw new Error(`the planted fault ${name} found nothing to change in ${file}`);
  writeFileSync(place, edited);
  return {
    script: `dist-mutant-${name}/main.js`,
    remove: () => {
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
