import { formLabels, purposeLabels } from '../../domain/inspection/labels.js';
import type { Verdict } from '../../domain/inspection/score-checklist.js';
import { dimensionLabels } from '../../domain/report/labels.js';
import type { Locale } from '../../domain/shared/localized-text.js';
import type { Person } from '../../domain/shared/person.js';
import { badge, facts, table, time } from '../../platform/pages/elements.js';
import { html, type Html, type HtmlValue } from '../../platform/pages/html.js';
import type { Page } from '../../platform/pages/layout.js';
import { inspectionActions, type Inspectors } from './inspection-actions.page.js';
import { inspectionStatusBadge, resultBadge } from './inspection-badges.page.js';
import { words } from './inspection-words.page.js';
import type { InspectionDetail } from './inspections.read-model.js';
import { sheetSections, type SheetTrouble } from './sheet.page.js';

/** Why what the reader just did was refused, in their language. */
export interface Trouble extends SheetTrouble {
  readonly refused?: string;
}

const noTrouble: Trouble = { drafts: new Map(), flagged: new Set() };

export function inspectionPage(
  inspection: InspectionDetail,
  inspectors: Inspectors,
  locale: Locale,
  trouble: Trouble = noTrouble,
): Page {
  const t = words[locale];
  const { plan, status, submission, unitTitle } = inspection;
  const actions = inspectionActions(inspection, inspectors, locale);
  const sheet = sheetSections(inspection, trouble, locale);
  return {
    title: `${t.inspection} ${plan.number}`,
    back: { path: '/inspections', label: t.all },
    body: html`<h1>${plan.number} ${unitTitle[locale]}</h1>
      <p class="badges">
        ${inspectionStatusBadge(status, locale)} ${badge(formLabels[plan.form][locale])}
        ${badge(purposeLabels[plan.purpose][locale])}
        ${submission !== null && resultBadge(submission.verdict.result, locale)}
      </p>
      ${trouble.refused !== undefined && html`<p class="notice refused" role="alert">${trouble.refused}</p>`}
      <section>${particulars(inspection, locale)}</section>
      ${submission !== null && verdictSection(submission.verdict, locale)}
      ${inspection.commands.includes('answer') ? [sheet, actions] : [actions, sheet]}`,
  };
}

function particulars(inspection: InspectionDetail, locale: Locale): Html {
  const { plan, release, assignment, work, submission, confirmation, closing, cancellation, names, unitTitle } =
    inspection;
  const t = words[locale];
  const nameOf = ({ id, actor }: Person): string => names[id] ?? actor.replace(/^user:/, '');
  const act = (one: { at: string; by: Person; note?: string | null; reason?: string } | null): HtmlValue => {
    if (one === null) return null;
    const said = one.reason ?? one.note ?? '';
    return html`${nameOf(one.by)} ${time(new Date(one.at))} ${said !== '' && html`<br />${said}`}`;
  };
  return facts([
    [t.unit, `${unitTitle[locale]} (${plan.unit})`],
    [t.checklist, plan.sheet.title[locale] + t.version(plan.sheet.version, release)],
    [t.passAt, `${plan.sheet.passAt}%`],
    [t.plannedOn, plan.plannedOn],
    [t.inspector, assignment !== null && nameOf(assignment.inspector)],
    [t.started, work !== null && time(new Date(work.startedAt))],
    [t.submitted, submission !== null && time(new Date(submission.at))],
    [t.overall, submission?.summary],
    ...(work?.returns ?? []).map((one): [string, HtmlValue] => [t.returned, act(one)]),
    [t.confirmed, act(confirmation)],
    [t.closed, act(closing)],
    [t.cancelled, act(cancellation)],
  ]);
}

function verdictSection(verdict: Verdict, locale: Locale): Html {
  const t = words[locale];
  const columns = [
    { label: t.dimension },
    { label: t.passed, isNumber: true },
    { label: t.failed, isNumber: true },
    { label: t.notApplicable, isNumber: true },
    { label: t.score, isNumber: true },
  ];
  const rows = verdict.byDimension.map(({ dimension, passed, failed, notApplicable, score }) => ({
    cells: [
      dimension === null ? '–' : html`<a href="#${dimension}">${dimensionLabels[dimension][locale]}</a>`,
      passed,
      failed,
      notApplicable,
      score ?? '–',
    ],
  }));
  const isOverruled = verdict.criticalFailures.length > 0 && 'beforeCritical' in verdict;
  return html`<section>
    <h2>${t.result}</h2>
    <p class="lead">${resultBadge(verdict.result, locale)} ${'score' in verdict && html`${verdict.score}%`}</p>
    ${
      isOverruled &&
      verdict.beforeCritical !== null &&
      html`<p class="notice refused">${t.beforeCritical(verdict.beforeCritical)}</p>`
    }
    <h3>${t.byDimension}</h3>
    ${table(columns, rows)}
  </section>`;
}
