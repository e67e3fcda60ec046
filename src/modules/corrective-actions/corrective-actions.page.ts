import { kindLabels, statusLabels } from '../../domain/corrective-action/labels.js';
import { correctiveKinds } from '../../domain/corrective-action/number.js';
import type { Locale, LocalizedText } from '../../domain/shared/localized-text.js';
import type { Principal } from '../../domain/shared/principal.js';
import { more, table, time } from '../../platform/pages/elements.js';
import { html, type Html } from '../../platform/pages/html.js';
import type { Page } from '../../platform/pages/layout.js';
import { cited, lastDay, overdueBadge, statusBadge } from './corrective-action-labels.page.js';
import type { CorrectiveActionsList, CorrectiveActionView } from './corrective-action-views.service.js';
import type { CorrectiveActionsPageQuery } from './corrective-actions-page.dto.js';

const words = {
  'zh-CN': {
    title: '整改与批示',
    number: '编号',
    about: '事由',
    unit: '机构',
    status: '状态',
    due: '期限',
    findings: '发现',
    issued: '下达时间',
    kind: '类别',
    unitCode: '机构代码',
    standard: '标准代码',
    overdue: '仅看逾期',
    every: '全部',
    filter: '筛选',
    clear: '清除筛选',
    none: '没有符合条件的整改或批示。',
    older: '更早的',
    newest: '‹ 最新的',
    direct: '下达批示',
    text: '批示内容',
    dueOn: '办结期限（可不填）',
  },
  en: {
    title: 'Corrective actions',
    number: 'Number',
    about: 'About',
    unit: 'Unit',
    status: 'Status',
    due: 'Due',
    findings: 'Findings',
    issued: 'Issued',
    kind: 'Kind',
    unitCode: 'Unit code',
    standard: 'Standard code',
    overdue: 'Only overdue',
    every: 'All',
    filter: 'Filter',
    clear: 'Clear the filter',
    none: 'No rectifications or directives match.',
    older: 'Older ones',
    newest: '‹ Newest ones',
    direct: 'Issue a directive',
    text: 'What is to be done',
    dueOn: 'Due on (optional)',
  },
} as const;

const path = '/corrective-actions';

export function correctiveActionsPage(
  { correctiveActions, next }: CorrectiveActionsList,
  query: CorrectiveActionsPageQuery,
  { roles }: Principal,
  locale: Locale,
): Page {
  const t = words[locale];
  const { before, lang: _lang, ...filters } = query;
  return {
    title: t.title,
    body: html`<h1>${t.title}</h1>
      ${filterForm(query, locale)}
      ${correctiveActions.length === 0 ? html`<p class="empty">${t.none}</p>` : listOf(correctiveActions, locale)}
      ${before !== undefined && html`<p class="pager"><a href="${addressOf(filters)}">${t.newest}</a></p>`}
      ${more(next === null ? null : addressOf({ ...filters, before: next }), t.older)}
      ${roles.includes('leadership') && directiveForm(locale)}`,
  };
}

function listOf(rows: readonly CorrectiveActionView[], locale: Locale): Html {
  const t = words[locale];
  const columns = [
    { label: t.number, isShort: true },
    { label: t.about },
    { label: t.unit },
    { label: t.status },
    { label: t.due, isShort: true },
    { label: t.findings, isNumber: true },
    { label: t.issued, isShort: true },
  ];
  return table(
    columns,
    rows.map((row) => ({
      cells: [
        html`<a href="${path}/${row.id}">${cited(row.number, locale)}</a>`,
        html`${row.about} ${row.standard !== null && html`<small>${row.standard}</small>`}`,
        row.unitTitle,
        statusBadge(row.status, locale),
        html`${lastDay(row.dueAt)} ${overdueBadge(row, locale)}`,
        row.kind === 'rectification' ? row.findings : null,
        time(row.createdAt),
      ],
    })),
  );
}

/** The list narrowed by `query`. */
function addressOf(query: Readonly<Record<string, string | boolean | undefined>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, String(value));
  return parameters.size === 0 ? path : `${path}?${parameters.toString()}`;
}

function filterForm(query: CorrectiveActionsPageQuery, locale: Locale): Html {
  const t = words[locale];
  const { before: _before, lang: _lang, ...filters } = query;
  const isNarrowed = Object.values(filters).some((one) => one !== undefined);
  return html`<form method="get" action="${path}" class="filters">
    ${select('kind', t.kind, correctiveKinds, kindLabels, query.kind, locale)}
    ${select('status', t.status, statuses, statusLabels, query.status, locale)}
    <label>${t.unitCode} <input name="unit" value="${query.unit}" maxlength="200" /></label>
    <label>${t.standard} <input name="standard" value="${query.standard}" maxlength="200" /></label>
    <label class="check">
      <input type="checkbox" name="overdue" value="true" ${query.overdue === true && html`checked`} /> ${t.overdue}
    </label>
    <button>${t.filter}</button>
    ${isNarrowed && html`<a href="${path}">${t.clear}</a>`}
  </form>`;
}

const statuses = Object.keys(statusLabels) as (keyof typeof statusLabels)[];

function select<Code extends string>(
  name: string,
  label: string,
  codes: readonly Code[],
  labels: Readonly<Record<Code, LocalizedText>>,
  chosen: Code | undefined,
  locale: Locale,
): Html {
  return html`<label>
    ${label}
    <select name="${name}">
      <option value="">${words[locale].every}</option>
      ${codes.map(
        (code) => html`<option value="${code}" ${code === chosen && html`selected`}>${labels[code][locale]}</option>`,
      )}
    </select>
  </label>`;
}

function directiveForm(locale: Locale): Html {
  const t = words[locale];
  return html`<section>
    <h2>${t.direct}</h2>
    <form method="post" action="/directives" class="stack">
      <label>${t.unitCode} <input name="unit" required maxlength="200" /></label>
      <label>${t.text} <textarea name="text" required maxlength="2000" rows="3"></textarea></label>
      <label>${t.dueOn} <input type="date" name="dueOn" /></label>
      <button>${t.direct}</button>
    </form>
  </section>`;
}
