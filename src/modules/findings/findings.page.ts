import { severityLabels } from '../../domain/report/labels.js';
import { severities } from '../../domain/rulebook/rule.schema.js';
import type { Locale } from '../../domain/shared/localized-text.js';
import { more, table, time, type Row } from '../../platform/pages/elements.js';
import { html, type Html } from '../../platform/pages/html.js';
import type { Page } from '../../platform/pages/layout.js';
import type { FilterChoices, FindingsList, FindingView } from './finding-views.service.js';
import type { FindingsPageQuery } from './findings-page.dto.js';
import { kindBadge, severityBadge, statusBadge } from './labels.page.js';

const words = {
  'zh-CN': {
    title: '发现',
    occurred: '发生时间',
    finding: '规则与标准',
    unit: '机构',
    staff: '员工',
    severity: '严重程度',
    kind: '类型',
    status: '状态',
    rule: '规则',
    from: '自',
    to: '至',
    every: '全部',
    unitCode: '机构代码',
    filter: '筛选',
    clear: '清除筛选',
    none: '没有符合条件的发现。',
    older: '更早的发现',
    newest: '‹ 最新的发现',
  },
  en: {
    title: 'Findings',
    occurred: 'Occurred',
    finding: 'Rule and standard',
    unit: 'Unit',
    staff: 'Staff',
    severity: 'Severity',
    kind: 'Kind',
    status: 'Status',
    rule: 'Rule',
    from: 'From',
    to: 'To',
    every: 'All',
    unitCode: 'Unit code',
    filter: 'Filter',
    clear: 'Clear the filter',
    none: 'No findings match.',
    older: 'Older findings',
    newest: '‹ Newest findings',
  },
} as const;

export function findingsPage(
  list: FindingsList,
  choices: FilterChoices,
  query: FindingsPageQuery,
  locale: Locale,
): Page {
  const t = words[locale];
  const { before, lang: _lang, ...filters } = query;
  const columns = [
    { label: t.occurred },
    { label: t.finding },
    { label: t.unit },
    { label: t.staff, isShort: true },
    { label: t.severity },
    { label: t.kind },
    { label: t.status },
  ];
  return {
    title: t.title,
    body: html`<h1>${t.title}</h1>
      ${filterForm(choices, query, locale)}
      ${
        list.findings.length === 0
          ? html`<p class="empty">${t.none}</p>`
          : table(
              columns,
              list.findings.map((finding) => findingRow(finding, locale)),
            )
      }
      ${before !== undefined && html`<p class="pager"><a href="${addressOf(filters)}">${t.newest}</a></p>`}
      ${more(list.next === null ? null : addressOf({ ...filters, before: list.next }), t.older)}`,
  };
}

/** The list narrowed by `query`. */
function addressOf(query: Readonly<Record<string, string | undefined>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, value);
  return parameters.size === 0 ? '/findings' : `/findings?${parameters.toString()}`;
}

export function findingRow(finding: FindingView, locale: Locale): Row {
  return {
    cells: [
      time(finding.occurredAt),
      html`<a href="/findings/${finding.id}">${finding.ruleTitle}</a>
        <small>${finding.standard} ${finding.standardTitle}</small>`,
      finding.unitTitle,
      finding.staffName,
      severityBadge(finding.severity, locale),
      kindBadge(finding.kind, locale),
      statusBadge(finding.status, locale),
    ],
  };
}

interface Option {
  readonly value: string;
  readonly label: string;
}

function filterForm({ rules, units }: FilterChoices, query: FindingsPageQuery, locale: Locale): Html {
  const t = words[locale];
  const isNarrowed = [query.rule, query.unit, query.severity, query.from, query.to].some((one) => one !== undefined);
  return html`<form method="get" action="/findings" class="filters">
    ${select('rule', t.rule, titled(rules, locale), query.rule, t.every)}
    ${
      units === null
        ? html`<label>${t.unitCode} <input name="unit" value="${query.unit}" maxlength="200" /></label>`
        : units.length > 1 && select('unit', t.unit, titled(units, locale), query.unit, t.every)
    }
    ${select('severity', t.severity, severityOptions(locale), query.severity, t.every)}
    <label>${t.from} <input type="date" name="from" value="${query.from}" /></label>
    <label>${t.to} <input type="date" name="to" value="${query.to}" /></label>
    <div class="buttons">
      <button>${t.filter}</button>
      ${isNarrowed && html`<a href="/findings">${t.clear}</a>`}
    </div>
  </form>`;
}

const titled = (named: FilterChoices['rules'], locale: Locale): Option[] =>
  named.map(({ code, title }) => ({ value: code, label: title[locale] }));

const severityOptions = (locale: Locale): Option[] =>
  severities.map((severity) => ({ value: severity, label: severityLabels[severity][locale] }));

/** What is chosen stays chosen, even if it is no longer on offer. */
function select(
  name: string,
  label: string,
  offered: readonly Option[],
  chosen: string | undefined,
  every: string,
): Html {
  const isOffered = chosen === undefined || offered.some(({ value }) => value === chosen);
  const options = isOffered ? offered : [...offered, { value: chosen, label: chosen }];
  return html`<label>
    ${label}
    <select name="${name}">
      <option value="">${every}</option>
      ${options.map(
        (option) =>
          html`<option value="${option.value}" ${option.value === chosen && html`selected`}>${option.label}</option>`,
      )}
    </select>
  </label>`;
}
