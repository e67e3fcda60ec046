import type { Verdict } from '../../src/domain/inspection/score-checklist.js';
import {
  type FindingCount,
  type InspectionRow,
  type JudgementCount,
  type Named,
  type ReportParts,
  usualLimits,
} from '../../src/domain/report/report-parts.js';

export const named = (code: string): Named => ({ code, title: { 'zh-CN': `名称${code}`, en: `Title ${code}` } });

/** A report on HZ with its branches over the first quarter of 2026, in which nothing happened. */
export const theParts = (changes: Partial<ReportParts> = {}): ReportParts => ({
  number: 'IR-2026-0001',
  revision: 1,
  unit: named('HZ'),
  period: { from: '2026-01-01', to: '2026-04-01' },
  asOf: '2026-04-02T01:00:00.000Z',
  units: ['HZ', 'HZ01', 'HZ02', 'HZ03'].map(named),
  standards: ['CTR-T1', 'CTR-L1'].map(named),
  rules: ['counter-wait', 'greeting'].map(named),
  inspections: [],
  judgements: [],
  subjects: [],
  findings: [],
  penalties: [],
  correctiveActions: [],
  escalations: [],
  limits: usualLimits,
  ...changes,
});

export const aJudgement = (changes: Partial<JudgementCount> = {}): JudgementCount => ({
  unit: 'HZ01',
  rule: 'counter-wait',
  standard: 'CTR-T1',
  dimension: 'timeliness',
  touchpoint: 'counter',
  month: '2026-01',
  judged: 100,
  findings: 10,
  notEvaluable: 3,
  ...changes,
});

export const aFinding = (changes: Partial<FindingCount> = {}): FindingCount => ({
  unit: 'HZ01',
  standard: 'CTR-T1',
  dimension: 'timeliness',
  severity: 'minor',
  kind: 'nonconformity',
  status: 'standing',
  count: 1,
  ...changes,
});

export const aVerdict = (score: number, changes: Partial<Verdict> = {}): Verdict => ({
  result: score >= 85 ? 'pass' : 'fail',
  score,
  beforeCritical: score,
  failedItems: [],
  criticalFailures: [],
  missing: [],
  byDimension: [{ dimension: 'language', passed: 3, failed: 1, notApplicable: 1, score }],
  ...changes,
});

export const anInspectionRow = (changes: Partial<InspectionRow> = {}): InspectionRow => ({
  number: 'INS-1',
  unit: 'HZ01',
  checklist: named('counter-day'),
  form: 'unannounced',
  status: 'confirmed',
  on: '2026-02-10',
  verdict: aVerdict(90),
  ...changes,
});
