import { CorrectiveActionNews } from '../../src/modules/corrective-actions/news.service.js';
import { DirectiveActs } from '../../src/modules/corrective-actions/directive-acts.service.js';
import { DirectiveLadders } from '../../src/modules/corrective-actions/directive-ladders.service.js';
import { IssueDirectivesJob } from '../../src/modules/corrective-actions/issue-directives.job.js';
import { RectificationActs } from '../../src/modules/corrective-actions/rectification-acts.service.js';
import { RectifyJob } from '../../src/modules/corrective-actions/rectify.job.js';
import { Releases } from '../../src/pipeline/releases.js';
import { SystemClock } from '../../src/platform/clock/clock.js';
import type { Database, Transaction } from '../../src/platform/database/database.js';
import { aWrittenCorrectivePolicy } from './corrective-policies.js';
import { aRelease } from './intake.js';
import { aRule, aStandard } from './rulebook-documents.js';

type Changes = Readonly<Record<string, unknown>>;

const words = (text: string) => ({ 'zh-CN': text, en: text });

/** A notice to the manager of the unit when it is due, and to the one above an hour later. */
export const aLadder = (code: string) => ({
  kind: 'escalation-policy',
  code,
  title: words('Overdue'),
  levels: [
    { offset: 'PT0S', to: { role: 'unit-manager', level: 'unit' }, notice: words('{number} was due {due}') },
    {
      offset: 'PT1H',
      to: { role: 'unit-manager', level: 'parent' },
      notice: words('{number} of {unit} was due {due}'),
    },
  ],
  examples: [],
});

/**
 * A release by whose rule `late` a finding obliges its unit under standard CTR-T1: 30, 15 or 5 calendar days by severity, one
 * to acknowledge. Rule `late-elsewhere` is the same for standard CTR-T2, `idle` obliges to nothing.
 */
export async function aCorrectiveRelease(database: Database, changes: Changes = {}): Promise<number> {
  const policy = { calendar: undefined, count: 'calendar-days', escalation: 'rectification-ladder', ...changes };
  const names = { consequences: ['rectification'] };
  return aRelease(database, [
    aStandard({ critical: false, title: { 'zh-CN': '柜面等候', en: 'Waiting at the counter' } }),
    aStandard({ code: 'CTR-T2', critical: false }),
    aRule({ code: 'late', ...names }),
    aRule({ code: 'late-elsewhere', standard: 'CTR-T2', ...names }),
    aRule({ code: 'idle' }),
    { kind: 'corrective-policy', code: 'rectification', ...parsed(policy) },
    aLadder('rectification-ladder'),
    aLadder('directive-ladder'),
  ]);
}

/** As the rulebook keeps it: with defaults. */
const parsed = (changes: Changes): Changes => {
  const { calendar, ...written } = aWrittenCorrectivePolicy(changes);
  return {
    ownerRole: 'unit-manager',
    verifierRoles: ['inspector'],
    ...written,
    ...(calendar === undefined ? {} : { calendar }),
  };
};

export interface GivenFinding {
  readonly rule?: 'late' | 'late-elsewhere' | 'idle';
  readonly unit?: string | null;
  readonly severity?: 'minor' | 'major' | 'critical';
  readonly kind?: string;
  readonly status?: 'standing' | 'held' | 'withdrawn';
  readonly consequences?: boolean;
  readonly trial?: boolean;
  readonly occurredAt?: string;
}

/** Findings as the evaluation leaves them, without their work rows; answers their ids. */
export async function findingsFound(
  database: Transaction,
  release: number,
  ...given: readonly GivenFinding[]
): Promise<string[]> {
  const ids: string[] = [];
  for (const one of given) {
    const { rule = 'late', unit = 'HZ01', severity = 'minor', kind = 'nonconformity', status = 'standing' } = one;
    const { consequences = true, trial = false, occurredAt = '2026-03-02T02:00:00.000Z' } = one;
    const [row] = await database.query<{ id: string }>(
      `WITH own AS (SELECT nextval(pg_get_serial_sequence('finding', 'id')) AS id)
       INSERT INTO finding (id, document_id, rule_code, rule_version, release_id, standard_code, dimension, occasion, event_id,
         kind, severity, unit_code, staff_code, subject, subject_key, occurred_at, status, consequences, trial, trace)
       SELECT own.id, d.id, d.code, d.version, $1, d.body ->> 'standard', 'timeliness', 'event:' || own.id, own.id,
         $2, $3, $4, NULL, '{}', 'of-' || own.id, $5, $6, $7, $8, '{}'
       FROM own, release_document AS m JOIN rulebook_document AS d ON d.id = m.document_id
       WHERE m.release_id = $1 AND d.kind = 'rule' AND d.code = $9
       RETURNING id`,
      [release, kind, severity, unit, occurredAt, status, consequences, trial, rule],
    );
    if (row === undefined) throw new Error(`release ${release} has no rule ${rule}`);
    ids.push(row.id);
  }
  return ids;
}

/** The real steps, as the application makes them. */
export function theCorrectiveSteps(database: Database): { rectify: RectifyJob; issueDirectives: IssueDirectivesJob } {
  const releases = new Releases(database);
  const news = new CorrectiveActionNews();
  const clock = new SystemClock();
  return {
    rectify: new RectifyJob(releases, new RectificationActs(releases, news), clock),
    issueDirectives: new IssueDirectivesJob(new DirectiveActs(releases, news), new DirectiveLadders(releases), clock),
  };
}

export interface IssuedRow {
  readonly id: string;
  readonly number: string;
  readonly unit: string;
  readonly standard: string;
  readonly status: string;
  readonly dueAt: Date | null;
  readonly findings: readonly string[];
}

/** Every rectification with the findings it deals with, by id. */
export const rectificationsIn = (database: Transaction): Promise<IssuedRow[]> =>
  database.query<IssuedRow>(
    `SELECT a.id, a.number, a.unit_code AS unit, a.standard_code AS standard, a.status, a.due_at AS "dueAt",
       ARRAY(SELECT finding_id::text FROM corrective_action_finding WHERE action_id = a.id ORDER BY finding_id) AS findings
     FROM corrective_action AS a WHERE a.kind = 'rectification' ORDER BY a.id`,
  );
