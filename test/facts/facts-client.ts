interface SummaryRow {
  readonly group: readonly (string | null)[];
  readonly findings: number;
  readonly judged: number;
  readonly notEvaluable: number;
  readonly rate: number | null;
}

/** Asks the running product for counts, through its summaries and nothing else. */
export class FactsClient {
  constructor(
    private readonly url: string,
    private readonly cookie: string,
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
    return ((await this.read(`/api/v1/summaries/findings?${query}`)) as { rows: SummaryRow[] }).rows;
  }

  private async eventRow(query: string): Promise<{ events: number; distinct?: number }> {
    const { rows } = (await this.read(`/api/v1/summaries/events?${query}`)) as {
      rows: { events: number; distinct?: number }[];
    };
    return rows[0] ?? { events: 0 };
  }

  private async read(path: string): Promise<unknown> {
    const response = await fetch(`${this.url}${path}`, { headers: { cookie: this.cookie } });
    if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }
}
