import type { Locale } from '../../domain/shared/localized-text.js';
import type { Principal } from '../../domain/shared/principal.js';
import { more, table, time } from '../../platform/pages/elements.js';
import { html } from '../../platform/pages/html.js';
import type { Page } from '../../platform/pages/layout.js';
import { dayBefore } from './reports-page.dto.js';
import { reportStatusBadge } from './report-labels.page.js';
import { fileWords } from './report-words.page.js';
import type { ReportRow } from './reports.read-model.js';

/** `next`: the last id of this page where there are more. */
export function reportsPage(
  reports: readonly ReportRow[],
  next: string | null,
  reader: Principal,
  locale: Locale,
): Page {
  const t = fileWords[locale];
  const columns = [t.number, t.unit, t.period, t.status, t.author, t.created].map((label) => ({ label }));
  const mayCreate = reader.roles.some((role) => role === 'inspector' || role === 'supervisor');
  return {
    title: t.list,
    body: html`<h1>${t.list}</h1>
      ${
        mayCreate &&
        html`<form method="post" action="/reports" class="filters">
          <label>${t.unitCode} <input name="unit" maxlength="200" /></label>
          <label>${t.from} <input type="date" name="from" required /></label>
          <label>${t.through} <input type="date" name="through" required /></label>
          <button>${t.create}</button>
        </form>`
      }
      ${
        reports.length === 0
          ? html`<p class="empty">${t.none}</p>`
          : table(
              columns,
              reports.map((row) => ({
                cells: [
                  html`<a href="/reports/${row.id}">${row.number}</a> <small>${t.revision} ${row.revision}</small>`,
                  row.unitTitle?.[locale] ?? t.whole,
                  `${row.from} – ${dayBefore(row.to)}`,
                  reportStatusBadge(row.status, locale),
                  row.author.replace(/^user:/, ''),
                  time(row.createdAt),
                ],
              })),
            )
      }
      ${more(next === null ? null : `/reports?before=${next}`, t.older)}`,
  };
}
