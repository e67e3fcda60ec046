import { factLabels } from '../../domain/penalty/finding-words.js';
import { penaltyStatuses } from '../../domain/penalty/penalty-workflow.js';
import { penaltyStatusNames, tierNames } from '../../domain/penalty/tier-names.js';
import { penaltyTiers } from '../../domain/rulebook/penalty-policy.schema.js';
import type { Locale, LocalizedText } from '../../domain/shared/localized-text.js';
import { more, table, time } from '../../platform/pages/elements.js';
import { html, type Html } from '../../platform/pages/html.js';
import type { Page } from '../../platform/pages/layout.js';
import type { HoldRow, PenaltyRow } from './penalties.read-model.js';
import type { PenaltiesPageQuery } from './penalties-page.dto.js';
import { penaltyStatusBadge, tierBadge } from './penalty-labels.page.js';

const words = {
  'zh-CN': {
    title: '处罚',
    occurred: '行为时间',
    penalty: '处罚办法',
    who: '员工',
    unit: '机构',
    tier: '档次',
    points: '记分',
    confirmed: '确认',
    status: '状态',
    finding: '发现',
    every: '全部',
    filter: '筛选',
    clear: '清除筛选',
    none: '没有符合条件的处罚。',
    older: '更早的处罚',
    newest: '‹ 最新的处罚',
    held: '待人工核实',
    heldHint: '因资料不全无法认定档次，不予处罚，请人工核实。',
    missing: '缺少',
    fault: '系统出错',
  },
  en: {
    title: 'Penalties',
    occurred: 'Act',
    penalty: 'Policy',
    who: 'Staff',
    unit: 'Unit',
    tier: 'Tier',
    points: 'Points',
    confirmed: 'Confirmed',
    status: 'Status',
    finding: 'Finding',
    every: 'All',
    filter: 'Filter',
    clear: 'Clear the filter',
    none: 'No penalties match.',
    older: 'Older penalties',
    newest: '‹ Newest penalties',
    held: 'Held for a person',
    heldHint: 'Data is missing, so that no tier can be told and nobody is punished: please look into them.',
    missing: 'Missing',
    fault: 'Something went wrong',
  },
} as const;

interface Named {
  readonly unitTitle: string | null;
  readonly staffName: string | null;
}
export type NamedPenalty = PenaltyRow & Named & { readonly policyTitle: string };
export type NamedHold = HoldRow & Named;

export interface PenaltiesList {
  readonly penalties: readonly NamedPenalty[];
  readonly held: readonly NamedHold[];
  /** id to go on from; null at the end */
  readonly next: string | null;
}

export function penaltiesPage(list: PenaltiesList, query: PenaltiesPageQuery, locale: Locale): Page {
  const t = words[locale];
  const { before, lang: _lang, ...filters } = query;
  return {
    title: t.title,
    body: html`<h1>${t.title}</h1>
      ${filterForm(query, locale)}
      ${list.penalties.length === 0 ? html`<p class="empty">${t.none}</p>` : penaltiesTable(list.penalties, locale)}
      ${before !== undefined && html`<p class="pager"><a href="${addressOf(filters)}">${t.newest}</a></p>`}
      ${more(list.next === null ? null : addressOf({ ...filters, before: list.next }), t.older)}
      ${list.held.length > 0 && heldSection(list.held, locale)}`,
  };
}

function addressOf(query: Readonly<Record<string, string | undefined>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, value);
  return parameters.size === 0 ? '/penalties' : `/penalties?${parameters.toString()}`;
}

function penaltiesTable(penalties: readonly NamedPenalty[], locale: Locale): Html {
  const t = words[locale];
  const columns = [
    { label: t.occurred },
    { label: t.penalty },
    { label: t.who },
    { label: t.unit },
    { label: t.tier },
    { label: t.points, isNumber: true },
    { label: t.confirmed, isNumber: true },
    { label: t.status },
  ];
  return table(
    columns,
    penalties.map((penalty) => ({
      cells: [
        time(penalty.occurredAt),
        html`<a href="/penalties/${penalty.id}">${penalty.policyTitle}</a> <small>#${penalty.id}</small>`,
        penalty.staffName,
        penalty.unitTitle,
        tierBadge(penalty.tier, locale),
        penalty.points,
        penalty.status === 'proposed' ? `${penalty.confirmed}/${penalty.confirmations}` : null,
        penaltyStatusBadge(penalty.status, locale),
      ],
    })),
  );
}

function heldSection(held: readonly NamedHold[], locale: Locale): Html {
  const t = words[locale];
  const doubt = (name: string): string =>
    name === 'internal-error'
      ? t.fault
      : `${t.missing}${locale === 'en' ? ': ' : '：'}${factLabels[name]?.[locale] ?? name}`;
  return html`<section>
    <h2>${t.held}</h2>
    <p class="hint">${t.heldHint}</p>
    ${table(
      [{ label: t.finding }, { label: t.who }, { label: t.unit }, { label: t.status }],
      held.map(({ finding, staffName, unitTitle, inDoubt }) => ({
        cells: [
          html`<a href="/findings/${finding}">#${finding}</a>`,
          staffName,
          unitTitle,
          inDoubt.map(doubt).join(locale === 'en' ? ', ' : '、'),
        ],
      })),
    )}
  </section>`;
}

function filterForm(query: PenaltiesPageQuery, locale: Locale): Html {
  const t = words[locale];
  const isNarrowed = [query.status, query.tier, query.unit, query.staff, query.finding].some(
    (one) => one !== undefined,
  );
  return html`<form method="get" action="/penalties" class="filters">
    ${select('status', t.status, penaltyStatuses, penaltyStatusNames, query.status, locale)}
    ${select('tier', t.tier, penaltyTiers, tierNames, query.tier, locale)}
    <label>${t.unit} <input name="unit" value="${query.unit}" maxlength="200" /></label>
    <label>${t.who} <input name="staff" value="${query.staff}" maxlength="200" /></label>
    <button>${t.filter}</button>
    ${isNarrowed && html`<a href="/penalties">${t.clear}</a>`}
  </form>`;
}

function select<Code extends string>(
  name: string,
  label: string,
  codes: readonly Code[],
  labels: Readonly<Record<Code, LocalizedText>>,
  chosen: Code | undefined,
  locale: Locale,
): Html {
  const options = codes.map(
    (code) => html`<option value="${code}" ${code === chosen && html`selected`}>${labels[code][locale]}</option>`,
  );
  return html`<label>
    ${label}
    <select name="${name}">
      <option value="">${words[locale].every}</option>
      ${options}
    </select>
  </label>`;
}
