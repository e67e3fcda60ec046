import { readFile } from 'node:fs/promises';

export const lockPath = 'package-lock.json';

/** A package as npm writes it into the lock file; only what is read or written here. */
export interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** `packages`: by folder, such as `node_modules/a/node_modules/b`; the project itself is the empty text. */
export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** An optional package that another one names and the lock file does not know. */
export interface LockGap {
  readonly wantedBy: string;
  readonly name: string;
  readonly version: string;
}

export const readLock = async (): Promise<LockFile> => JSON.parse(await readFile(lockPath, 'utf8')) as LockFile;

/**
 * npm leaves the builds for other platforms out of the lock file when its registry does not offer them, and `npm ci` then
 * refuses the lock file on every machine.
 */
export function lockGaps({ packages }: LockFile): LockGap[] {
  return Object.entries(packages).flatMap(([wantedBy, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !foldersInReach(wantedBy).some((folder) => `${folder}node_modules/${name}` in packages))
      .map(([name, version]) => ({ wantedBy, name, version })),
  );
}

/** Where Node looks for the packages of the one in `folder`, nearest first. */
function foldersInReach(folder: string): string[] {
  if (folder === '') return [''];
  const above = folder.lastIndexOf('/node_modules/');
  return [`${folder}/`, ...foldersInReach(above === -1 ? '' : folder.slice(0, above))];
}
