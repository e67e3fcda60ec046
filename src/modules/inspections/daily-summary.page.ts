import type { DailySummary } from '../../domain/inspection/daily-summary.js';
import { dimensionLabels } from '../../domain/report/labels.js';
import type { Locale } from '../../domain/shared/localized-text.js';
import { badge, facts, table } from '../../platform/pages/elements.js';
import { html, type Html } from '../../platform/pages/html.js';
import type { Page } from '../../platform/pages/layout.js';
import { words } from './inspection-words.page.js';

export function dailySummaryPage(summary: DailySummary, locale: Locale): Page {
  const t = words[locale];
  const { day, planned, started } = summary;
  return {
    title: `${t.summary} ${day}`,
    back: { path: '/inspections', label: t.all },
    body: html`<h1>${t.summary} ${day}</h1>
      <form method="get" action="/inspections/daily-summary" class="filters">
        <label>${t.day} <input type="date" name="on" value="${day}" required /></label>
        <div class="buttons"><button>${t.show}</button></div>
      </form>
      ${planned + started === 0 ? html`<p class="empty">${t.nothing}</p>` : figures(summary, locale)}`,
  };
}

function figures(summary: DailySummary, locale: Locale): Html {
  const t = words[locale];
  const { items, unfinished, units, failedItems, byDimension } = summary;
  const numbers = [
    { label: t.dimension },
    { label: t.items, isNumber: true },
    { label: t.failed, isNumber: true },
    { label: t.passRate, isNumber: true },
  ];
  const failures = [
    { label: t.number, isShort: true },
    { label: t.unit, isShort: true },
    { label: t.failedItems },
    { label: t.status },
  ];
  return html`<section>
      ${facts([
        [t.planned, summary.planned],
        [t.begun, summary.started],
        [t.handedIn, summary.submitted],
        [t.passed, summary.passed],
        [t.failed, summary.failed],
        [t.mean, summary.meanScore],
        [
          t.items,
          `${t.passed} ${items.passed} · ${t.failed} ${items.failed} · ${t.notApplicable} ${items.notApplicable}`,
        ],
        [t.units, units.join(', ')],
        [t.unfinished, unfinished.join(', ')],
      ])}
    </section>
    ${
      byDimension.length > 0 &&
      html`<section>
        <h2>${t.byDimension}</h2>
        ${table(
          numbers,
          byDimension.map(({ dimension, judged, failed, passRate }) => ({
            cells: [dimensionLabels[dimension][locale], judged, failed, passRate === null ? '–' : `${passRate}%`],
          })),
        )}
      </section>`
    }
    <section>
      <h2>${t.failedItems}</h2>
      ${
        failedItems.length === 0
          ? html`<p class="empty">${t.noFailure}</p>`
          : table(
              failures,
              failedItems.map((line) => ({
                cells: [
                  line.inspection,
                  line.unit,
                  html`${line.text[locale]} <small>${line.standard}</small>`,
                  line.critical && badge(t.critical, 'bad'),
                ],
              })),
            )
      }
    </section>`;
}
