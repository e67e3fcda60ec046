import { severities } from '../rulebook/rule.schema.js';
import type { Locale, LocalizedText } from '../shared/localized-text.js';
import type { InspectionReport } from './build-report.js';
import { dimensionLabels, severityLabels, tierLabels } from './labels.js';

/** An ECharts option as plain JSON, so that the same chart is drawn on the server, in the console and on paper. */
export type ChartOption = Readonly<Record<string, unknown>>;

// told apart by brightness too, so that a black-and-white print keeps its meaning
const colors = {
  good: '#2f6f9f',
  findings: '#e0a458',
  severity: { minor: '#f2c57c', major: '#d9822b', critical: '#a4262c' },
  tier: { light: '#b9c9d9', medium: '#6c8eae', heavy: '#2c4a68' },
} as const;

const words = {
  findings: { 'zh-CN': '不符合项', en: 'Nonconformities' },
  rate: { 'zh-CN': '达标率（%）', en: 'Compliance (%)' },
  penalties: { 'zh-CN': '处罚（件）', en: 'Penalties' },
  trendTitle: { 'zh-CN': '各月不符合项与达标率', en: 'Nonconformities and compliance by month' },
  dimensionTitle: { 'zh-CN': '各维度达标率', en: 'Compliance by dimension' },
  severityTitle: { 'zh-CN': '不符合项（按严重程度）', en: 'Nonconformities by severity' },
  tierTitle: { 'zh-CN': '处罚（按档次）', en: 'Penalties by tier' },
} as const satisfies Record<string, LocalizedText>;

/** Nonconformities as bars, compliance as a line; a month in which nothing was judged leaves a gap in the line. */
export function trendChart({ trend }: Pick<InspectionReport, 'trend'>, locale: Locale): ChartOption {
  return {
    ...frame(words.trendTitle, locale),
    legend: { bottom: 0, data: [words.findings[locale], words.rate[locale]] },
    xAxis: { type: 'category', data: trend.map(({ month }) => month) },
    yAxis: [
      countAxis(words.findings, locale),
      {
        type: 'value',
        name: words.rate[locale],
        min: 0,
        max: 100,
        nameTextStyle: { align: 'right' },
        splitLine: { show: false },
      },
    ],
    series: [
      {
        type: 'bar',
        name: words.findings[locale],
        data: trend.map(({ findings }) => findings.value),
        itemStyle: { color: colors.findings },
        barMaxWidth: 40,
        label: valueLabel('top'),
      },
      {
        type: 'line',
        name: words.rate[locale],
        yAxisIndex: 1,
        data: trend.map(({ rate }) => rate.value),
        connectNulls: false,
        symbolSize: 7,
        itemStyle: { color: colors.good },
      },
    ],
  };
}

/** One bar per dimension that was judged, with the number of judgements beside its name. */
export function complianceByDimensionChart(
  { compliance }: Pick<InspectionReport, 'compliance'>,
  locale: Locale,
): ChartOption {
  const lines = compliance.byDimension.filter(({ rate }) => rate.value !== null);
  return {
    ...frame(words.dimensionTitle, locale),
    xAxis: { type: 'value', min: 0, max: 100, name: words.rate[locale], nameLocation: 'middle', nameGap: 26 },
    // the first dimension on top
    yAxis: {
      type: 'category',
      inverse: true,
      data: lines.map(({ dimension, judged }) => `${dimensionLabels[dimension][locale]} (n=${judged.value})`),
    },
    series: [
      {
        type: 'bar',
        name: words.rate[locale],
        data: lines.map(({ rate }) => rate.value),
        itemStyle: { color: colors.good },
        barMaxWidth: 28,
        label: valueLabel('right'),
      },
    ],
  };
}

export const findingsBySeverityChart = (
  { findings }: Pick<InspectionReport, 'findings'>,
  locale: Locale,
): ChartOption =>
  columns(
    words.severityTitle,
    words.findings,
    severities.map((severity) => ({
      label: severityLabels[severity],
      value: findings.bySeverity[severity].value,
      color: colors.severity[severity],
    })),
    locale,
  );

export const penaltiesByTierChart = ({ penalties }: Pick<InspectionReport, 'penalties'>, locale: Locale): ChartOption =>
  columns(
    words.tierTitle,
    words.penalties,
    penalties.byTier.map(({ tier, total }) => ({
      label: tierLabels[tier],
      value: total.value,
      color: colors.tier[tier],
    })),
    locale,
  );

interface Column {
  readonly label: LocalizedText;
  readonly value: number;
  readonly color: string;
}

const columns = (title: LocalizedText, axis: LocalizedText, bars: readonly Column[], locale: Locale): ChartOption => ({
  ...frame(title, locale),
  xAxis: { type: 'category', data: bars.map(({ label }) => label[locale]) },
  yAxis: countAxis(axis, locale),
  series: [
    {
      type: 'bar',
      name: axis[locale],
      data: bars.map(({ value, color }) => ({ value, itemStyle: { color } })),
      barMaxWidth: 48,
      label: valueLabel('top'),
    },
  ],
});

// no animation: drawn once, on the server. The title stands in the page, and for screen readers in the picture.
const frame = (title: LocalizedText, locale: Locale): ChartOption => ({
  animation: false,
  aria: { enabled: true, label: { description: title[locale] } },
  grid: { left: 16, right: 40, top: 40, bottom: 36, containLabel: true },
});

// room above the highest bar, so that its value does not stand in the name of the axis
const countAxis = (name: LocalizedText, locale: Locale): ChartOption => ({
  type: 'value',
  name: name[locale],
  nameTextStyle: { align: 'left' },
  minInterval: 1,
  boundaryGap: [0, '12%'],
});

// without a border, which some PDF writers draw over the text
const valueLabel = (position: 'top' | 'right'): ChartOption => ({
  show: true,
  position,
  color: '#333333',
  textBorderWidth: 0,
});
