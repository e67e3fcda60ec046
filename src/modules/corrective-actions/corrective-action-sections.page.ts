import type { Directive } from '../../domain/corrective-action/directive-workflow.js';
import { causeLabels } from '../../domain/corrective-action/labels.js';
import type { PlannedAction, Rectification } from '../../domain/corrective-action/rectification.js';
import type { Locale } from '../../domain/shared/localized-text.js';
import { badge, facts, table, time } from '../../platform/pages/elements.js';
import { html, type Html } from '../../platform/pages/html.js';
import { lastDay, plainActor } from './corrective-action-labels.page.js';
import type { CorrectiveActionView, DossierView } from './corrective-action-views.service.js';

const words = {
  'zh-CN': {
    notice: '通知内容',
    unit: '责任机构',
    standard: '服务标准',
    issued: '下达',
    by: '下达人',
    acknowledgeBy: '签收期限',
    due: '整改期限',
    dueOn: '办结期限',
    owner: '整改责任人',
    cause: '根本原因',
    actions: '整改措施',
    action: '措施',
    actionOwner: '责任人',
    until: '完成期限',
    done: '完成情况',
    open: '未完成',
    submitted: '提交验收',
    returned: '退回',
    verified: '验收',
    watched: '效果跟踪至',
    closed: '销号',
    cancelled: '撤销',
    order: '批示情况',
    report: '所属报告',
    accepted: '承办',
    progress: '进展',
    reported: '报告办结',
    acceptedByLeader: '领导认可',
  },
  en: {
    notice: 'The notice',
    unit: 'Unit',
    standard: 'Standard',
    issued: 'Issued',
    by: 'Issued by',
    acknowledgeBy: 'To be acknowledged by',
    due: 'Due',
    dueOn: 'Due',
    owner: 'Owner',
    cause: 'Root cause',
    actions: 'Actions',
    action: 'Action',
    actionOwner: 'Owner',
    until: 'Due',
    done: 'Finished',
    open: 'not finished',
    submitted: 'Submitted',
    returned: 'Sent back',
    verified: 'Verified',
    watched: 'Watched until',
    closed: 'Closed',
    cancelled: 'Cancelled',
    order: 'The directive',
    report: 'Of the report',
    accepted: 'Accepted',
    progress: 'Progress',
    reported: 'Reported',
    acceptedByLeader: 'Accepted by leadership',
  },
} as const;

interface Deed {
  readonly at: string;
  readonly by: { readonly actor: string };
}

/** Who, when, and in what words. */
const deed = ({ at, by }: Deed, text: string | null = null): Html =>
  html`<div>${plainActor(by.actor)} ${time(new Date(at))} ${text !== null && html`<br />${text}`}</div>`;

export function rectificationSections(
  state: Rectification,
  { dossier, view, names }: DossierView,
  locale: Locale,
): Html {
  const t = words[locale];
  const { terms, issuedAt } = state;
  const returns = 'returns' in state ? state.returns : [];
  const isAnswered = state.status !== 'issued' && state.status !== 'cancelled';
  const told = facts([
    [t.unit, view.unitTitle],
    [t.standard, `${view.about} (${dossier.correctiveAction.standard ?? ''})`],
    [t.issued, time(new Date(issuedAt))],
    [t.acknowledgeBy, !isAnswered && lastDay(terms.acknowledgeBy)],
    [t.due, lastDay(terms.dueAt)],
    [t.owner, 'acknowledgement' in state ? deed(state.acknowledgement) : null],
    [t.submitted, 'submission' in state ? deed(state.submission, state.submission.note) : null],
    ...returns.map((one) => [t.returned, deed(one, one.reason)] as const),
    [t.verified, 'verification' in state ? deed(state.verification, state.verification.note) : null],
    [t.watched, state.status === 'monitoring' ? time(new Date(state.watchedUntil)) : null],
    [t.closed, state.status === 'closed' ? deed(state.closing, state.closing.note) : null],
    [t.cancelled, state.status === 'cancelled' ? deed(state.cancellation, state.cancellation.reason) : null],
  ]);
  return html`<section>
      <h2>${t.notice}</h2>
      ${told}
    </section>
    ${
      'cause' in state &&
      html`<section>
        <h2>${t.cause}</h2>
        <p>${badge(causeLabels[state.cause.category][locale])} ${state.cause.text}</p>
      </section>`
    }
    ${'actions' in state && actionsSection(state.actions, names, locale)}`;
}

function actionsSection(actions: readonly PlannedAction[], names: ReadonlyMap<string, string>, locale: Locale): Html {
  const t = words[locale];
  return html`<section>
    <h2>${t.actions}</h2>
    ${table(
      [{ label: t.action }, { label: t.actionOwner }, { label: t.until, isShort: true }, { label: t.done }],
      actions.map(({ number, text, owner, dueOn, finished }) => ({
        cells: [
          `${number}. ${text}`,
          names.get(owner) ?? owner,
          dueOn,
          finished === null ? t.open : deed(finished, finished.note),
        ],
      })),
    )}
  </section>`;
}

export function directiveSections(state: Directive, { unitTitle, report }: CorrectiveActionView, locale: Locale): Html {
  const t = words[locale];
  const { order, issue } = state;
  const progress = 'progress' in state ? state.progress : [];
  const returns = 'returns' in state ? state.returns : [];
  const reportLink = report === null ? order.report : html`<a href="/reports/${report}">${order.report}</a>`;
  return html`<section>
    <h2>${t.order}</h2>
    ${facts([
      [t.unit, unitTitle],
      [t.by, deed(issue)],
      [t.dueOn, order.dueOn],
      [t.report, order.report === null ? null : reportLink],
      [t.accepted, 'acceptance' in state ? deed(state.acceptance) : null],
      ...progress.map((one) => [t.progress, deed(one, one.text)] as const),
      ...returns.map((one) => [t.returned, deed(one, one.text)] as const),
      [t.reported, 'report' in state ? deed(state.report, state.report.text) : null],
      [t.acceptedByLeader, state.status === 'accepted-by-leader' ? deed(state.closing, state.closing.note) : null],
    ])}
  </section>`;
}
