// Real here: PostgreSQL, the guard, everything of reports. Made up: what happened in the quarter.
import type { InspectionReport } from '../../src/domain/report/build-report.js';
import type { TestAccess } from '../support/access.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { aReportedQuarter } from '../support/reported-quarter.js';
import { aReporter, bodyOf, reporting, type Reporter } from '../support/reporting.js';

interface Linked {
  readonly value: number;
  readonly rows: string;
}

/** Every figure of a report, by its JSON pointer. */
function figuresIn(value: unknown, at = ''): [string, Linked][] {
  if (typeof value !== 'object' || value === null) return [];
  if ('rows' in value && 'value' in value) return [[at, value as Linked]];
  return Object.entries(value).flatMap(([name, member]) => figuresIn(member, `${at}/${name}`));
}

describe('the figures of a report', () => {
  let store: TestDatabase;
  let app: TestAccess;
  let head: Reporter;

  beforeAll(async () => {
    store = await aDatabase();
    await aReportedQuarter(store.database);
    app = await reporting(store);
    head = await aReporter(app, store, 'head', 'supervisor', '*');
  });
  afterAll(async () => {
    await app.stop();
    await store.drop();
  });

  const report = async (unit: string | null, from = '2026-01-01', to = '2026-04-01') =>
    bodyOf<{ report: InspectionReport }>(201, await head.post('/api/v1/reports', { unit, from, to })).report;
  const quarter = `>= '2025-12-31T16:00:00Z' AND`;
  const count = async (sql: string) => {
    const rows = await store.database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`);
    return rows[0]?.n;
  };
  const inQuarter = (column: string) => `${column} ${quarter} ${column} < '2026-03-31T16:00:00Z'`;

  /** (event, rule) pairs, written another way than the product's query. */
  const pairs = (units: string, column: 'judged' | 'not_evaluable', rule: string) =>
    `evaluation v, service_event e, rulebook_document d WHERE e.id = v.event_id AND d.kind = 'rule' AND d.id = ANY(v.${column})
       AND d.code = '${rule}' AND e.source = 'queue' AND ${inQuarter('e.occurred_at')} AND ${units}`;
  const broken = (units: string, rule: string) =>
    `finding f, service_event e WHERE e.id = f.event_id AND f.rule_code = '${rule}' AND f.status = 'standing' AND e.source = 'queue'
       AND ${inQuarter('f.occurred_at')} AND ${units}`;

  it.each([
    [null, 'true'],
    ['HZ', `e.unit_code IN ('HZ', 'HZ01', 'HZ02')`],
    ['NB01', `e.unit_code = 'NB01'`],
  ])('equal a count of their own for each rule, in the report on %s', async (unit, units) => {
    const { compliance } = await report(unit);
    for (const rule of ['counter-wait', 'complained-of']) {
      const line = compliance.byRule.find((one) => one.rule.code === rule);
      expect(line).toMatchObject({
        judged: { value: await count(pairs(units, 'judged', rule)) },
        notEvaluable: { value: await count(pairs(units, 'not_evaluable', rule)) },
        findings: { value: await count(broken(units, rule)) },
      });
      expect(line?.judged.value).toBeGreaterThan(20);
      expect(line?.findings.value).toBeGreaterThan(3);
    }
    expect(compliance.notEvaluable.value).toBeGreaterThan(0);
  });

  it('count rules on trial from the day on which the trial is over, and good practice never among faults', async () => {
    const { compliance, findings } = await report('HZ');
    const codes = compliance.byRule.map(({ rule }) => rule.code);
    expect(codes).toEqual(['complained-of', 'counter-wait', 'on-trial']);
    const judged = `${pairs(`e.unit_code IN ('HZ', 'HZ01', 'HZ02')`, 'judged', 'on-trial')} AND e.occurred_at >= '2026-02-28T16:00:00Z'`;
    expect(compliance.byRule[2]?.judged.value).toBe(await count(judged));
    expect(findings.byKind.find(({ kind }) => kind === 'good-practice')?.total.value).toBe(
      await count(
        `finding e WHERE rule_code = 'praise' AND status = 'standing' AND unit_code LIKE 'HZ%' AND ${inQuarter('occurred_at')}`,
      ),
    );
  });

  it('show a month in which nothing was judged with zeros and without a rate', async () => {
    const { trend } = await report('HZ');
    expect(trend.map(({ month }) => month)).toEqual(['2026-01', '2026-02', '2026-03']);
    expect(trend[1]).toMatchObject({ judged: { value: 0 }, findings: { value: 0 }, rate: { value: null } });
    const january = await count(
      `${broken(`e.unit_code LIKE 'HZ%'`, 'counter-wait')} AND f.occurred_at < '2026-01-31T16:00:00Z'`,
    );
    const other = await count(
      `${broken(`e.unit_code LIKE 'HZ%'`, 'complained-of')} AND f.occurred_at < '2026-01-31T16:00:00Z'`,
    );
    expect(trend[0]?.findings.value).toBe((january ?? 0) + (other ?? 0));
  });

  it('have rows without a unit only in the report on the whole organisation', async () => {
    expect((await report(null)).findings.byUnit.map(({ unit }) => unit?.code ?? null)).toContain(null);
    expect((await report('HZ')).findings.byUnit.map(({ unit }) => unit?.code ?? null).sort()).toEqual(['HZ01', 'HZ02']);
  });

  it('hold severities that nobody found as zero, and held findings apart', async () => {
    const { findings } = await report(null);
    expect(findings.bySeverity.critical.value).toBe(0);
    expect(findings.bySeverity.major.value).toBe(
      await count(`finding WHERE severity = 'major' AND status = 'standing' AND ${inQuarter('occurred_at')}`),
    );
    expect(findings.held.value).toBe(
      await count(`finding WHERE status = 'held' AND NOT trial AND ${inQuarter('occurred_at')}`),
    );
  });

  it('follow penalties, points after reversals, corrective actions in hand and escalations', async () => {
    const { penalties, correctiveActions, escalations, inspections, scores } = await report(null);
    const among = `penalty WHERE created_at >= '2025-12-31T16:00:00Z' AND created_at < '2026-03-31T16:00:00Z'`;
    expect(penalties.total.value).toBe(await count(among));
    expect(penalties.points.value).toBe(3 * ((await count(`${among} AND status = 'effective'`)) ?? 0));
    expect(correctiveActions).toMatchObject({ total: { value: 3 }, overdue: { value: 1 } });
    expect(escalations.total.value).toBe(await count(`escalation WHERE ${inQuarter('at')}`));
    expect(inspections.total.value).toBe(3);
    expect(scores).toMatchObject({
      scored: { value: 2 },
      mean: { value: 57.5 },
      passed: { value: 1 },
      failed: { value: 1 },
    });
  });

  it.each([null, 'HZ'])('each lead to as many rows as they say, in the report on %s', async (unit) => {
    const figures = figuresIn(await report(unit)).filter(
      ([at]) => !/(rate|mean|meanScore|passRate|points|unitsInspected)$/i.test(at),
    );
    expect(figures.length).toBeGreaterThan(100);
    const wrong: string[] = [];
    for (const [at, { value, rows }] of figures) {
      const { total } = bodyOf<{ total: number }>(200, await head.get(`${rows}&limit=1`));
      if (total !== value) wrong.push(`${at}: ${value}, but ${total} rows at ${rows}`);
    }
    expect(wrong).toEqual([]);
  });

  it('lead to rows that the reader may see, and refuse a filter that the list does not know', async () => {
    const { compliance } = await report(null);
    const branch = await aReporter(app, store, 'branch', 'inspector', 'HZ01');
    const { rows } = bodyOf<{ rows: { unit: string }[] }>(
      200,
      await branch.get(`${compliance.judged.rows}&limit=1000`),
    );
    expect(new Set(rows.map((row) => row.unit))).toEqual(new Set(['HZ01']));
    expect((await head.get(`${compliance.judged.rows}&outcom=fired`)).status).toBe(400);
    expect((await head.get(`${compliance.judged.rows}&subject=Company`)).status).toBe(400);
    expect((await head.get(compliance.judged.rows.replace('judgements', 'secrets'))).status).toBe(400);
  });
});
