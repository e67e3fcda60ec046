import type { InspectionReport } from '../../domain/report/build-report.js';
import * as charts from '../../domain/report/charts.js';
import { dimensionLabels, severityLabels, tierLabels } from '../../domain/report/labels.js';
import type { UnitLine } from '../../domain/report/rank-units.js';
import { severities } from '../../domain/rulebook/rule.schema.js';
import type { Locale } from '../../domain/shared/localized-text.js';
import { type Column, type Row, table } from '../../platform/pages/elements.js';
import { type Html, html, type HtmlValue } from '../../platform/pages/html.js';
import { chartFigure } from './chart-svg.page.js';
import { complianceCells, complianceColumns, figure, percent, ratio } from './report-figures.page.js';
import * as labels from './report-labels.page.js';
import { sectionWords } from './report-words.page.js';

/** The figures of a report, section by section, as they stand on screen and on paper. */
export function reportSections(report: InspectionReport, locale: Locale): Html {
  const t = sectionWords[locale];
  const { inspections, scores, compliance, findings, penalties, correctiveActions, escalations, trend, ranking } =
    report;
  const number = (label: string): Column => ({ label, isNumber: true });
  const text = (label: string): Column => ({ label });
  const part = (title: string, body: HtmlValue) =>
    html`<section class="report-part">
      <h2>${title}</h2>
      ${body}
    </section>`;
  const listed = (columns: readonly Column[], rows: readonly Row[]): Html =>
    rows.length === 0 ? html`<p class="empty">${t.nothing}</p>` : table(columns, rows);
  const units = (lines: readonly UnitLine[]) =>
    listed(
      [text(t.unit), ...complianceColumns(locale)],
      lines.map((line) => ({ cells: [line.unit.title[locale], ...complianceCells(line)] })),
    );
  const bySeverity = severities.map((severity) => number(severityLabels[severity][locale]));

  return html`${part(t.summary, [
    keyFigures([
      [t.judged, figure(compliance.judged)],
      [t.faults, figure(compliance.findings)],
      [t.rate, percent(compliance.rate)],
      [t.notEvaluable, figure(compliance.notEvaluable)],
      [t.inspections, figure(inspections.total)],
      [t.meanScore, ratio(scores.mean)],
      [t.penalties, figure(penalties.total)],
      [t.actions, figure(correctiveActions.total)],
      [t.overdue, figure(correctiveActions.overdue)],
      [t.escalations, figure(escalations.total)],
    ]),
    html`<div class="charts">
      ${chartFigure(t.trendChart, charts.trendChart(report, locale))}
      ${chartFigure(t.dimensionChart, charts.complianceByDimensionChart(report, locale))}
      ${chartFigure(t.severityChart, charts.findingsBySeverityChart(report, locale))}
      ${chartFigure(t.tierChart, charts.penaltiesByTierChart(report, locale))}
    </div>`,
  ])}
  ${part(t.trend, [
    listed(
      [text(t.month), ...complianceColumns(locale), number(t.inspections), number(t.meanScore)],
      trend.map((line) => ({
        cells: [line.month, ...complianceCells(line), figure(line.inspections), ratio(line.meanScore)],
      })),
    ),
  ])}
  ${part(t.compliance, [
    html`<h3>${t.byDimension}</h3>`,
    listed(
      [text(t.dimension), ...complianceColumns(locale)],
      compliance.byDimension.map((line) => ({
        cells: [dimensionLabels[line.dimension][locale], ...complianceCells(line)],
      })),
    ),
    html`<h3>${t.byTouchpoint}</h3>`,
    listed(
      [text(t.touchpoint), ...complianceColumns(locale)],
      compliance.byTouchpoint.map((line) => ({
        cells: [
          line.touchpoint === null ? t.other : labels.touchpointLabels[line.touchpoint][locale],
          ...complianceCells(line),
        ],
      })),
    ),
    html`<h3>${t.byRule}</h3>`,
    listed(
      [text(t.rule), ...complianceColumns(locale)],
      compliance.byRule.flatMap((line) => [
        { cells: [titled(line.rule, locale), ...complianceCells(line)] },
        ...line.subjects.map((subject) => ({ cells: [subject.subject, ...complianceCells(subject)], depth: 1 })),
      ]),
    ),
  ])}
  ${part(t.findings, [
    html`<p>${t.heldLead} ${figure(findings.held)}</p>`,
    html`<h3>${t.byStandard}</h3>`,
    listed(
      [text(t.standard), text(t.dimension), number(t.total), ...bySeverity],
      findings.byStandard.map((line) => ({
        cells: [
          titled(line.standard, locale),
          dimensionLabels[line.dimension][locale],
          figure(line.total),
          ...severities.map((severity) => figure(line.bySeverity[severity])),
        ],
      })),
    ),
    html`<h3>${t.byUnit}</h3>`,
    listed(
      [text(t.unit), number(t.total), ...bySeverity],
      findings.byUnit.map((line) => ({
        cells: [
          line.unit === null ? t.noUnit : titled(line.unit, locale),
          figure(line.total),
          ...severities.map((severity) => figure(line.bySeverity[severity])),
        ],
      })),
    ),
    html`<h3>${t.byKind}</h3>`,
    listed(
      [text(t.kind), number(t.total)],
      findings.byKind.map(({ kind, total }) => ({ cells: [labels.kindLabels[kind][locale], figure(total)] })),
    ),
  ])}
  ${part(t.inspectionsAndScores, [
    html`<p>${t.coverage} ${figure(inspections.unitsInspected)} / ${inspections.unitsInAll}</p>`,
    listed(
      [text(t.form), number(t.total), text(t.byState)],
      inspections.byForm.map(({ form, total, byState }) => ({
        cells: [
          labels.formLabels[form][locale],
          figure(total),
          states(byState, (status) => labels.inspectionStatusLabels[status][locale]),
        ],
      })),
    ),
    html`<h3>${t.byChecklist}</h3>`,
    listed(
      [text(t.checklist), number(t.total), number(t.meanScore)],
      inspections.byChecklist.map(({ checklist, total, meanScore }) => ({
        cells: [titled(checklist, locale), figure(total), ratio(meanScore)],
      })),
    ),
    html`<h3>${t.bands}</h3>`,
    listed(
      [text(t.score), number(t.inspections)],
      scores.bands.map(({ from, to, total }) => ({ cells: [`${from}–${to}`, figure(total)] })),
    ),
    html`<h3>${t.scoresByUnit}</h3>`,
    listed(
      [text(t.unit), number(t.scored), number(t.meanScore), number(t.lowest), number(t.highest), number(t.failed)],
      scores.byUnit.map((line) => ({
        cells: [
          titled(line.unit, locale),
          figure(line.scored),
          ratio(line.mean),
          line.lowest.toFixed(1),
          line.highest.toFixed(1),
          figure(line.failed),
        ],
      })),
    ),
    html`<h3>${t.itemsByDimension}</h3>`,
    listed(
      [text(t.dimension), number(t.judged), number(t.failed), number(t.passRate)],
      inspections.byDimension.map((line) => ({
        cells: [
          dimensionLabels[line.dimension][locale],
          figure(line.judged),
          figure(line.failed),
          percent(line.passRate),
        ],
      })),
    ),
  ])}
  ${part(t.followUp, [
    html`<h3>${t.penalties}</h3>`,
    table(
      [text(t.tier), number(t.total), number(t.points), text(t.byState)],
      penalties.byTier.map(({ tier, total, points, byState }) => ({
        cells: [tierLabels[tier][locale], figure(total), figure(points), states(byState, followUp(locale))],
      })),
    ),
    html`<h3>${t.actions}</h3>`,
    table(
      [text(t.kind), number(t.total), number(t.overdue), text(t.byState)],
      correctiveActions.byKind.map(({ kind, total, overdue, byState }) => ({
        cells: [
          labels.actionKindLabels[kind][locale],
          figure(total),
          figure(overdue),
          states(byState, followUp(locale)),
        ],
      })),
    ),
    html`<h3>${t.escalations}</h3>`,
    listed(
      [text(t.level), number(t.total)],
      escalations.byLevel.map(({ level, total }) => ({ cells: [level, figure(total)] })),
    ),
  ])}
  ${part(t.ranking, [
    html`<p class="hint">${t.rankingNote(ranking.minJudged, ranking.ranked, ranking.tooFew)}</p>`,
    html`<h3>${t.worst}</h3>`,
    units(ranking.worst),
    html`<h3>${t.best}</h3>`,
    units(ranking.best),
  ])}`;
}

const titled = ({ code, title }: { code: string; title: Readonly<Record<Locale, string>> }, locale: Locale): Html =>
  html`${title[locale]} <small>${code}</small>`;

const followUp = (locale: Locale) => (status: string) => labels.followUpLabels[status]?.[locale] ?? status;

function states<Status extends string>(
  lines: readonly { readonly status: Status; readonly total: Parameters<typeof figure>[0] }[],
  labelOf: (status: Status) => string,
): Html {
  const shown = lines.filter(({ total }) => total.value > 0);
  return html`<span class="states"
    >${shown.map(({ status, total }) => html`<span>${labelOf(status)} ${figure(total)}</span> `)}</span
  >`;
}

function keyFigures(rows: readonly (readonly [string, HtmlValue])[]): Html {
  return html`<dl class="key-figures">
    ${rows.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}
