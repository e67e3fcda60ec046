import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import { prepareHttp } from './http-edge.js';
import { FirstStart } from './modules/access/first-start.service.js';
import { startStores, type Stores } from './stores.js';
import { chooseQueueBackend } from './pipeline/queue-backend.js';
import { StepRunner } from './pipeline/step-runner.js';
import { Sweeper } from './pipeline/sweeper.js';
import { WakeQueue } from './pipeline/wake-queue.js';
import type { Config } from './platform/config/config.js';
import { PinoLogger } from './platform/logging/pino-logger.js';
import { StartError } from './platform/start-error.js';

export interface RunningPlumbline {
  /** where it listens, such as http://127.0.0.1:3000 */
  readonly url: string;
  readonly app: INestApplication;
  /** path of the one-time sign-in link, at the very first start only */
  readonly firstSignIn: string | null;
  /** finishes what is under way, then stops in the reverse order of the start */
  stop(): Promise<void>;
}

const storesAnswerWithinMs = 10_000;
/** a day of a large source as NDJSON; Node's default of five minutes would cut it */
const longestRequestMs = 30 * 60_000;

/** Starts the program in the order stores → application → workers → HTTP. Whatever fails undoes what came before it. */
export async function startPlumbline(config: Config): Promise<RunningPlumbline> {
  const stores = await startStores(config);
  try {
    return await startApplication(config, stores);
  } catch (error) {
    await stores.stop();
    throw error;
  }
}

async function startApplication(config: Config, stores: Stores): Promise<RunningPlumbline> {
  const connection = chooseQueueBackend(config, stores.databaseUrl);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(config, stores.database, connection), {
    logger: new PinoLogger(config.logLevel),
    abortOnError: false,
    bodyParser: false,
    forceCloseConnections: true,
  });
  const runner = config.role === 'api' ? undefined : app.get(StepRunner);
  const sweeper = config.role === 'api' ? undefined : app.get(Sweeper);
  const stop = async () => {
    // HTTP first (no new events), then the loops, then queue connections and modules, then the stores
    await new Promise((resolve) => app.getHttpServer().close(resolve));
    await sweeper?.stop();
    await runner?.stop();
    await app.close();
    await stores.stop();
  };
  try {
    prepareHttp(app, config);
    await app.init();
    await app.get(WakeQueue).ready(storesAnswerWithinMs);
    const firstSignIn = await app.get(FirstStart).prepare();
    sweeper?.start();
    const url = await listen(app, config);
    return { url, app, firstSignIn, stop };
  } catch (error) {
    await sweeper?.stop();
    await runner?.stop();
    await app.close();
    throw error;
  }
}

async function listen(app: INestApplication, config: Config): Promise<string> {
  try {
    const server = app.getHttpServer() as Server;
    server.requestTimeout = longestRequestMs;
    await app.listen(config.port, config.host);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new StartError(
        `port ${config.port} on ${config.host} is in use: stop the other program, or set PORT to a free one`,
        { cause },
      );
    throw new StartError(`cannot listen on ${config.host}:${config.port}: ${message}; check HOST and PORT`, { cause });
  }
  const server = app.getHttpServer() as Server;
  const { port } = server.address() as AddressInfo;
  return `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
}
