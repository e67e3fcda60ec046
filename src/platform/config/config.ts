import path from 'node:path';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/**
 * Every setting of the process: environment name, type, default, unit. Read and validated once, at start; nothing else
 * reads `process.env`.
 */
const settings = z.object({
  /** which half of the work this process does: `all`, `api` (HTTP only) or `worker` (no HTTP but /health and /metrics) */
  ROLE: z.enum(['all', 'api', 'worker']).default('all'),
  /** address to listen on; 0.0.0.0 opens it to the network */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** TCP port; 0 picks a free one */
  PORT: port.default(3000),
  /** an external PostgreSQL; without it the program starts its own */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Redis, Valkey or Dragonfly for the queues; without it they run on PostgreSQL */
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  /** what the queue's keys start with; installations that share one Redis need different ones */
  REDIS_PREFIX: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,40}$/, 'letters, digits, _ and -')
    .default('plumbline'),
  /** where the embedded PostgreSQL keeps its data */
  PLUMBLINE_DATA_DIR: z.string().min(1).default('.plumbline'),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  /** connections to PostgreSQL per process; raise it with more workers, lower it with more processes */
  DATABASE_CONNECTIONS: count(4, 200).default(12),
  /** batches of one step that one process works on at the same time */
  STEP_CONCURRENCY: count(1, 32).default(2),
  /** rows a batch claims at most */
  BATCH_SIZE: count(1, 5_000).default(500),
  /** milliseconds between two looks of the sweeper at old work and due timers */
  SWEEP_INTERVAL_MS: count(50, 60_000).default(1_000),
  /** hours until a session ends */
  SESSION_HOURS: count(1, 720).default(12),
});

export type Config = Readonly<{
  role: 'all' | 'api' | 'worker';
  host: string;
  port: number;
  databaseUrl: string | null;
  redisUrl: string | null;
  redisPrefix: string;
  dataDir: string;
  logLevel: string;
  databaseConnections: number;
  stepConcurrency: number;
  batchSize: number;
  sweepIntervalMs: number;
  sessionHours: number;
}>;

/** A Nest token for {@link Config}. */
export abstract class AppConfig {
  abstract readonly values: Config;
}

/** Throws an error whose message lists every wrong setting on one line each. Empty text counts as not set. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => {
        const name = String(issue.path[0]);
        return `${name}=${JSON.stringify(environment[name])}: ${issue.message}`;
      }),
    );
  }
  const value = parsed.data;
  return {
    role: value.ROLE,
    host: value.HOST,
    port: value.PORT,
    databaseUrl: value.DATABASE_URL ?? null,
    redisUrl: value.REDIS_URL ?? null,
    redisPrefix: value.REDIS_PREFIX,
    dataDir: path.resolve(value.PLUMBLINE_DATA_DIR),
    logLevel: value.LOG_LEVEL,
    databaseConnections: value.DATABASE_CONNECTIONS,
    stepConcurrency: value.STEP_CONCURRENCY,
    batchSize: value.BATCH_SIZE,
    sweepIntervalMs: value.SWEEP_INTERVAL_MS,
    sessionHours: value.SESSION_HOURS,
  };
}

export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'ConfigError';
  }
}
