import type { ApiClient } from '../../src/api-client.js';

interface SummaryRow {
  readonly group: readonly (string | null)[];
  readonly findings: number;
  readonly judged: number;
  readonly notEvaluable: number;
  readonly rate: number | null;
}

interface EventRow {
  readonly events: number;
  readonly distinct?: number;
}

/** Asks the running product for counts, through its summaries and nothing else. */
export class FactsClient {
  constructor(
    private readonly api: ApiClient,
    private readonly rows: ReadonlyMap<string, number>,
  ) {}

  rowsRead(sample: string): number {
    return this.rows.get(sample) ?? 0;
  }

  async events(query: string): Promise<number> {
    return (await this.eventRow(query)).events;
  }

  async distinct(query: string): Promise<number | undefined> {
    return (await this.eventRow(query)).distinct;
  }

  async findings(rule: string): Promise<number> {
    return (await this.ofRule(rule)).findings;
  }

  async findingsOfJudged(rule: string): Promise<[number, number]> {
    const { findings, judged } = await this.ofRule(rule);
    return [findings, judged];
  }

  async notEvaluable(rule: string): Promise<number> {
    return (await this.ofRule(rule)).notEvaluable;
  }

  async top(query: string): Promise<(string | number | null)[][]> {
    return (await this.summary(query)).map((row) => [row.group[0] ?? null, row.findings, row.judged]);
  }

  async topRates(query: string): Promise<(string | number | null)[][]> {
    return (await this.summary(query)).map((row) => [
      row.group[0] ?? null,
      row.findings,
      row.judged,
      Number(row.rate?.toFixed(4)),
    ]);
  }

  private async ofRule(rule: string): Promise<SummaryRow> {
    const [row] = await this.summary(`rule=${rule}&by=rule`);
    if (row === undefined) throw new Error(`rule ${rule} judged nothing`);
    return row;
  }

  private async summary(query: string): Promise<SummaryRow[]> {
    return (await this.api.get<{ rows: SummaryRow[] }>(`/api/v1/summaries/findings?${query}`)).rows;
  }

  private async eventRow(query: string): Promise<EventRow> {
    const { rows } = await this.api.get<{ rows: EventRow[] }>(`/api/v1/summaries/events?${query}`);
    return rows[0] ?? { events: 0 };
  }
}
