import { formLabels, statusLabels } from '../../domain/inspection/labels.js';
import { inspectionStatuses } from '../../domain/inspection/inspection-workflow.js';
import { hasRole } from '../../domain/shared/principal-covers.js';
import type { Locale } from '../../domain/shared/localized-text.js';
import type { Principal } from '../../domain/shared/principal.js';
import { more, table } from '../../platform/pages/elements.js';
import { html, type Html } from '../../platform/pages/html.js';
import type { Page } from '../../platform/pages/layout.js';
import { inspectionStatusBadge, resultBadge } from './inspection-badges.page.js';
import { words } from './inspection-words.page.js';
import type { ListPageQuery } from './inspections-page.dto.js';
import type { InspectionRow } from './inspections.read-model.js';

interface List {
  readonly inspections: readonly InspectionRow[];
  readonly next: string | null;
}

export function inspectionsPage(list: List, query: ListPageQuery, reader: Principal, locale: Locale): Page {
  const t = words[locale];
  const { before: _before, lang: _lang, ...filters } = query;
  const columns = [
    { label: t.number, isShort: true },
    { label: t.unit },
    { label: t.checklist },
    { label: t.form },
    { label: t.plannedOn, isShort: true },
    { label: t.status },
    { label: t.score, isNumber: true },
    { label: t.result },
  ];
  const next = list.next === null ? null : addressOf({ ...filters, before: list.next });
  return {
    title: t.title,
    body: html`<div class="heading">
        <h1>${t.title}</h1>
        ${hasRole(reader, 'supervisor', 'leadership') && html`<a href="/inspections/plan">${t.plan}</a>`}
        ${!hasOnlyTheUnit(reader) && html`<a href="/inspections/daily-summary">${t.summary}</a>`}
      </div>
      ${filterForm(query, reader, locale)}
      ${
        list.inspections.length === 0
          ? html`<p class="empty">${t.none}</p>`
          : table(
              columns,
              list.inspections.map((row) => ({
                cells: [
                  html`<a href="/inspections/${row.id}">${row.number}</a>`,
                  row.unitTitle[locale],
                  row.checklistTitle[locale],
                  formLabels[row.form][locale],
                  row.plannedOn,
                  inspectionStatusBadge(row.status, locale),
                  row.score,
                  row.result !== null && resultBadge(row.result, locale),
                ],
              })),
            )
      }
      ${more(next, t.older)}`,
  };
}

const hasOnlyTheUnit = (reader: Principal): boolean =>
  !hasRole(reader, 'supervisor', 'leadership', 'approver', 'auditor', 'admin', 'inspector');

function filterForm(query: ListPageQuery, reader: Principal, locale: Locale): Html {
  const t = words[locale];
  const { before: _before, lang: _lang, ...filters } = query;
  return html`<form method="get" action="/inspections" class="filters">
    <label>
      ${t.status}
      <select name="status">
        <option value="">${t.every}</option>
        ${inspectionStatuses.map(
          (status) =>
            html`<option value="${status}" ${status === query.status && html`selected`}>
              ${statusLabels[status][locale]}
            </option>`,
        )}
      </select>
    </label>
    ${
      hasRole(reader, 'inspector') &&
      html`<label>
        ${t.whose}
        <select name="inspector">
          <option value="">${t.every}</option>
          <option value="me" ${query.inspector === 'me' && html`selected`}>${t.mine}</option>
        </select>
      </label>`
    }
    <label>${t.unit} <input name="unit" value="${query.unit}" maxlength="200" /></label>
    <label>${t.from} <input type="date" name="from" value="${query.from}" /></label>
    <label>${t.before} <input type="date" name="to" value="${query.to}" /></label>
    <div class="buttons">
      <button>${t.filter}</button>
      ${Object.values(filters).some((one) => one !== undefined) && html`<a href="/inspections">${t.clear}</a>`}
    </div>
  </form>`;
}

function addressOf(query: Readonly<Record<string, string | undefined>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, value);
  return `/inspections?${parameters.toString()}`;
}
