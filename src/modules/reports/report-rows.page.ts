import type { Locale } from '../../domain/shared/localized-text.js';
import { more, table, time } from '../../platform/pages/elements.js';
import { html, type HtmlValue } from '../../platform/pages/html.js';
import type { Page } from '../../platform/pages/layout.js';
import { rowListLabels } from './report-labels.page.js';
import type { RowsPage, RowValue } from './report-rows.service.js';
import { fileWords } from './report-words.page.js';
import type { RowList } from './row-sources.read-model.js';

/** The rows that a figure counts. `query` as it came, for the way to the next page. */
export function reportRowsPage(
  list: RowList,
  { total, rows, offset, limit }: RowsPage,
  query: Readonly<Record<string, unknown>>,
  locale: Locale,
): Page {
  const t = fileWords[locale];
  const columns = Object.keys(rows[0] ?? {}).filter((name) => name !== 'subjects');
  const parameters = new URLSearchParams(
    Object.entries({ ...query, offset: offset + limit }).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]),
  );
  return {
    title: rowListLabels[list][locale],
    back: { path: '/reports', label: t.back },
    body: html`<h1>${rowListLabels[list][locale]}</h1>
      <p class="lead">${t.rowsTotal}: ${total}</p>
      ${
        rows.length > 0 &&
        table(
          columns.map((label) => ({ label })),
          rows.map((row) => ({ cells: columns.map((name) => cellOf(list, name, row[name] ?? null, locale)) })),
        )
      }
      ${more(offset + rows.length < total ? `/report-rows/${list}?${parameters.toString()}` : null, t.next)}`,
  };
}

const isText = (value: object): value is Readonly<Record<Locale, string>> => 'zh-CN' in value;

function cellOf(list: RowList, name: string, value: RowValue, locale: Locale): HtmlValue {
  if (value instanceof Date) return time(value);
  if (value === null || value === false) return null;
  if (value === true) return '✓';
  if (typeof value === 'object') return isText(value) ? value[locale] : JSON.stringify(value);
  if (name === 'event') return html`<a href="/events/${value}">${value}</a>`;
  if (name === 'id' && list === 'findings') return html`<a href="/findings/${value}">${value}</a>`;
  return value;
}
