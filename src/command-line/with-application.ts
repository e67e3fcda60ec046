import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { chooseQueueBackend } from '../pipeline/queue-backend.js';
import { readConfig } from '../platform/config/config.js';
import { PinoLogger } from '../platform/logging/pino-logger.js';
import { startStores } from '../stores.js';

/**
 * Runs a command of the operator against the installation that the settings name: an external database, the embedded one
 * of a running process, or, when none runs, the embedded one for as long as the command takes. Work that it hands on is
 * done by the service's workers, now or at their next start.
 */
export async function withApplication<T>(use: (application: INestApplicationContext) => Promise<T>): Promise<T> {
  const config = { ...readConfig({ LOG_LEVEL: 'warn', ...process.env }), role: 'api' as const };
  const stores = await startStores(config, { elseStart: true });
  try {
    const connection = chooseQueueBackend(config, stores.databaseUrl);
    const application = await NestFactory.createApplicationContext(
      AppModule.forRoot(config, stores.database, connection),
      {
        logger: new PinoLogger(config.logLevel),
        abortOnError: false,
      },
    );
    try {
      return await use(application);
    } finally {
      await application.close();
    }
  } finally {
    await stores.stop();
  }
}
