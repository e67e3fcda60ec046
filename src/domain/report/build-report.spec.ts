import { aFinding, aJudgement, anInspectionRow, named, theParts } from '../../../test/support/report-parts.js';
import { buildReport } from './build-report.js';
import type { ReportParts } from './report-parts.js';

const report = (changes: Partial<ReportParts>) => buildReport(theParts(changes));

describe('the inspection report', () => {
  it('says of a quiet quarter that nothing was judged, not that all was well', () => {
    const { compliance, trend, scores, ranking, findings } = report({});
    expect(compliance.rate.value).toBeNull();
    expect(scores.mean.value).toBeNull();
    expect(trend.map(({ month, rate }) => [month, rate.value])).toEqual([
      ['2026-01', null],
      ['2026-02', null],
      ['2026-03', null],
    ]);
    expect(ranking).toMatchObject({ ranked: 0, worst: [], best: [] });
    expect(findings.total.value).toBe(0);
  });

  it('tells compliance by dimension, touchpoint and rule, with what could not be judged beside it', () => {
    const { compliance, trend } = report({
      judgements: [
        aJudgement(),
        aJudgement({ unit: 'HZ02', month: '2026-03', judged: 50, findings: 0, notEvaluable: 0 }),
        aJudgement({ rule: 'greeting', dimension: 'language', touchpoint: null, judged: 3, findings: 1 }),
      ],
    });
    expect(compliance).toMatchObject({
      judged: { value: 153 },
      findings: { value: 11 },
      notEvaluable: { value: 6 },
      rate: { value: 92.8 },
    });
    expect(compliance.byDimension.map(({ dimension, rate }) => [dimension, rate.value])).toEqual([
      ['language', 66.7],
      ['timeliness', 93.3],
    ]);
    expect(compliance.byTouchpoint.map(({ touchpoint, judged }) => [touchpoint, judged.value])).toEqual([
      ['counter', 150],
      [null, 3],
    ]);
    expect(compliance.byRule.map(({ rule, findings }) => [rule.code, findings.value])).toEqual([
      ['counter-wait', 10],
      ['greeting', 1],
    ]);
    expect(
      compliance.byRule[0]?.trend.map(({ month, judged, findings }) => [month, judged.value, findings.value]),
    ).toEqual([
      ['2026-01', 100, 10],
      ['2026-02', 0, 0],
      ['2026-03', 50, 0],
    ]);
    expect(trend[0]).toMatchObject({ month: '2026-01', judged: { value: 103 }, findings: { value: 11 } });
  });

  it('names the subjects with most findings of a rule, equal ones by name', () => {
    const subject = (name: string, judged: number, findings: number) => ({
      rule: 'counter-wait',
      role: 'company',
      subject: name,
      judged,
      findings,
      notEvaluable: 0,
    });
    const { compliance } = report({
      judgements: [aJudgement({ judged: 6000, findings: 2000 })],
      subjects: [
        subject('Cigna', 615, 351),
        subject('Anthem', 2957, 1266),
        subject('B', 10, 1),
        subject('A', 9, 1),
        subject('Z', 9, 0),
      ],
    });
    expect(
      compliance.byRule[0]?.subjects.map((line) => [line.subject, line.findings.value, line.judged.value]),
    ).toEqual([
      ['Anthem', 1266, 2957],
      ['Cigna', 351, 615],
      ['A', 1, 9],
      ['B', 1, 10],
    ]);
  });

  it('counts standing nonconformities by standard, unit and severity; other kinds and held ones apart', () => {
    const { findings } = report({
      findings: [
        aFinding({ count: 5 }),
        aFinding({ severity: 'critical', unit: 'HZ02', count: 2 }),
        aFinding({ standard: 'CTR-L1', dimension: 'language', severity: 'major', count: 9 }),
        aFinding({ kind: 'good-practice', count: 4 }),
        aFinding({ status: 'held', count: 3 }),
      ],
    });
    expect(findings).toMatchObject({
      total: { value: 16 },
      held: { value: 3 },
      bySeverity: { minor: { value: 5 }, major: { value: 9 }, critical: { value: 2 } },
    });
    expect(findings.byStandard.map(({ standard, total }) => [standard, total.value])).toEqual([
      [named('CTR-L1'), 9],
      [named('CTR-T1'), 7],
    ]);
    expect(findings.byUnit.map(({ unit, total }) => [unit?.code, total.value])).toEqual([
      ['HZ01', 14],
      ['HZ02', 2],
    ]);
    expect(findings.byKind.map(({ kind, total }) => [kind, total.value])).toEqual([
      ['nonconformity', 16],
      ['good-practice', 4],
    ]);
  });

  it('shows what followed: penalties by tier, actions by state with the overdue, escalations by level', () => {
    const { penalties, correctiveActions, escalations } = report({
      penalties: [
        { tier: 'heavy', status: 'effective', count: 1, points: 12 },
        { tier: 'light', status: 'effective', count: 3, points: 3 },
        { tier: 'light', status: 'proposed', count: 2, points: 0 },
      ],
      correctiveActions: [
        { kind: 'rectification', status: 'closed', overdue: false, count: 4 },
        { kind: 'rectification', status: 'issued', overdue: true, count: 2 },
        { kind: 'rectification', status: 'issued', overdue: false, count: 1 },
        { kind: 'directive', status: 'accepted', overdue: true, count: 1 },
      ],
      escalations: [
        { level: 10, count: 1 },
        { level: 2, count: 3 },
        { level: 2, count: 1 },
      ],
    });
    expect(penalties).toMatchObject({ total: { value: 6 }, points: { value: 15 } });
    expect(
      penalties.byTier.map(({ tier, total, byState }) => [tier, total.value, byState.map(({ status }) => status)]),
    ).toEqual([
      ['light', 5, ['proposed', 'effective']],
      ['medium', 0, []],
      ['heavy', 1, ['effective']],
    ]);
    expect(correctiveActions).toMatchObject({ total: { value: 8 }, overdue: { value: 3 } });
    expect(
      correctiveActions.byKind.map(({ kind, byState }) => [
        kind,
        byState.map(({ status, total, overdue }) => [status, total.value, overdue.value]),
      ]),
    ).toEqual([
      [
        'rectification',
        [
          ['issued', 3, 2],
          ['closed', 4, 0],
        ],
      ],
      ['directive', [['accepted', 1, 1]]],
    ]);
    expect(escalations.byLevel.map(({ level, total }) => [level, total.value])).toEqual([
      [2, 4],
      [10, 1],
    ]);
  });

  it('opens the rows of a figure: the same filters, unit and month', () => {
    const { compliance, findings, trend } = report({ judgements: [aJudgement()], findings: [aFinding()] });
    expect(compliance.byRule[0]?.trend[1]?.findings.rows).toBe(
      '/api/v1/report-rows/judgements?from=2026-01-31T16%3A00%3A00.000Z&outcome=fired&rule=counter-wait&to=2026-02-28T16%3A00%3A00.000Z&within=HZ',
    );
    for (const { rows } of [trend[1]?.findings, trend[1]?.inspections, trend[1]?.meanScore].flatMap(
      (one) => one ?? [],
    )) {
      expect(rows).toMatch(/from=2026-01-31T16.*&to=2026-02-28T16/);
    }
    expect(findings.byUnit[0]?.bySeverity.minor.rows).toBe(
      '/api/v1/report-rows/findings?from=2025-12-31T16%3A00%3A00.000Z&kind=nonconformity&severity=minor&status=standing&to=2026-03-31T16%3A00%3A00.000Z&unit=HZ01',
    );
  });

  it('narrows the rows as it narrows the figure', () => {
    const { compliance, findings, inspections, scores, penalties, correctiveActions, escalations, ranking } = report({
      judgements: [aJudgement(), aJudgement({ unit: 'HZ02', touchpoint: null })],
      findings: [aFinding()],
      inspections: [anInspectionRow()],
      penalties: [{ tier: 'light', status: 'effective', count: 1, points: 1 }],
      correctiveActions: [{ kind: 'directive', status: 'issued', overdue: true, count: 1 }],
      escalations: [{ level: 2, count: 1 }],
    });
    const expected: readonly (readonly [string | undefined, ...string[]])[] = [
      [compliance.notEvaluable.rows, 'outcome=not-evaluable'],
      [compliance.byDimension[0]?.judged.rows, 'dimension=timeliness', 'outcome=judged'],
      [compliance.byTouchpoint[0]?.rate.rows, 'touchpoint=counter'],
      [compliance.byTouchpoint[1]?.rate.rows, 'withoutTouchpoint=true'],
      [findings.byStandard[0]?.total.rows, 'standard=CTR-T1', 'dimension=timeliness', 'kind=nonconformity'],
      [findings.byKind[0]?.total.rows, 'kind=nonconformity', 'status=standing'],
      [findings.held.rows, 'status=held'],
      [inspections.unitsInspected.rows, 'begun=true'],
      [inspections.byForm[1]?.byState[5]?.total.rows, 'form=unannounced', 'status=confirmed'],
      [inspections.byChecklist[0]?.meanScore.rows, 'checklist=counter-day', 'scored=true'],
      [inspections.byDimension[0]?.failed.rows, '/inspection-items?', 'answer=fail', 'dimension=language'],
      [scores.critical.rows, 'critical=true'],
      [scores.bands[1]?.total.rows, 'scoreFrom=80', 'scoreTo=90'],
      [scores.byUnit[0]?.failed.rows, 'unit=HZ01', 'result=fail'],
      [penalties.byTier[0]?.byState[0]?.total.rows, 'tier=light', 'status=effective'],
      [correctiveActions.byKind[1]?.byState[0]?.overdue.rows, 'kind=directive', 'status=issued', 'overdue=true'],
      [escalations.byLevel[0]?.total.rows, 'level=2'],
      [ranking.best[0]?.rate.rows, 'unit=HZ02'],
    ];
    for (const [rows, ...parts] of expected) for (const part of parts) expect(rows).toContain(part);
  });

  it('is not built from rows beyond its subtree, its period, or of more findings than judgements', () => {
    expect(() => report({ judgements: [aJudgement({ unit: 'NB01' })] })).toThrow('unit "NB01"');
    expect(() => report({ findings: [aFinding({ unit: null })] })).toThrow('unit null');
    expect(() => report({ inspections: [anInspectionRow({ unit: 'NB01' })] })).toThrow('unit "NB01"');
    expect(() => report({ judgements: [aJudgement({ month: '2026-04' })] })).toThrow(
      '"2026-04": expected a time from 2026-01-01',
    );
    expect(() => report({ inspections: [anInspectionRow({ on: '2026-04-01' })] })).toThrow('"2026-04-01"');
    expect(() => report({ judgements: [aJudgement({ judged: 1, findings: 2 })] })).toThrow(
      '2 findings among 1 judgements',
    );
  });

  it('has a place for rows without a unit when it is about the whole organisation', () => {
    const { findings } = report({ unit: null, findings: [aFinding({ unit: null, count: 7 })] });
    expect(findings.byUnit).toMatchObject([{ unit: null, total: { value: 7 } }]);
  });
});
