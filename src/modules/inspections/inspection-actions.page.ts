import type { NextCommand } from '../../domain/inspection/next-commands.js';
import type { Locale } from '../../domain/shared/localized-text.js';
import { html, type Html } from '../../platform/pages/html.js';
import { words } from './inspection-words.page.js';
import type { InspectionDetail } from './inspections.read-model.js';

export type Inspectors = readonly { readonly username: string; readonly name: string }[];

/** What the reader can do with it now, beside answering its items. `inspectors`: who can be named. */
export function inspectionActions(inspection: InspectionDetail, inspectors: Inspectors, locale: Locale): Html | false {
  const offered = inOrder.filter((command) => inspection.commands.includes(command));
  return (
    offered.length > 0 &&
    html`${offered.map((command) => html`<section>${forms[command](inspection, inspectors, locale)}</section>`)}`
  );
}

/** What usually comes next stands first. */
const inOrder = ['assign', 'start', 'submit', 'confirm', 'close', 'return', 'cancel'] as const satisfies NextCommand[];

type Form = (inspection: InspectionDetail, inspectors: Inspectors, locale: Locale) => Html;

const text = (name: string, label: string, isRequired: boolean): Html =>
  html`<label
    >${label} <textarea name="${name}" rows="2" maxlength="2000" ${isRequired && html`required`}></textarea>
  </label>`;

const forms: Readonly<Record<(typeof inOrder)[number], Form>> = {
  assign: ({ id, assignment }, inspectors, locale) => {
    const t = words[locale];
    if (inspectors.length === 0) return html`<p class="notice">${t.nobodyFit}</p>`;
    return html`<form method="post" action="/inspections/${id}/assign" class="stack">
      <label>
        ${assignment === null ? t.assign : t.assignAgain}
        <select name="inspector" required>
          ${inspectors.map(({ username, name }) => html`<option value="${username}">${name} (${username})</option>`)}
        </select>
      </label>
      <button>${t.assign}</button>
    </form>`;
  },
  start: ({ id }, _, locale) =>
    html`<form method="post" action="/inspections/${id}/start"><button>${words[locale].start}</button></form>`,
  submit: ({ id }, _, locale) => {
    const t = words[locale];
    return html`<form method="post" action="/inspections/${id}/submit" class="stack">
      ${text('summary', t.overall, false)}
      <p class="hint">${t.submitHint}</p>
      <button>${t.submit}</button>
    </form>`;
  },
  return: ({ id }, _, locale) => {
    const t = words[locale];
    return html`<details>
      <summary>${t.return}</summary>
      <form method="post" action="/inspections/${id}/return" class="stack">
        ${text('reason', t.reason, true)}
        <button class="quiet">${t.return}</button>
      </form>
    </details>`;
  },
  confirm: ({ id }, _, locale) => {
    const t = words[locale];
    return html`<form method="post" action="/inspections/${id}/confirm" class="stack">
      ${text('note', t.note, false)}
      <p class="hint">${t.confirmHint}</p>
      <button>${t.confirm}</button>
    </form>`;
  },
  close: ({ id }, _, locale) =>
    html`<form method="post" action="/inspections/${id}/close"><button>${words[locale].close}</button></form>`,
  cancel: ({ id }, _, locale) => {
    const t = words[locale];
    return html`<details>
      <summary>${t.cancel}</summary>
      <form method="post" action="/inspections/${id}/cancel" class="stack">
        ${text('reason', t.reason, true)}
        <button class="quiet">${t.cancel}</button>
      </form>
    </details>`;
  },
};
