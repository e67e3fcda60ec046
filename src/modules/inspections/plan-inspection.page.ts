import { formLabels, purposeLabels } from '../../domain/inspection/labels.js';
import { inspectionForms, inspectionPurposes } from '../../domain/inspection/plan.js';
import type { Locale, LocalizedText } from '../../domain/shared/localized-text.js';
import { html, type Html } from '../../platform/pages/html.js';
import type { Page } from '../../platform/pages/layout.js';
import type { Choice } from './choices.read-model.js';
import { words } from './inspection-words.page.js';

export interface PlanChoices {
  readonly units: readonly Choice[];
  readonly checklists: readonly Choice[];
  /** local date */
  readonly today: string;
}

/** `filled`: what was filled in before, `refused`: why it was not taken. */
export function planInspectionPage(
  { units, checklists, today }: PlanChoices,
  locale: Locale,
  filled: Readonly<Record<string, unknown>> = {},
  refused?: string,
): Page {
  const t = words[locale];
  const before = (field: string, otherwise = ''): string => {
    const value = filled[field];
    return typeof value === 'string' ? value : otherwise;
  };
  const choices = (field: string, offered: readonly (readonly [string, LocalizedText])[]): Html =>
    html`<select name="${field}" required>
      ${offered.map(
        ([value, label]) =>
          html`<option value="${value}" ${value === before(field) && html`selected`}>${label[locale]}</option>`,
      )}
    </select>`;
  return {
    title: t.plan,
    back: { path: '/inspections', label: t.all },
    body: html`<section class="narrow">
      <h1>${t.plan}</h1>
      ${refused !== undefined && html`<p class="notice refused" role="alert">${refused}</p>`}
      ${
        checklists.length === 0
          ? html`<p class="notice">${t.noChecklist}</p>`
          : html`<form method="post" action="/inspections" class="stack">
              <label>
                ${t.unit}
                <input name="unit" list="units" value="${before('unit')}" required maxlength="64" autocomplete="off" />
              </label>
              <datalist id="units">
                ${units.map(({ code, title }) => html`<option value="${code}">${title[locale]}</option>`)}
              </datalist>
              <label>
                ${t.checklist}
                ${choices(
                  'checklist',
                  checklists.map(({ code, title }) => [code, title] as const),
                )}
              </label>
              <label>
                ${t.form}
                ${choices(
                  'form',
                  inspectionForms.map((form) => [form, formLabels[form]] as const),
                )}
              </label>
              <label>
                ${t.purpose}
                ${choices(
                  'purpose',
                  inspectionPurposes.map((purpose) => [purpose, purposeLabels[purpose]] as const),
                )}
              </label>
              <label>
                ${t.plannedOn}
                <input type="date" name="plannedOn" value="${before('plannedOn', today)}" required />
              </label>
              <button>${t.create}</button>
            </form>`
      }
    </section>`,
  };
}
