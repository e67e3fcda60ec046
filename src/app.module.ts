import { type DynamicModule, Module } from '@nestjs/common';
import type { ConnectionOptions } from 'bullmq';
import { JobHandlersModule } from './job-handlers.js';
import { AccessModule } from './modules/access/access.module.js';
import { AuditModule } from './modules/audit/audit.module.js';
import { CorrectiveActionsModule } from './modules/corrective-actions/corrective-actions.module.js';
import { EscalationsModule } from './modules/escalations/escalations.module.js';
import { EvaluationModule } from './modules/evaluation/evaluation.module.js';
import { FindingsModule } from './modules/findings/findings.module.js';
import { InspectionsModule } from './modules/inspections/inspections.module.js';
import { IntakeModule } from './modules/intake/intake.module.js';
import { NotificationsModule } from './modules/notifications/notifications.module.js';
import { OperationsModule } from './modules/operations/operations.module.js';
import { OrganizationModule } from './modules/organization/organization.module.js';
import { PenaltiesModule } from './modules/penalties/penalties.module.js';
import { ReportsModule } from './modules/reports/reports.module.js';
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
        PenaltiesModule,
        CorrectiveActionsModule,
        EscalationsModule,
        InspectionsModule,
        ReportsModule,
        NotificationsModule,
        AuditModule,
        OperationsModule,
      ],
    };
  }
}
