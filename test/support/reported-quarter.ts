import type { Database } from '../../src/platform/database/database.js';
import { aRelease } from './intake.js';
import { theInsurerIn } from './insurer.js';
import { anEventType, aRule, aStandard } from './judging.js';
import { aPlan, failed, inspectionAt, passed, toInspector } from './an-inspection.js';

/**
 * The insurer's first quarter of 2026, put straight into the database: events with ties between HZ01 and HZ02, a month and a
 * severity in which nothing happened, data that was missing, and beside all that what no report may count: events of other
 * times, of inspections, and findings on trial or withdrawn.
 */
export async function aReportedQuarter(database: Database): Promise<void> {
  await theInsurerIn(database);
  const conditions = { all: [{ fact: 'company', operator: 'equal', value: 'Company 1' }] };
  const release = await aRelease(database, [
    anEventType({ code: 'counter.served', touchpoint: 'counter' }),
    anEventType({ code: 'back.office', touchpoint: undefined }),
    aStandard({ code: 'CTR-T1', dimension: 'timeliness' }),
    aStandard({ code: 'CTR-L1', dimension: 'language' }),
    aRule({ code: 'counter-wait', standard: 'CTR-T1', on: ['counter.served', 'back.office'], conditions }),
    aRule({
      code: 'complained-of',
      conditions,
      standard: 'CTR-L1',
      finding: { severity: 'major', subject: { company: 'company' }, message: { 'zh-CN': '.', en: '.' } },
    }),
    aRule({
      code: 'praise',
      conditions,
      standard: 'CTR-L1',
      finding: {
        severity: 'minor',
        as: 'good-practice',
        subject: { unit: 'unit' },
        message: { 'zh-CN': '.', en: '.' },
      },
    }),
    aRule({ code: 'on-trial', standard: 'CTR-L1', conditions, trial: { until: '2026-03-01' } }),
  ]);
  // every third hour from 31 December until 2 April, in turn at HZ01, HZ02, NB01 and nowhere; nothing in February
  await database.query(
    `INSERT INTO service_event (id, source, external_id, type, occurred_at, unit_code, data, unit_path, release_id)
     SELECT n, CASE WHEN n % 17 = 0 THEN 'plumbline.inspections' ELSE 'queue' END, 'e' || n,
       CASE WHEN n % 5 = 0 THEN 'back.office' ELSE 'counter.served' END, at, (ARRAY['HZ01', 'HZ02', 'NB01', NULL])[n % 4 + 1],
       CASE WHEN n % 7 = 0 THEN '{}'::jsonb ELSE jsonb_build_object('company', 'Company ' || n % 3) END, '{}', $1
     FROM generate_series(1, 760) AS n, LATERAL (SELECT '2025-12-31T01:00:00Z'::timestamptz + n * interval '3 hours' AS at) AS t
     WHERE at < '2026-01-31T16:00:00Z' OR at >= '2026-02-28T16:00:00Z'`,
    [release],
  );
  await database.query(
    `WITH rules AS (SELECT code, d.id FROM rulebook_document AS d WHERE kind = 'rule')
     INSERT INTO evaluation (event_id, release_id, judged, not_evaluable)
     SELECT e.id, $1, ARRAY(SELECT id FROM rules WHERE code <> 'complained-of' OR e.data ? 'company'),
       ARRAY(SELECT id FROM rules WHERE code = 'complained-of' AND NOT e.data ? 'company')
     FROM service_event AS e WHERE e.id % 23 <> 0`,
    [release],
  );
  // of n: whether it broke the rule, whether the finding was withdrawn, held or on trial
  await database.query(
    `INSERT INTO finding (document_id, rule_code, rule_version, release_id, standard_code, dimension, occasion, event_id, kind,
       severity, unit_code, subject, subject_key, occurred_at, status, consequences, trial, trace)
     SELECT d.id, d.code, 1, $1, d.body ->> 'standard', s.body ->> 'dimension', 'event:' || e.id, e.id, d.body #>> '{finding,as}',
       d.body #>> '{finding,severity}', e.unit_code, '{}', e.id::text, e.occurred_at,
       CASE WHEN e.id % 11 = 0 THEN 'withdrawn' WHEN e.id % 13 = 0 THEN 'held' ELSE 'standing' END, false, d.code = 'on-trial', '{}'
     FROM evaluation AS v JOIN service_event AS e ON e.id = v.event_id
     JOIN rulebook_document AS d ON d.id = ANY(v.judged) JOIN rulebook_document AS s ON s.kind = 'standard' AND s.code = d.body ->> 'standard'
     WHERE (d.code = 'counter-wait' AND e.id / 4 % 6 = 0) OR (d.code = 'complained-of' AND e.id % 10 < 3) OR (d.code IN ('praise', 'on-trial') AND e.id % 9 = 0)`,
    [release],
  );
  await penalties(database);
  await database.query(
    `INSERT INTO corrective_action (number, kind, unit_code, standard_code, status, open, due_at, state, created_at, closed_at)
     VALUES ('CA-1', 'rectification', 'HZ01', 'A', 'in-progress', true, '2026-02-01', '{}', '2025-11-01', NULL),
       ('CA-2', 'rectification', 'HZ02', 'A', 'closed', false, NULL, '{}', '2026-01-10', '2026-02-10'),
       ('CA-3', 'rectification', 'HZ02', 'B', 'closed', false, NULL, '{}', '2025-11-01', '2025-12-20'),
       ('CA-4', 'directive', 'NB01', NULL, 'issued', true, '2999-01-01', '{}', '2026-03-31T15:59:59Z', NULL),
       ('CA-5', 'directive', 'HZ01', NULL, 'issued', true, NULL, '{}', '2026-03-31T16:00:00Z', NULL)`,
  );
  await database.query(
    `INSERT INTO escalation (timer_key, ladder_id, subject, policy_code, level, unit_code, recipients, why, at)
     SELECT 'ladder:1/' || n, 1, 'corrective-action:1', 'late', n % 2 + 1, 'HZ0' || n % 2 + 1, '[]', '{}', '2026-03-30T00:00:00Z'::timestamptz + n * interval '9 hours'
     FROM generate_series(1, 7) AS n`,
  );
  await inspections(database, release);
}

async function penalties(database: Database): Promise<void> {
  await database.query(
    `INSERT INTO penalty (policy_code, release_id, finding_id, subject, act, unit_code, staff_code, tier, status, state, occurred_at, created_at)
     SELECT 'p', 1, n, 'staff:S', 'event:' || n, CASE WHEN n % 2 = 0 THEN 'HZ01' ELSE 'NB01' END, 'S',
       CASE WHEN n % 3 = 0 THEN 'medium' ELSE 'light' END, CASE WHEN n % 4 = 0 THEN 'revoked' ELSE 'effective' END, '{}', at, at
     FROM generate_series(1, 12) AS n, LATERAL (SELECT '2026-03-20'::timestamptz + n * interval '1 day' AS at) AS t`,
  );
  await database.query(
    `INSERT INTO ledger_entry (penalty_id, account, staff_code, unit_code, points, reason, act_at)
     SELECT id, 'staff', 'S', unit_code, 3, 'p', occurred_at FROM penalty`,
  );
  await database.query(
    `INSERT INTO ledger_entry (penalty_id, account, staff_code, unit_code, points, reverses_id, reason, act_at)
     SELECT penalty_id, 'staff', 'S', l.unit_code, -3, l.id, 'p', act_at FROM ledger_entry AS l JOIN penalty AS p ON p.id = penalty_id
     WHERE p.status = 'revoked'`,
  );
}

async function inspections(database: Database, release: number): Promise<void> {
  const answers = { greeting: passed, badge: passed, identity: passed };
  const photo = { file: 'f', name: 'f.jpg', sha256: 'ab'.repeat(32) };
  const badge = failed({ evidence: [photo] });
  const done = (of: typeof answers | { greeting: typeof passed; badge: typeof badge; identity: typeof passed }) =>
    [
      toInspector,
      { type: 'start' },
      { type: 'answer', answers: of },
      { type: 'submit', summary: null },
      { type: 'confirm', note: null },
    ] as const;
  const states = [
    inspectionAt('2026-03-02T01:00:00.000Z', { type: 'plan', plan: aPlan({ number: 'INS-1' }) }, ...done(answers)),
    inspectionAt(
      '2026-03-03T01:00:00.000Z',
      { type: 'plan', plan: aPlan({ number: 'INS-2' }) },
      ...done({ ...answers, badge }),
    ),
    // began after the quarter, though planned within it
    inspectionAt('2026-04-02T01:00:00.000Z', { type: 'plan', plan: aPlan({ number: 'INS-3' }) }, ...done(answers)),
    inspectionAt('2026-01-02T01:00:00.000Z', {
      type: 'plan',
      plan: aPlan({ number: 'INS-4', plannedOn: '2026-01-05' }),
    }),
  ];
  for (const state of states) {
    const { number, unit, form, plannedOn, sheet } = state.plan;
    await database.query(
      `INSERT INTO inspection (number, unit_code, checklist_code, form, status, planned_on, state, release_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [number, unit, sheet.code, form, state.status, plannedOn, JSON.stringify(state), release],
    );
  }
}
