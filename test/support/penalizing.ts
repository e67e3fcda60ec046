import { SystemClock } from '../../src/platform/clock/clock.js';
import type { Database, Transaction } from '../../src/platform/database/database.js';
import { AppealWindows } from '../../src/modules/penalties/appeal-windows.service.js';
import { PenalizeJob } from '../../src/modules/penalties/penalize.job.js';
import { PenaltyActs } from '../../src/modules/penalties/penalty-acts.service.js';
import { PenaltyEffectiveJob } from '../../src/modules/penalties/penalty-effective.job.js';
import { PenaltyFolds } from '../../src/modules/penalties/penalty-folds.service.js';
import { PenaltyNotices } from '../../src/modules/penalties/penalty-notices.service.js';
import { Releases } from '../../src/pipeline/releases.js';
import { aRelease } from './intake.js';
import { aWrittenPenaltyPolicy, inShanghai } from './penalty-policies.js';
import { aCalendar, aRule, aStandard } from './rulebook-documents.js';

/** What a finding can be in these tests: the rule that makes it says it. */
export type Breach = 'minor' | 'major' | 'compliance' | 'customer' | 'unclear';

interface GivenRule {
  readonly severity: string;
  readonly critical?: string;
  readonly standard?: string;
}

const breaches: Readonly<Record<Breach, GivenRule>> = {
  minor: { severity: 'minor' },
  major: { severity: 'major' },
  compliance: { severity: 'minor', critical: 'compliance' },
  customer: { severity: 'major', critical: 'customer' },
  // the standard is critical, and the rule does not say whom a breach harms
  unclear: { severity: 'minor', standard: 'CRITICAL' },
};

const ruleOf = (breach: Breach, { severity, critical, standard = 'CTR-T1' }: GivenRule, policies: readonly string[]) =>
  aRule({
    code: `breach-${breach}`,
    standard,
    finding: {
      as: 'nonconformity',
      severity,
      subject: { staff: 'staff', unit: 'unit' },
      message: { 'zh-CN': '违规', en: 'A breach' },
      ...(critical === undefined ? {} : { critical }),
    },
    consequences: policies,
  });

/** A release with these penalty policies and a rule for each breach that names them all. Answers its id. */
export function aPenalRelease(
  database: Database,
  policies: readonly { readonly kind: string; readonly code: string }[] = [aWrittenPenaltyPolicy()],
  effectiveFrom: string | null = null,
): Promise<number> {
  const codes = policies.map(({ code }) => code);
  return aRelease(
    database,
    [
      aStandard({ critical: false }),
      aStandard({ code: 'CRITICAL', critical: true }),
      aCalendar({ years: { from: 2025, to: 2035 } }),
      ...Object.entries(breaches).map(([breach, given]) => ruleOf(breach as Breach, given, codes)),
      ...policies,
    ],
    effectiveFrom,
  );
}

export interface GivenFinding {
  /** in Shanghai: `2026-03-01 10:00` */
  readonly at: string;
  readonly breach?: Breach;
  /** findings of one event are one act; default: an event of its own */
  readonly event?: string;
  readonly staff?: string | null;
  readonly unit?: string;
  readonly release: number;
  /** default true; false for history and rules on trial */
  readonly consequences?: boolean;
}

/** Findings as the evaluation leaves them, without their work rows. Answers their ids. */
export async function findingsMade(database: Transaction, given: readonly GivenFinding[]): Promise<string[]> {
  const ids: string[] = [];
  for (const one of given) {
    const { breach = 'minor', staff = 'S1', unit = 'U1', release, consequences = true } = one;
    const { severity, standard = 'CTR-T1' } = breaches[breach];
    const subject = { unit, ...(staff === null ? {} : { staff }) };
    const [row] = await database.query<{ id: string }>(
      `WITH own AS (SELECT nextval(pg_get_serial_sequence('finding', 'id')) AS id)
       INSERT INTO finding (id, document_id, rule_code, rule_version, release_id, standard_code, dimension, occasion, event_id,
         kind, severity, unit_code, staff_code, subject, subject_key, occurred_at, status, consequences, trace)
       SELECT own.id, d.id, d.code, d.version, $1, $2, 'timeliness', 'event:' || coalesce($3, 'of-' || own.id), 1,
         'nonconformity', $4, $5, $6, $7, 'of-' || own.id, $8, 'standing', $9, '{}'
       FROM own, release_document AS m JOIN rulebook_document AS d ON d.id = m.document_id
       WHERE m.release_id = $1 AND d.kind = 'rule' AND d.code = $10
       RETURNING id`,
      [
        release,
        standard,
        one.event ?? null,
        severity,
        unit,
        staff,
        JSON.stringify(subject),
        inShanghai(one.at),
        consequences,
        `breach-${breach}`,
      ],
    );
    if (row === undefined) throw new Error(`release ${release} has no rule for ${breach}`);
    ids.push(row.id);
  }
  return ids;
}

/** The real step, as the application makes it. */
export function thePenaltySteps(database: Database): { penalize: PenalizeJob; takeEffect: PenaltyEffectiveJob } {
  const releases = new Releases(database);
  const acts = new PenaltyActs(new AppealWindows(releases), new PenaltyNotices(releases));
  return {
    penalize: new PenalizeJob(new PenaltyFolds(releases), acts, new SystemClock()),
    takeEffect: new PenaltyEffectiveJob(acts),
  };
}

export interface LivePenalty {
  readonly id: string;
  readonly finding: string;
  readonly tier: string;
  readonly status: string;
}

/** The penalties that are neither revoked nor superseded, by finding. */
export const livePenalties = (database: Transaction): Promise<LivePenalty[]> =>
  database.query<LivePenalty>(
    `SELECT id, finding_id AS finding, tier, status FROM penalty
     WHERE status NOT IN ('revoked', 'superseded') ORDER BY finding_id, policy_code`,
  );

export const withdraw = (database: Transaction, finding: string | undefined): Promise<unknown> =>
  database.query(`UPDATE finding SET status = 'withdrawn' WHERE id = $1`, [finding]);
