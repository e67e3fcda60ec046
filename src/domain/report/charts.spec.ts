import { aFinding, aJudgement, theParts } from '../../../test/support/report-parts.js';
import { locales } from '../shared/localized-text.js';
import { buildReport } from './build-report.js';
import { complianceByDimensionChart, findingsBySeverityChart, penaltiesByTierChart, trendChart } from './charts.js';

const report = buildReport(
  theParts({
    judgements: [aJudgement(), aJudgement({ month: '2026-03', judged: 3, findings: 1 })],
    findings: [aFinding({ severity: 'major', count: 4 })],
    penalties: [{ tier: 'medium', status: 'effective', count: 2, points: 6 }],
  }),
);

describe('the charts of a report', () => {
  it.each([trendChart, complianceByDimensionChart, findingsBySeverityChart, penaltiesByTierChart])(
    'are plain JSON in both languages, drawn without movement: %p',
    (chart) => {
      for (const locale of locales) {
        const option = chart(report, locale);
        expect(JSON.parse(JSON.stringify(option))).toEqual(option);
        expect(option).toMatchObject({ animation: false, aria: { enabled: true } });
      }
      expect(chart(report, 'zh-CN')).not.toEqual(chart(report, 'en'));
    },
  );

  it('leave a gap where nothing was judged, instead of a zero', () => {
    expect(trendChart(report, 'en')).toMatchObject({
      xAxis: { data: ['2026-01', '2026-02', '2026-03'] },
      series: [{ data: [10, 0, 1] }, { data: [90, null, 66.7], connectNulls: false }],
    });
  });

  it('say on how many judgements a rate stands', () => {
    expect(complianceByDimensionChart(report, 'zh-CN')).toMatchObject({
      yAxis: { data: ['时效 (n=103)'] },
      series: [{ data: [89.3] }],
    });
  });

  it('show every severity and tier, also one that did not occur', () => {
    expect(findingsBySeverityChart(report, 'en')).toMatchObject({
      xAxis: { data: ['Minor', 'Major', 'Critical'] },
      series: [{ data: [{ value: 0 }, { value: 4 }, { value: 0 }] }],
    });
    expect(penaltiesByTierChart(report, 'zh-CN')).toMatchObject({
      xAxis: { data: ['轻', '中', '重'] },
      series: [{ data: [{ value: 0 }, { value: 2 }, { value: 0 }] }],
    });
  });
});
