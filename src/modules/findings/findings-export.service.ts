import { once } from 'node:events';
import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import type { Scope } from '../../domain/shared/principal.js';
import { csvWriter } from '../../platform/http/csv-writer.js';
import type { ExportQuery } from './findings.dto.js';
import { FindingsReadModel, type FindingRow } from './findings.read-model.js';

const pageSize = 1_000;
const columns = [
  'id',
  'rule',
  'ruleVersion',
  'release',
  'standard',
  'dimension',
  'kind',
  'severity',
  'status',
  'unit',
  'staff',
  'subject',
  'event',
  'occurredAt',
  'detectedAt',
  'consequences',
  'trial',
] as const satisfies readonly (keyof FindingRow)[];

/** Writes findings page by page, so that a file of millions needs no more memory than one of ten. */
@Injectable()
export class FindingsExport {
  constructor(private readonly findings: FindingsReadModel) {}

  async write(query: ExportQuery, scope: Scope, response: Response): Promise<void> {
    if (query.format === 'csv') await this.writeCsv(query, scope, response);
    else await this.writeJson(query, scope, response);
  }

  private async *pages(query: ExportQuery, scope: Scope): AsyncGenerator<FindingRow[]> {
    let before: string | undefined;
    for (;;) {
      const page = await this.findings.list({ ...query, before, limit: pageSize }, scope);
      if (page.length > 0) yield page;
      if (page.length < pageSize) return;
      before = page.at(-1)?.id;
    }
  }

  private async writeCsv(query: ExportQuery, scope: Scope, response: Response): Promise<void> {
    response.setHeader('Content-Type', 'text/csv; charset=utf-8');
    response.setHeader('Content-Disposition', 'attachment; filename="findings.csv"');
    const csv = csvWriter(columns);
    csv.pipe(response);
    for await (const page of this.pages(query, scope)) {
      for (const row of page) {
        if (!csv.write(columns.map((column) => (column === 'subject' ? JSON.stringify(row.subject) : row[column]))))
          await once(csv, 'drain');
      }
    }
    csv.end();
    await once(response, 'finish');
  }

  private async writeJson(query: ExportQuery, scope: Scope, response: Response): Promise<void> {
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.setHeader('Content-Disposition', 'attachment; filename="findings.json"');
    let separator = '[\n';
    for await (const page of this.pages(query, scope)) {
      for (const row of page) {
        if (!response.write(`${separator}${JSON.stringify(row)}`)) await once(response, 'drain');
        separator = ',\n';
      }
    }
    response.end(separator === '[\n' ? '[]\n' : '\n]\n');
  }
}
