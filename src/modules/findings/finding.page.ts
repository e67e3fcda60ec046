import { describerOf } from '../../domain/evaluation/in-words/fact-description.js';
import type { ExplanationInWords } from '../../domain/evaluation/explain-in-words.js';
import type { RuleExplanation } from '../../domain/evaluation/rule-outcome.js';
import { dimensionLabels } from '../../domain/report/labels.js';
import type { Locale } from '../../domain/shared/localized-text.js';
import { badge, facts, time } from '../../platform/pages/elements.js';
import { html, type Html } from '../../platform/pages/html.js';
import type { Page } from '../../platform/pages/layout.js';
import { eventFacts } from './event-facts.page.js';
import type { JudgingDocuments } from './explanations.service.js';
import type { EventFate } from './events.read-model.js';
import type { FindingView } from './finding-views.service.js';
import { kindBadge, severityBadge, statusBadge } from './labels.page.js';
import { sentences, traceTable } from './trace.page.js';

const words = {
  'zh-CN': {
    all: '全部发现',
    finding: '发现',
    trial: '试行规则',
    noConsequences: '不产生后续处理',
    standard: '服务标准',
    clause: '标准条款',
    source: '条款来源',
    dimension: '维度',
    rule: '规则',
    version: (code: string, version: number, release: number) => `（${code}，第 ${version} 版，发布版本 ${release}）`,
    unit: '机构',
    staff: '员工',
    occurred: '发生时间',
    detected: '判定时间',
    event: '服务事件',
    why: '判定说明',
    trace: '逐项比较',
    data: '事件内容',
    penalties: '处罚',
    itsPenalties: '本发现引起的处罚',
    withdraw: '撤销发现',
    withdrawHint: '撤销后，本发现不再计入任何统计与累计；因它而升档的处罚将重新认定。',
    reason: '撤销理由',
  },
  en: {
    all: 'All findings',
    finding: 'Finding',
    trial: 'Rule on trial',
    noConsequences: 'Without consequences',
    standard: 'Standard',
    clause: 'Clause',
    source: 'Source of the clause',
    dimension: 'Dimension',
    rule: 'Rule',
    version: (code: string, version: number, release: number) => ` (${code}, version ${version}, release ${release})`,
    unit: 'Unit',
    staff: 'Staff member',
    occurred: 'Occurred',
    detected: 'Judged',
    event: 'Service event',
    why: 'Why',
    trace: 'Every comparison',
    data: 'What was reported',
    penalties: 'Penalties',
    itsPenalties: 'those that follow from it',
    withdraw: 'Withdraw the finding',
    withdrawHint: 'It then counts nowhere any more, and penalties that counted it are decided anew.',
    reason: 'Why it is withdrawn',
  },
} as const;

/** All that a finding rests on. */
export interface FindingStory {
  readonly finding: FindingView;
  readonly event: EventFate['event'];
  readonly trace: RuleExplanation;
  readonly why: ExplanationInWords;
  readonly documents: JudgingDocuments;
  /** by the reader */
  readonly isWithdrawable: boolean;
}

export function findingPage(story: FindingStory, locale: Locale): Page {
  const { finding, event, trace, why, documents } = story;
  const t = words[locale];
  return {
    title: `${t.finding} ${finding.id}`,
    back: { path: '/findings', label: t.all },
    body: html`<h1>${why.headline}</h1>
      <p class="badges">
        ${severityBadge(finding.severity, locale)} ${kindBadge(finding.kind, locale)}
        ${statusBadge(finding.status, locale)} ${finding.trial && badge(t.trial, 'info')}
        ${!finding.consequences && !finding.trial && badge(t.noConsequences)}
      </p>
      ${why.message !== undefined && html`<p class="lead">${why.message}</p>`}
      <section>
        <h2>${t.why}</h2>
        ${sentences(why)}
      </section>
      <section>${particulars(story, locale)}</section>
      <section>
        <h2>${t.trace}</h2>
        ${traceTable(trace, documents, locale)}
      </section>
      <section>
        <h2>${t.data}</h2>
        ${eventFacts(event, documents.type, locale)}
      </section>
      ${story.isWithdrawable && withdrawal(finding.id, locale)}`,
  };
}

function withdrawal(id: string, locale: Locale): Html {
  const t = words[locale];
  return html`<section>
    <h2>${t.withdraw}</h2>
    <form method="post" action="/findings/${id}/withdraw" class="stack">
      <p>${t.withdrawHint}</p>
      <label>${t.reason} <textarea name="reason" required maxlength="2000" rows="3"></textarea></label>
      <button class="quiet">${t.withdraw}</button>
    </form>
  </section>`;
}

function particulars({ finding, event, documents }: FindingStory, locale: Locale): Html {
  const { rule, type, standard } = documents;
  const t = words[locale];
  return facts([
    [t.unit, finding.unitTitle],
    [t.staff, finding.staffName],
    ...otherSubjects(finding, documents, locale),
    [t.occurred, time(finding.occurredAt)],
    [t.detected, time(finding.detectedAt)],
    [t.event, html`<a href="/events/${event.id}">${type.title[locale]}</a>`],
    [t.standard, `${finding.standard} ${finding.standardTitle}`],
    [t.clause, standard.clause[locale]],
    [t.source, standard.source.text],
    [t.dimension, dimensionLabels[standard.dimension][locale]],
    [t.rule, rule.title[locale] + t.version(rule.code, finding.ruleVersion, finding.release)],
  ]);
}

/** Who else answers for it, by the name of the fact that says so. */
function otherSubjects(
  { subject }: FindingView,
  { rule, type }: JudgingDocuments,
  locale: Locale,
): (readonly [string, string])[] {
  const describe = describerOf(rule, type);
  return Object.entries(subject)
    .filter(([role]) => role !== 'unit' && role !== 'staff')
    .map(([role, value]) => [describe(rule.finding.subject[role] ?? role).label[locale], value]);
}
