import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartError } from '../start-error.js';

/** A process is named by its pid and, where the system tells, the tick it started at: pids are used again. */
interface Owner {
  readonly pid: number;
  readonly startedAt: string | null;
}

function startTick(pid: number): string | null {
  try {
    // field 22 of /proc/<pid>/stat; the second field may hold spaces, so count from its closing bracket
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function isAlive(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return owner.startedAt === startTick(owner.pid);
}

function readOwner(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

/** Makes this process the only one that starts and stops the database of `dataDir`. Returns how to give that up. */
export function ownDataDirectory(dataDir: string): () => void {
  const file = path.join(dataDir, 'owner.json');
  const me: Owner = { pid: process.pid, startedAt: startTick(process.pid) };
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      writeFileSync(file, JSON.stringify(me), { flag: 'wx' });
      return () => {
        if (readOwner(file)?.pid === me.pid) rmSync(file, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw new StartError(`cannot write to the data directory ${dataDir}: ${(error as Error).message}`, {
          cause: error,
        });
      }
    }
    const owner = readOwner(file);
    if (owner !== undefined && isAlive(owner)) {
      throw new StartError(
        `Plumbline already runs on the data directory ${dataDir} (pid ${owner.pid}): stop it first, or set PLUMBLINE_DATA_DIR to another directory`,
      );
    }
    rmSync(file, { force: true });
  }
  throw new StartError(`another start is taking the data directory ${dataDir} at this moment`);
}

/** Whether a living process owns `dataDir`. */
export function isOwned(dataDir: string): boolean {
  const file = path.join(dataDir, 'owner.json');
  const owner = existsSync(file) ? readOwner(file) : undefined;
  return owner !== undefined && isAlive(owner);
}
