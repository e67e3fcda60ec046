import { type DynamicModule, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { migrateQueues, chooseQueueBackend } from '../../src/pipeline/queue-backend.js';
import { PipelineModule } from '../../src/pipeline/pipeline.module.js';
import { steps } from '../../src/pipeline/step-catalog.js';
import { type StepHandler, StepHandlers } from '../../src/pipeline/step-handler.js';
import { StepRunner } from '../../src/pipeline/step-runner.js';
import { Sweeper } from '../../src/pipeline/sweeper.js';
import { type TimerHandler, TimerHandlers, timerKinds } from '../../src/pipeline/timer-catalog.js';
import { WakeQueue } from '../../src/pipeline/wake-queue.js';
import { type Config, readConfig } from '../../src/platform/config/config.js';
import { Database } from '../../src/platform/database/database.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import type { TestDatabase } from './database.js';

@Module({})
class TestHandlersModule {
  static with(step: StepHandler, timer: TimerHandler): DynamicModule {
    return {
      module: TestHandlersModule,
      global: true,
      providers: [
        { provide: StepHandlers, useValue: { byStep: forAll(steps, step) } satisfies StepHandlers },
        { provide: TimerHandlers, useValue: { byKind: forAll(timerKinds, timer) } satisfies TimerHandlers },
      ],
      exports: [StepHandlers, TimerHandlers],
    };
  }
}

const forAll = <Name extends string, Handler>(names: readonly Name[], handler: Handler) =>
  Object.fromEntries(names.map((name) => [name, handler])) as Record<Name, Handler>;

/** A pipeline with handlers of the test's own, as one worker process has it: own connections, own loops. */
export interface TestPipeline {
  readonly app: INestApplicationContext;
  readonly database: Database;
  stop(): Promise<void>;
}

export async function aPipeline(
  store: TestDatabase,
  redisUrl: string | null,
  handlers: { step?: StepHandler; timer?: TimerHandler },
  settings: Partial<Config> = {},
): Promise<TestPipeline> {
  const config: Config = {
    ...readConfig({}),
    redisUrl,
    redisPrefix: store.name,
    logLevel: 'silent',
    sweepIntervalMs: 100,
    ...settings,
  };
  const database = new Database(store.url, 6);
  if (redisUrl === null) await migrateQueues(store.url);
  const step = handlers.step ?? { handle: () => Promise.resolve([]), giveUp: () => Promise.resolve() };
  const timer = handlers.timer ?? { fire: () => Promise.resolve() };
  const connection = chooseQueueBackend(config, store.url);
  @Module({
    imports: [
      PlatformModule.forRoot(config, database),
      PipelineModule.forRoot({ connection, prefix: config.redisPrefix, works: true }),
      TestHandlersModule.with(step, timer),
    ],
  })
  class TestModule {}
  const app = await NestFactory.createApplicationContext(TestModule, { logger: false, abortOnError: false });
  await app.get(WakeQueue).ready(10_000);
  return {
    app,
    database,
    stop: async () => {
      await app.get(Sweeper).stop();
      await app.get(StepRunner).stop();
      await app.close();
      await database.close();
    },
  };
}
