import type { ApiClient } from '../api-client.js';

interface SummaryRow {
  readonly group: readonly (string | null)[];
  readonly findings: number;
  readonly judged: number;
  readonly notEvaluable: number;
  readonly rate: number | null;
}

interface Explained {
  readonly why: { readonly headline: string; readonly sentences: readonly string[] };
}

/** Prints what leadership would ask first: which rules, which standards, which units, and one case in words. */
export async function printFindings(client: ApiClient, planted: number): Promise<void> {
  const summary = async (query: string) =>
    (await client.get<{ rows: SummaryRow[] }>(`/api/v1/summaries/findings?${query}`)).rows;
  const byRule = (await summary('by=rule&limit=200')).filter((row) => row.findings > 0);
  const found = byRule.reduce((sum, row) => sum + row.findings, 0);
  table(`Findings by rule (${found} found, ${planted} planted)`, byRule.slice(0, 15));
  if (byRule.length > 15) say(`  … and ${byRule.length - 15} more rules`);
  table(
    'Findings by standard',
    (await summary('by=standard&kind=nonconformity&limit=10')).filter((row) => row.findings > 0),
  );
  table(
    'Worst units (share of judged rules that found a nonconformity)',
    await summary('by=unit&kind=nonconformity&minJudged=200&sort=rate&limit=5'),
  );
  const { findings } = await client.get<{ findings: { id: string; event: string; rule: string }[] }>(
    '/api/v1/findings?limit=1&rule=counter-wait',
  );
  const [example] = findings;
  if (example === undefined) return;
  for (const lang of ['zh-CN', 'en']) {
    const { why } = await client.get<Explained>(`/api/v1/findings/${example.id}?lang=${lang}`);
    say(`\n${why.headline}\n${why.sentences.map((sentence) => `  ${sentence}`).join('\n')}`);
  }
}

function table(title: string, rows: readonly SummaryRow[]): void {
  say(`\n${title}`);
  say(`  ${'findings'.padStart(8)} ${'judged'.padStart(8)} ${'no data'.padStart(8)} ${'rate'.padStart(7)}`);
  for (const row of rows) {
    const rate = row.rate === null ? '' : `${(row.rate * 100).toFixed(2)}%`;
    say(
      `  ${String(row.findings).padStart(8)} ${String(row.judged).padStart(8)} ${String(row.notEvaluable).padStart(8)} ${rate.padStart(7)}  ${row.group.join(' · ')}`,
    );
  }
}

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
