import { type DynamicModule, Module } from '@nestjs/common';
import type { ConnectionOptions } from 'bullmq';
import { JobHandlersModule } from './job-handlers.js';
import { AccessModule } from './modules/access/access.module.js';
import { AuditModule } from './modules/audit/audit.module.js';
import { EvaluationModule } from './modules/evaluation/evaluation.module.js';
import { FindingsModule } from './modules/findings/findings.module.js';
import { IntakeModule } from './modules/intake/intake.module.js';
import { OperationsModule } from './modules/operations/operations.module.js';
import { OrganizationModule } from './modules/organization/organization.module.js';
import { RulebookModule } from './modules/rulebook/rulebook.module.js';
import { PipelineModule } from './pipeline/pipeline.module.js';
import type { Config } from './platform/config/config.js';
import type { Database } from './platform/database/database.js';
import { PlatformModule } from './platform/platform.module.js';

/** The modules in the order of the flow: who may do what, by which rules, what came in, what was found. */
@Module({})
export class AppModule {
  static forRoot(config: Config, database: Database, queueConnection: ConnectionOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(config, database),
        PipelineModule.forRoot({
          connection: queueConnection,
          prefix: config.redisPrefix,
          works: config.role !== 'api',
        }),
        JobHandlersModule.forRoot(),
        OrganizationModule,
        AccessModule,
        RulebookModule,
        IntakeModule,
        EvaluationModule,
        FindingsModule,
        AuditModule,
        OperationsModule,
      ],
    };
  }
}
