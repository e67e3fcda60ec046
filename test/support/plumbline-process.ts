import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { waitFor } from './wait-for.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The built program as its operator runs it: a process of its own. */
export interface PlumblineProcess {
  readonly child: ChildProcess;
  /** everything it printed so far */
  output(): string;
  errors(): string;
  /** resolves with the exit code, or the signal's name */
  readonly exited: Promise<number | string>;
  /** address it listens on; fails when the process ends first */
  url(): Promise<string>;
  kill(signal: NodeJS.Signals): void;
}

/** Environment of the parent without anything that configures the program. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const {
    DATABASE_URL: _d,
    REDIS_URL: _r,
    PORT: _p,
    HOST: _h,
    ROLE: _o,
    PLUMBLINE_DATA_DIR: _a,
    NODE_OPTIONS: _n,
    ...rest
  } = process.env;
  return rest;
}

export function startPlumblineProcess(
  environment: NodeJS.ProcessEnv,
  script = 'dist/main.js',
  args: readonly string[] = [],
): PlumblineProcess {
  const child = spawn(process.execPath, [`${root}${script}`, ...args], {
    cwd: root,
    env: { ...cleanEnvironment(), PORT: '0', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  let ended = false;
  const exited = new Promise<number | string>((resolve) => {
    child.on('close', (code, signal) => {
      ended = true;
      resolve(code ?? signal ?? 'unknown');
    });
  });
  return {
    child,
    output: () => output,
    errors: () => errors,
    exited,
    url: () =>
      waitFor('the program to listen', () => {
        if (ended) throw new Error(`the program ended instead of listening: ${errors}${output}`);
        return /listens on (http:\S+)/.exec(output)?.[1];
      }),
    kill: (signal) => {
      child.kill(signal);
    },
  };
}
