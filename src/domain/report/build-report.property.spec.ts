import fc from 'fast-check';
import {
  aFinding,
  aJudgement,
  anInspectionRow,
  aVerdict,
  named,
  theParts,
} from '../../../test/support/report-parts.js';
import { directiveStatuses } from '../corrective-action/directive-workflow.js';
import { rectificationStatuses } from '../corrective-action/rectification.js';
import { inspectionStatuses } from '../inspection/inspection-workflow.js';
import { inspectionForms } from '../inspection/plan.js';
import { touchpoints } from '../rulebook/event-type.schema.js';
import { penaltyStatuses } from '../penalty/penalty-workflow.js';
import { penaltyTiers } from '../rulebook/penalty-policy.schema.js';
import { findingKinds, severities } from '../rulebook/rule.schema.js';
import { dimensions } from '../rulebook/standard.schema.js';
import { canonicalJson } from '../shared/canonical-json.js';
import { buildReport } from './build-report.js';
import type { ReportParts } from './report-parts.js';

const anyUnit = fc.constantFrom('HZ', 'HZ01', 'HZ02', 'HZ03', null);
const anyDimension = fc.constantFrom(...dimensions);
const judgement = fc
  .record({
    unit: anyUnit,
    rule: fc.constantFrom('r1', 'r2'),
    dimension: anyDimension,
    touchpoint: fc.constantFrom(...touchpoints, null),
    month: fc.constantFrom('2026-01', '2026-02', '2026-03'),
    findings: fc.nat(50),
    unfired: fc.nat(200),
    notEvaluable: fc.nat(9),
  })
  .map(({ unfired, ...row }) => aJudgement({ ...row, judged: row.findings + unfired }));
const finding = fc
  .record({
    unit: anyUnit,
    standard: fc.constantFrom('S1', 'S2'),
    dimension: anyDimension,
    severity: fc.constantFrom(...severities),
    kind: fc.constantFrom(...findingKinds),
    status: fc.constantFrom('standing' as const, 'held' as const),
    count: fc.nat(20),
  })
  .map(aFinding);
const inspection = fc
  .record({
    number: fc.uuid(),
    unit: fc.constantFrom('HZ01', 'HZ02'),
    checklist: fc.constantFrom(named('c1'), named('c2')),
    form: fc.constantFrom(...inspectionForms),
    status: fc.constantFrom(...inspectionStatuses),
    on: fc.constantFrom('2026-01-01', '2026-02-14', '2026-03-31'),
    verdict: fc.option(fc.nat(1000).map((tenths) => aVerdict(tenths / 10))),
  })
  .map(anInspectionRow);
const inHand = <Kind extends string, Status extends string>(kind: Kind, statuses: readonly Status[]) =>
  fc.record({
    kind: fc.constant(kind),
    status: fc.constantFrom(...statuses),
    overdue: fc.boolean(),
    count: fc.nat(9),
  });
const anyParts: fc.Arbitrary<ReportParts> = fc
  .record({
    judgements: fc.array(judgement, { maxLength: 12 }),
    findings: fc.array(finding, { maxLength: 12 }),
    inspections: fc.array(inspection, { maxLength: 8 }),
    penalties: fc.array(
      fc.record({
        tier: fc.constantFrom(...penaltyTiers),
        status: fc.constantFrom(...penaltyStatuses),
        count: fc.nat(9),
        points: fc.nat(9),
      }),
    ),
    correctiveActions: fc.array(
      fc.oneof(inHand('rectification', rectificationStatuses), inHand('directive', directiveStatuses)),
    ),
    escalations: fc.array(fc.record({ level: fc.integer({ min: 1, max: 4 }), count: fc.nat(9) })),
  })
  .map((rows) => theParts({ ...rows, unit: null }));

const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0);

describe('any report', () => {
  it('is the same, byte for byte, in whatever order its rows were read', () => {
    const shuffled = anyParts.chain((parts) =>
      fc.record({
        parts: fc.constant(parts),
        judgements: fc.shuffledSubarray([...parts.judgements], { minLength: parts.judgements.length }),
        findings: fc.shuffledSubarray([...parts.findings], { minLength: parts.findings.length }),
        inspections: fc.shuffledSubarray([...parts.inspections], { minLength: parts.inspections.length }),
        correctiveActions: fc.shuffledSubarray([...parts.correctiveActions], {
          minLength: parts.correctiveActions.length,
        }),
        penalties: fc.shuffledSubarray([...parts.penalties], { minLength: parts.penalties.length }),
        escalations: fc.shuffledSubarray([...parts.escalations], { minLength: parts.escalations.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ parts, ...rows }) => {
        expect(canonicalJson(buildReport({ ...parts, ...rows }))).toBe(canonicalJson(buildReport(parts)));
      }),
    );
  });

  it('is plain JSON that reads back as itself', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const report = buildReport(parts);
        expect(JSON.parse(canonicalJson(report))).toEqual(report);
      }),
    );
  });

  it('adds up: every breakdown sums to its total, and the total to the rows', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const { compliance, trend, findings, inspections, scores, penalties, escalations } = buildReport(parts);
        const judged = sum(parts.judgements.map((row) => row.judged));
        for (const lines of [compliance.byDimension, compliance.byTouchpoint, compliance.byRule, trend]) {
          expect(sum(lines.map((line) => line.judged.value))).toBe(judged);
          expect(sum(lines.map((line) => line.findings.value))).toBe(compliance.findings.value);
          expect(sum(lines.map((line) => line.notEvaluable.value))).toBe(compliance.notEvaluable.value);
        }
        expect(compliance.judged.value).toBe(judged);
        for (const lines of [findings.byStandard, findings.byUnit]) {
          expect(sum(lines.map(({ total }) => total.value))).toBe(findings.total.value);
        }
        expect(sum(Object.values(findings.bySeverity).map(({ value }) => value))).toBe(findings.total.value);
        expect(sum(findings.byKind.map(({ total }) => total.value)) + findings.held.value).toBe(
          sum(parts.findings.map(({ count }) => count)),
        );
        expect(sum(inspections.byForm.flatMap(({ byState }) => byState.map(({ total }) => total.value)))).toBe(
          parts.inspections.length,
        );
        expect(sum(scores.bands.map(({ total }) => total.value))).toBe(scores.scored.value);
        expect(scores.passed.value + scores.failed.value).toBe(scores.scored.value);
        expect(sum(penalties.byTier.flatMap(({ byState }) => byState.map(({ total }) => total.value)))).toBe(
          sum(parts.penalties.map(({ count }) => count)),
        );
        expect(sum(escalations.byLevel.map(({ total }) => total.value))).toBe(escalations.total.value);
      }),
    );
  });
});
