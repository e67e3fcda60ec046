import { lastDateOf } from '../../domain/calendar/end-of-term.js';
import type { Penalty } from '../../domain/penalty/penalty-workflow.js';
import type { Locale } from '../../domain/shared/localized-text.js';
import { facts, table, time } from '../../platform/pages/elements.js';
import { html, type Html } from '../../platform/pages/html.js';
import type { Page } from '../../platform/pages/layout.js';
import type { PersonalAct } from './penalties.service.js';
import { penaltyStatusBadge, tierBadge } from './penalty-labels.page.js';
import type { ConcernedFinding, PenaltyView } from './penalty-views.service.js';

const words = {
  'zh-CN': {
    all: '全部处罚',
    penalty: '处罚',
    why: '认定理由',
    state: '办理情况',
    findings: '相关发现',
    who: '员工',
    unit: '机构',
    occurred: '行为时间',
    proposed: '系统提出',
    confirmed: '已确认',
    told: '告知时间',
    appeal: '申诉期至（含当日）',
    acknowledged: '签收',
    waived: '放弃申诉',
    effective: '生效时间',
    revoked: '撤销',
    superseded: '被取代',
    finding: '发现',
    part: '作用',
    act: '办理',
    confirmHint: '确认后即记入您的姓名；达到规定人数后系统将告知当事人，并开始计算申诉期。',
    waiveHint: '放弃申诉后，处罚立即生效。',
    reason: '撤销理由',
  },
  en: {
    all: 'All penalties',
    penalty: 'Penalty',
    why: 'Why',
    state: 'What became of it',
    findings: 'Findings it rests on',
    who: 'Staff member',
    unit: 'Unit',
    occurred: 'Act',
    proposed: 'Proposed by the system',
    confirmed: 'Confirmed',
    told: 'Told',
    appeal: 'Can be objected to until (that day included)',
    acknowledged: 'Acknowledged',
    waived: 'Objection waived',
    effective: 'In effect since',
    revoked: 'Revoked',
    superseded: 'Replaced',
    finding: 'Finding',
    part: 'Part',
    act: 'Act on it',
    confirmHint:
      'Your name stands under it. With the last confirmation needed, whom it is for is told and the time to object begins.',
    waiveHint: 'Without an objection it takes effect at once.',
    reason: 'Why it is revoked',
  },
} as const;

const acts: Readonly<Record<Locale, Readonly<Record<PersonalAct['type'], string>>>> = {
  'zh-CN': { confirm: '确认处罚', acknowledge: '签收', 'waive-appeal': '放弃申诉', revoke: '撤销处罚' },
  en: { confirm: 'Confirm', acknowledge: 'Acknowledge', 'waive-appeal': 'Waive the objection', revoke: 'Revoke' },
};

const parts: Readonly<Record<Locale, Readonly<Record<ConcernedFinding['part'], string>>>> = {
  'zh-CN': { punished: '受处罚', counted: '计入次数', consumed: '计入并已用尽', absorbed: '合并记录' },
  en: { punished: 'punished', counted: 'counted', consumed: 'counted and used up', absorbed: 'recorded with it' },
};

interface Named {
  readonly unitTitle: string | null;
  readonly staffName: string | null;
}

export function penaltyPage(view: PenaltyView, { unitTitle, staffName }: Named, locale: Locale): Page {
  const { penalty, state, why, findings, open } = view;
  const t = words[locale];
  return {
    title: `${t.penalty} ${penalty.id}`,
    back: { path: '/penalties', label: t.all },
    body: html`<h1>${why.headline}</h1>
      <p class="badges">${tierBadge(penalty.tier, locale)} ${penaltyStatusBadge(penalty.status, locale)}</p>
      <section>
        <h2>${t.why}</h2>
        <ul class="sentences">
          ${why.sentences.map((sentence) => html`<li>${sentence}</li>`)}
        </ul>
      </section>
      ${open.length > 0 && actions(penalty.id, open, locale)}
      <section>
        <h2>${t.state}</h2>
        ${facts([
          [t.who, staffName],
          [t.unit, unitTitle],
          [t.occurred, time(penalty.occurredAt)],
          ...story(state, locale),
        ])}
      </section>
      <section>
        <h2>${t.findings}</h2>
        ${table(
          [{ label: t.occurred }, { label: t.finding }, { label: t.part }],
          findings.map(({ id, title, part, occurredAt }) => ({
            cells: [
              time(new Date(occurredAt)),
              html`<a href="/findings/${id}">#${id} ${title}</a>`,
              parts[locale][part],
            ],
          })),
        )}
      </section>`,
  };
}

/** What happened to it, in order; what a status has no place for is left out. */
function story(state: Penalty, locale: Locale): (readonly [string, Html | string | null])[] {
  const t = words[locale];
  const at = (instant: string | null | undefined) =>
    instant === null || instant === undefined ? null : time(new Date(instant));
  const by = (one: { readonly at: string; readonly by: { readonly actor: string } } | null | undefined) =>
    one === null || one === undefined ? null : html`${one.by.actor.replace(/^user:/, '')} ${at(one.at)}`;
  const signatures = 'signatures' in state ? state.signatures : [];
  return [
    [t.proposed, at(state.proposedAt)],
    ...signatures.map((signature) => [t.confirmed, by(signature)] as const),
    [t.told, 'notifiedAt' in state ? at(state.notifiedAt) : null],
    [t.appeal, 'appealEndsAt' in state ? lastDateOf(state.appealEndsAt) : null],
    [t.acknowledged, 'acknowledgement' in state ? by(state.acknowledgement) : null],
    [t.waived, 'waivedAt' in state ? at(state.waivedAt) : null],
    [t.effective, 'effectiveAt' in state ? at(state.effectiveAt) : null],
    [t.revoked, state.status === 'revoked' ? html`${by(state.revocation)}<br />${state.revocation.reason}` : null],
    [t.superseded, state.status === 'superseded' ? at(state.supersession.at) : null],
  ];
}

function actions(id: string, open: readonly PersonalAct['type'][], locale: Locale): Html {
  const t = words[locale];
  const hints: Readonly<Partial<Record<PersonalAct['type'], string>>> = {
    confirm: t.confirmHint,
    'waive-appeal': t.waiveHint,
  };
  return html`<section>
    <h2>${t.act}</h2>
    ${open.map(
      (type) =>
        html`<form method="post" action="/penalties/${id}/${type}" class="stack">
          ${hints[type] !== undefined && html`<p>${hints[type]}</p>`}
          ${
            type === 'revoke' &&
            html`<label>${t.reason} <textarea name="reason" required maxlength="2000" rows="3"></textarea></label>`
          }
          <button class="${type === 'revoke' ? 'quiet' : ''}">${acts[locale][type]}</button>
        </form>`,
    )}
  </section>`;
}
