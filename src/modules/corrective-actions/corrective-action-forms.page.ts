import { causeLabels, commandLabels } from '../../domain/corrective-action/labels.js';
import type { NextCommand } from '../../domain/corrective-action/next-commands.js';
import { causeCategories, type PlannedAction } from '../../domain/corrective-action/rectification.js';
import type { Locale } from '../../domain/shared/localized-text.js';
import { wordsOf } from '../../platform/http/refusal-catalogue.js';
import { html, type Html } from '../../platform/pages/html.js';
import { blankRows } from './corrective-actions-page.dto.js';
import type { DossierView } from './corrective-action-views.service.js';
import { evidenceTypes } from './evidence.dto.js';

const words = {
  'zh-CN': {
    next: '办理',
    category: '原因类别',
    cause: '根本原因',
    action: '措施',
    owner: '责任人',
    dueOn: '完成期限',
    planHint: '新的措施将取代尚未完成的措施；已完成的保留。留空的行不计。',
    planAnew: '调整措施',
    choose: '请选择',
    note: '说明（可不填）',
    reason: '理由',
    newDueOn: '新的整改期限（可不填）',
    file: '文件（图片、PDF、Word、Excel、文本、音视频，不超过 10 MB）',
    done: '标为完成',
    progress: '进展情况',
    report: '办结情况',
    verifyHint: '请核对原因、措施和证据；验收后即记入您的姓名。',
  },
  en: {
    next: 'Act on it',
    category: 'Where the cause lies',
    cause: 'Root cause',
    action: 'Action',
    owner: 'Owner',
    dueOn: 'Due on',
    planHint: 'New actions take the place of those not finished; finished ones stay. Rows left empty do not count.',
    planAnew: 'Change the plan',
    choose: 'Choose',
    note: 'Note (optional)',
    reason: 'Reason',
    newDueOn: 'New due date (optional)',
    file: 'File (picture, PDF, Word, Excel, text, sound or film, at most 10 MB)',
    done: 'Mark as finished',
    progress: 'How it is going',
    report: 'What was done',
    verifyHint: 'Look at cause, actions and evidence first: your name stands under it.',
  },
} as const;

/** A form for everything that the reader may do next; what must wait says for what. */
export function nextForms(view: DossierView, locale: Locale): Html | false {
  const { next } = view.dossier;
  return (
    next.length > 0 &&
    html`<section>
      <h2>${words[locale].next}</h2>
      ${next.map((one) => formOf(one, view, locale))}
    </section>`
  );
}

function formOf({ command, barred }: NextCommand, view: DossierView, locale: Locale): Html {
  const { id, kind } = view.dossier.correctiveAction;
  const label = labelOf(command, locale);
  if (barred !== null) {
    return html`<p class="hint">${label}${locale === 'en' ? ': ' : '：'}${wordsOf(barred, locale)}</p>`;
  }
  const base = kind === 'rectification' ? '/corrective-actions' : '/directives';
  if (command === 'finish-action') return finishForms(`${base}/${id}/finish-action`, view, locale);
  if (command === 'attach-evidence') return uploadForm(`${base}/${id}/evidence`, locale);
  const form = html`<form method="post" action="${base}/${id}/${command}" class="stack">
    ${fieldsOf(command, view, locale)}
    <button class="${quiet.has(command) ? 'quiet' : ''}">${label}</button>
  </form>`;
  // planning anew is seldom what somebody came for
  const isAside = command === 'plan' && 'actions' in view.dossier.correctiveAction.state;
  return isAside
    ? html`<details>
        <summary>${words[locale].planAnew}</summary>
        ${form}
      </details>`
    : form;
}

const labelOf = (command: string, locale: Locale): string =>
  Object.entries(commandLabels).find(([known]) => known === command)?.[1][locale] ?? command;

/** what is not the usual way on */
const quiet: ReadonlySet<string> = new Set(['return', 'cancel']);

function fieldsOf(command: string, view: DossierView, locale: Locale): Html | null {
  const t = words[locale];
  switch (command) {
    case 'analyse':
      return html`${categories(locale)} ${area('text', t.cause, true)}`;
    case 'plan':
      return planRows(view, locale);
    case 'progress':
      return area('text', t.progress, true);
    case 'report':
      return area('text', t.report, true);
    case 'submit':
    case 'close':
    case 'accept-report':
      return area('note', t.note, false);
    case 'verify':
      return html`<p>${t.verifyHint}</p>
        ${area('note', t.note, false)}`;
    case 'return':
      return view.dossier.correctiveAction.kind === 'directive'
        ? area('reason', t.reason, true)
        : html`${area('reason', t.reason, true)} <label>${t.newDueOn} <input type="date" name="dueOn" /></label>`;
    case 'cancel':
      return area('reason', t.reason, true);
    default:
      return null;
  }
}

const area = (name: string, label: string, isRequired: boolean): Html =>
  html`<label>
    ${label} <textarea name="${name}" maxlength="2000" rows="3" ${isRequired && html`required`}></textarea>
  </label>`;

const categories = (locale: Locale): Html =>
  html`<label>
    ${words[locale].category}
    <select name="category" required>
      <option value="">${words[locale].choose}</option>
      ${causeCategories.map((category) => html`<option value="${category}">${causeLabels[category][locale]}</option>`)}
    </select>
  </label>`;

/** What is planned and not finished, and room for more. */
function planRows({ dossier, staff }: DossierView, locale: Locale): Html {
  const { state } = dossier.correctiveAction;
  const planned = 'actions' in state ? state.actions.filter(({ finished }) => finished === null) : [];
  const rows: readonly (PlannedAction | undefined)[] = [
    ...planned,
    ...Array.from({ length: blankRows }, () => undefined),
  ];
  const t = words[locale];
  return html`<p>${t.planHint}</p>
    ${rows.map(
      (row, index) =>
        html`<fieldset class="row">
          <label>
            ${t.action} ${index + 1}
            <input name="text-${index}" value="${row?.text}" maxlength="2000" ${index === 0 && html`required`} />
          </label>
          <label>${t.owner} ${ownerField(`owner-${index}`, row?.owner, staff, locale)}</label>
          <label>${t.dueOn} <input type="date" name="dueOn-${index}" value="${row?.dueOn}" /></label>
        </fieldset>`,
    )}`;
}

/** Who is chosen stays chosen, even if they work elsewhere by now. */
function ownerField(name: string, chosen: string | undefined, staff: DossierView['staff'], locale: Locale): Html {
  if (staff === null) return html`<input name="${name}" value="${chosen}" maxlength="200" />`;
  const isOffered = chosen === undefined || staff.some(({ code }) => code === chosen);
  const offered = isOffered ? staff : [...staff, { code: chosen, name: chosen }];
  return html`<select name="${name}">
    <option value="">${words[locale].choose}</option>
    ${offered.map(
      (one) =>
        html`<option value="${one.code}" ${one.code === chosen && html`selected`}>${one.name} (${one.code})</option>`,
    )}
  </select>`;
}

function finishForms(action: string, { dossier }: DossierView, locale: Locale): Html {
  const { state } = dossier.correctiveAction;
  const unfinished = 'actions' in state ? state.actions.filter(({ finished }) => finished === null) : [];
  const t = words[locale];
  return html`${unfinished.map(
    ({ number, text }) =>
      html`<form method="post" action="${action}" class="stack">
        <input type="hidden" name="action" value="${number}" />
        <label>${number}. ${text} <input name="note" maxlength="2000" placeholder="${t.note}" /></label>
        <button class="quiet">${t.done}</button>
      </form>`,
  )}`;
}

const uploadForm = (action: string, locale: Locale): Html =>
  html`<form method="post" action="${action}" enctype="multipart/form-data" class="stack">
    <label>${words[locale].file} <input type="file" name="file" required accept="${evidenceTypes.join(',')}" /></label>
    <button class="quiet">${labelOf('attach-evidence', locale)}</button>
  </form>`;
