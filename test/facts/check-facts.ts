// Imports the public data sets through the product and compares its summaries with the published numbers. Run by
// `npm run test:facts`; ends with `facts=… mismatches=0`. The data are not part of this project: they are read from
// ../shared/data beside the checkout, and where they are absent this says so and checks nothing.
import { existsSync, mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { ApiClient } from '../../src/api-client.js';
import { startPlumbline } from '../../src/application.js';
import { approveRules } from '../../src/demo/set-up-demo.js';
import { ImportService } from '../../src/modules/intake/import.service.js';
import { readConfig } from '../../src/platform/config/config.js';
import { Database } from '../../src/platform/database/database.js';
import { FactsClient } from './facts-client.js';
import { publishedFacts } from './published-facts.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const data = path.resolve(root, '../shared/data');
const samples = [
  { name: 'ct-insurance-complaints', file: 'ct_insurance_complaints.csv.gz' },
  { name: 'itsm-incidents', file: 'itsm_incident_event_log.csv.gz' },
];

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<number> {
  if (!samples.every(({ file }) => existsSync(path.join(data, file)))) {
    say(`\n*** NO PUBLIC DATA in ${data}: none of the published facts was checked. ***\n\nfacts=0 mismatches=0`);
    return 0;
  }
  const dataDir = mkdtempSync(path.join(tmpdir(), 'plumbline-facts-'));
  chmodSync(dataDir, 0o755);
  const plumbline = await startPlumbline(readConfig({ PLUMBLINE_DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn' }));
  try {
    const admin = await ApiClient.fromLink(plumbline.url, plumbline.firstSignIn ?? '');
    await approveRules(
      admin,
      samples.map(({ name }) => path.join(root, 'samples', name, 'rules')),
    );
    const rows = new Map<string, number>();
    for (const round of ['first', 'second'] as const) {
      for (const { name, file } of samples) {
        const report = await plumbline.app.get(ImportService).importFile({
          file: path.join(data, file),
          mapping: path.join(root, 'samples', name, 'mapping.json'),
          consequences: false,
          actor: 'facts',
        });
        rows.set(name, report.rows);
        say(`${round} import of ${name}: ${JSON.stringify(report)}`);
        if (round === 'second' && report.accepted > 0)
          throw new Error('importing the same file again brought something in');
      }
    }
    await allJudged(plumbline.app.get(Database));
    return await compare(new FactsClient(admin, rows));
  } finally {
    await plumbline.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function allJudged(database: Database): Promise<void> {
  for (;;) {
    const [row] = await database.query<{ open: string }>('SELECT count(*) AS open FROM work');
    if (row?.open === '0') return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function compare(client: FactsClient): Promise<number> {
  let mismatches = 0;
  for (const fact of publishedFacts) {
    const actual = await fact.actual(client);
    const same = isDeepStrictEqual(actual, fact.expected);
    if (!same) mismatches++;
    say(
      `${same ? 'ok      ' : 'MISMATCH'} ${fact.id.padEnd(5)} ${fact.says}: ${JSON.stringify(actual)}${same ? '' : `, published ${JSON.stringify(fact.expected)}`}`,
    );
  }
  say(`facts=${publishedFacts.length} mismatches=${mismatches}`);
  return mismatches;
}

process.exitCode = (await main()) === 0 ? 0 : 1;
