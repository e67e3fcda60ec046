import type { EventType } from '../../domain/rulebook/event-type.schema.js';
import type { Fault } from '../../domain/service-event/fault.js';
import type { Locale } from '../../domain/shared/localized-text.js';
import { facts, table, time } from '../../platform/pages/elements.js';
import { html, type Html } from '../../platform/pages/html.js';
import type { Page } from '../../platform/pages/layout.js';
import { eventFacts, factsAsSent } from './event-facts.page.js';
import type { RuleFate } from './event-fates.service.js';
import type { EventFate } from './events.read-model.js';
import type { FindingView } from './finding-views.service.js';
import { outcomeBadge, quarantineReason, severityBadge, stateBadge, statusBadge } from './labels.page.js';

const words = {
  'zh-CN': {
    event: '服务事件',
    findings: '发现',
    all: '全部发现',
    source: '来源系统',
    occurred: '发生时间',
    received: '接收时间',
    judgedAt: '判定时间',
    unit: '机构',
    staff: '员工',
    customer: '客户',
    release: '适用发布版本',
    history: '历史导入',
    yes: '是，不产生后续处理',
    quarantine: '隔离原因',
    rules: '各规则的判定结果',
    rule: '规则',
    outcome: '结果',
    noRules: '没有规则针对此类事件。',
    severity: '严重程度',
    status: '状态',
    data: '事件内容',
  },
  en: {
    event: 'Service event',
    findings: 'Findings',
    all: 'All findings',
    source: 'Source',
    occurred: 'Occurred',
    received: 'Received',
    judgedAt: 'Judged',
    unit: 'Unit',
    staff: 'Staff member',
    customer: 'Customer',
    release: 'Release that applies',
    history: 'Imported as history',
    yes: 'yes, without consequences',
    quarantine: 'Why in quarantine',
    rules: 'How each rule came out',
    rule: 'Rule',
    outcome: 'Outcome',
    noRules: 'No rule looks at events of this type.',
    severity: 'Severity',
    status: 'Status',
    data: 'What was reported',
  },
} as const;

export interface EventStory {
  readonly fate: EventFate;
  /** undefined where no release knows it */
  readonly type: EventType | undefined;
  readonly unitTitle: string | null;
  readonly staffName: string | null;
  readonly rules: readonly RuleFate[];
  readonly findings: readonly FindingView[];
}

/** What became of an event. */
export function eventPage({ fate, type, unitTitle, staffName, rules, findings }: EventStory, locale: Locale): Page {
  const { event } = fate;
  const t = words[locale];
  const title = type?.title[locale] ?? event.type;
  return {
    title: `${t.event} ${event.id}`,
    back: { path: '/findings', label: t.all },
    body: html`<h1>${t.event}${locale === 'en' ? ': ' : '：'}${title}</h1>
      <p class="badges">${stateBadge(fate.state, locale)}</p>
      <section>
        ${facts([
          [t.source, `${event.source} / ${event.externalId}`],
          [t.occurred, time(new Date(event.occurredAt))],
          [t.received, time(new Date(event.receivedAt))],
          [t.judgedAt, fate.evaluatedAt && time(fate.evaluatedAt)],
          [t.unit, unitTitle],
          [t.staff, staffName],
          [t.customer, event.customer],
          [t.release, fate.releaseId],
          [t.history, fate.history && t.yes],
          [t.quarantine, fate.quarantine && quarantineReasons(fate.quarantine, locale)],
        ])}
      </section>
      <section>
        <h2>${t.data}</h2>
        ${fate.state === 'quarantined' ? factsAsSent(event, type, locale) : eventFacts(event, type, locale)}
      </section>
      ${findings.length > 0 && findingsOf(findings, locale)} ${fate.releaseId !== null && rulesOf(fate, rules, locale)}`,
  };
}

function findingsOf(findings: readonly FindingView[], locale: Locale): Html {
  const t = words[locale];
  const columns = [t.rule, t.severity, t.status].map((label) => ({ label }));
  const rows = findings.map((finding) => ({
    cells: [
      html`<a href="/findings/${finding.id}">${finding.ruleTitle}</a>
        <small>${finding.standard} ${finding.standardTitle}</small>`,
      severityBadge(finding.severity, locale),
      statusBadge(finding.status, locale),
    ],
  }));
  return html`<section>
    <h2>${t.findings}</h2>
    ${table(columns, rows)}
  </section>`;
}

function rulesOf({ event, state }: EventFate, rules: readonly RuleFate[], locale: Locale): Html {
  const t = words[locale];
  const columns = [t.rule, t.outcome].map((label) => ({ label }));
  const rows = rules.map(({ code, title, outcome }) => ({
    cells: [
      state === 'quarantined' ? title[locale] : html`<a href="/events/${event.id}/rules/${code}">${title[locale]}</a>`,
      outcomeBadge(outcome, locale),
    ],
  }));
  return html`<section>
    <h2>${t.rules}</h2>
    ${rules.length === 0 ? html`<p class="empty">${t.noRules}</p>` : table(columns, rows)}
  </section>`;
}

/** The faults that intake found, each with its place and what would be right. */
function quarantineReasons({ reason, details }: NonNullable<EventFate['quarantine']>, locale: Locale): Html {
  const { faults = [] } = details as { readonly faults?: readonly Fault[] };
  if (faults.length === 0) return html`${quarantineReason(reason, locale)}`;
  return html`<ul class="sentences">
    ${faults.map(
      ({ pointer, code, expected, found }) =>
        html`<li>
          ${quarantineReason(code, locale)} <small><code>${pointer}</code> ${expected} ← ${found}</small>
        </li>`,
    )}
  </ul>`;
}
