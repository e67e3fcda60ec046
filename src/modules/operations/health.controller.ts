import { Controller, Get, Optional, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Sweeper } from '../../pipeline/sweeper.js';
import { WakeQueue } from '../../pipeline/wake-queue.js';
import { Database } from '../../platform/database/database.js';
import { Open } from '../../platform/http/allow.decorator.js';

/** A worker whose sweeper has not succeeded for so long is not alive, whatever its process says. */
const deadAfterMs = 15_000;
/** Open work this old means that nobody works, although somebody should. */
const staleWorkSeconds = 60;

interface Check {
  readonly ok: boolean;
  readonly detail?: string;
}

@ApiTags('operations')
@Controller('health')
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly queue: WakeQueue,
    @Optional() private readonly sweeper?: Sweeper,
  ) {}

  /** 200 while the process does its work, 503 when it should be restarted. Trouble of the queue alone does not stop work. */
  @Get()
  @Open()
  @ApiOperation({ summary: 'Whether this process does its work' })
  async health(@Res({ passthrough: true }) response: Response): Promise<object> {
    const checks = { ...(await this.databaseChecks()), ...this.processChecks() };
    const ok = Object.values(checks).every((check) => check.ok);
    response.status(ok ? 200 : 503);
    const trouble = this.queue.trouble(Date.now());
    return { status: ok ? 'ok' : 'failing', checks, queue: trouble === null ? 'ok' : `slower: ${trouble}` };
  }

  private async databaseChecks(): Promise<Record<string, Check>> {
    try {
      const [row] = await this.database.query<{ age: number | null }>(
        `SELECT extract(epoch FROM clock_timestamp() - min(created_at))::float8 AS age FROM
           (SELECT created_at FROM work WHERE not_before IS NULL ORDER BY id LIMIT 1) AS oldest`,
      );
      const age = row?.age ?? 0;
      // only a process that works can be blamed for work left lying
      const stale =
        this.sweeper !== undefined && age > staleWorkSeconds && this.sweeper.sinceLastLook(Date.now()) > deadAfterMs;
      return { database: { ok: true }, work: { ok: !stale, detail: `oldest open work ${Math.round(age)} s` } };
    } catch (error) {
      return { database: { ok: false, detail: (error as Error).message } };
    }
  }

  private processChecks(): Record<string, Check> {
    if (this.sweeper === undefined) return {};
    const age = this.sweeper.sinceLastLook(Date.now());
    return { sweeper: { ok: age < deadAfterMs, detail: `last look ${age} ms ago` } };
  }
}
