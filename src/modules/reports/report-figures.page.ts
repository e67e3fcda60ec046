import type { Compliance } from '../../domain/report/compliance.js';
import type { Figure, Ratio } from '../../domain/report/rows-link.js';
import type { Locale } from '../../domain/shared/localized-text.js';
import { type Html, html } from '../../platform/pages/html.js';

/** The page that lists what a figure counts, from the API's path to the same. */
const pageOf = (rows: string): string => rows.replace(/^\/api\/v1/, '');

/** A number that leads to its rows; nothing leads nowhere. */
export const figure = ({ value, rows }: Figure): Html | string =>
  value === 0 ? '0' : html`<a class="figure" href="${pageOf(rows)}">${value}</a>`;

/** A rate or mean; where nothing was judged there is none. */
export const ratio = ({ value, rows }: Ratio, unit = ''): Html | string =>
  value === null ? '—' : html`<a class="figure" href="${pageOf(rows)}">${value.toFixed(1)}${unit}</a>`;

export const percent = (rate: Ratio): Html | string => ratio(rate, '%');

const words = {
  judged: { 'zh-CN': '判定', en: 'Judged' },
  findings: { 'zh-CN': '不符合', en: 'Nonconform' },
  notEvaluable: { 'zh-CN': '无法判定', en: 'Not evaluable' },
  rate: { 'zh-CN': '达标率', en: 'Compliance' },
} as const;

export const complianceColumns = (locale: Locale) =>
  [words.judged, words.findings, words.notEvaluable, words.rate].map((label) => ({
    label: label[locale],
    isNumber: true,
  }));

export const complianceCells = ({ judged, findings, notEvaluable, rate }: Compliance): (Html | string)[] => [
  figure(judged),
  figure(findings),
  figure(notEvaluable),
  percent(rate),
];
