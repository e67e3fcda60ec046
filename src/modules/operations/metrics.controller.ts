import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Database } from '../../platform/database/database.js';
import { Open } from '../../platform/http/allow.decorator.js';
import { Metrics } from '../../platform/metrics/metrics.js';

@ApiTags('operations')
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly database: Database,
  ) {}

  @Get()
  @Open()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiOperation({ summary: 'Counters for Prometheus: numbers only, no names of people, units or customers' })
  @ApiProduces('text/plain')
  async read(): Promise<string> {
    return (await this.metrics.registry.metrics()) + (await this.openWork());
  }

  private async openWork(): Promise<string> {
    const rows = await this.database.query<{ step: string; open: string }>(
      'SELECT step, count(*) AS open FROM work GROUP BY step ORDER BY step',
    );
    const lines = rows.map(({ step, open }) => `plumbline_open_work{step="${step}"} ${open}\n`);
    return `# HELP plumbline_open_work Open work rows by step\n# TYPE plumbline_open_work gauge\n${lines.join('')}`;
  }
}
