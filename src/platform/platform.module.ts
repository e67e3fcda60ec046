import { type DynamicModule, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock/clock.js';
import { AppConfig, type Config } from './config/config.js';
import { Database } from './database/database.js';
import { Metrics } from './metrics/metrics.js';

/** What every module stands on. The database is made, and closed, by whoever starts the application. */
@Module({})
export class PlatformModule {
  static forRoot(config: Config, database: Database): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      providers: [
        { provide: AppConfig, useValue: { values: config } satisfies AppConfig },
        { provide: Database, useValue: database },
        { provide: Clock, useClass: SystemClock },
        Metrics,
      ],
      exports: [AppConfig, Database, Clock, Metrics],
    };
  }
}
