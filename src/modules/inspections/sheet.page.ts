import { answerLabels, perspectiveLabels } from '../../domain/inspection/labels.js';
import type { RecordedAnswer } from '../../domain/inspection/recorded-answers.js';
import type { SheetItem } from '../../domain/inspection/sheet.js';
import { dimensionLabels } from '../../domain/report/labels.js';
import { answerWords } from '../../domain/rulebook/checklist.schema.js';
import { dimensions } from '../../domain/rulebook/standard.schema.js';
import type { Locale } from '../../domain/shared/localized-text.js';
import { badge, type Tone } from '../../platform/pages/elements.js';
import { html, type Html } from '../../platform/pages/html.js';
import { criticalBadge } from './inspection-badges.page.js';
import { words } from './inspection-words.page.js';
import type { InspectionDetail } from './inspections.read-model.js';
import { type Draft, type Drafts, fieldOf } from './sheet-form.dto.js';

/** What was filled in and not taken, and the items that stand in the way. */
export interface SheetTrouble {
  readonly drafts: Drafts;
  readonly flagged: ReadonlySet<string>;
}

/** The sheet, dimension by dimension: as forms for who may answer now, otherwise as it stands. */
export function sheetSections(inspection: InspectionDetail, trouble: SheetTrouble, locale: Locale): Html {
  const t = words[locale];
  const mayAnswer = inspection.commands.includes('answer');
  const { items } = inspection.plan.sheet;
  const parts = dimensions.flatMap((dimension) => {
    const inside = items.filter((item) => item.dimension === dimension);
    if (inside.length === 0) return [];
    const heading = html`<h2 id="${dimension}">${dimensionLabels[dimension][locale]}</h2>`;
    const shown = inside.map((item) => (mayAnswer ? openItem : closedItem)(item, inspection, trouble, locale));
    if (!mayAnswer) return [html`<section>${heading} ${shown}</section>`];
    return [
      html`<section>
        <form method="post" action="/inspections/${inspection.id}/answers" enctype="multipart/form-data">
          ${heading} ${shown}
          <button>${t.save}</button>
        </form>
      </section>`,
    ];
  });
  return html`${parts}`;
}

type ItemView = (item: SheetItem, inspection: InspectionDetail, trouble: SheetTrouble, locale: Locale) => Html;

const openItem: ItemView = (item, { id, work }, { drafts, flagged }, locale) => {
  const t = words[locale];
  const recorded = work?.answers[item.code];
  const draft = drafts.get(item.code) ?? draftOf(recorded);
  const offered = answerWords.filter((word) => word !== 'not-applicable' || !item.mandatory);
  return html`<fieldset class="item ${flagged.has(item.code) && 'flagged'}" id="item-${item.code}">
    <legend>${caption(item, locale)}</legend>
    <div class="choices">
      ${offered.map(
        (word) =>
          html`<label>
            <input
              type="radio"
              name="${fieldOf('answer', item.code)}"
              value="${word}"
              ${draft.answer === word && html`checked`}
            />
            ${answerLabels[word][locale]}
          </label>`,
      )}
    </div>
    <div class="stack">
      <label>
        ${t.what}
        <textarea name="${fieldOf('note', item.code)}" rows="2" maxlength="2000">${draft.note}</textarea>
      </label>
      <label class="of-failure">
        ${t.staff}
        <input name="${fieldOf('staff', item.code)}" value="${draft.staff}" maxlength="64" autocomplete="off" />
      </label>
      <label class="of-failure">
        ${t.addFile}
        <input type="file" name="${fieldOf('file', item.code)}" multiple />
      </label>
    </div>
    ${files(id, recorded, locale)}
  </fieldset>`;
};

const closedItem: ItemView = (item, { id, work }, { flagged }, locale) => {
  const t = words[locale];
  const recorded = work?.answers[item.code];
  const said = recorded === undefined ? '' : draftOf(recorded).note;
  return html`<div class="item ${flagged.has(item.code) && 'flagged'}" id="item-${item.code}">
    <p>${work !== null && answerBadge(recorded, locale)} ${caption(item, locale)}</p>
    ${said !== '' && html`<p>${said}</p>`}
    ${
      recorded?.answer === 'fail' &&
      recorded.staff !== undefined &&
      html`<p class="hint">${t.responsible}: ${recorded.staff}</p>`
    }
    ${files(id, recorded, locale)}
  </div>`;
};

const answerBadge = (recorded: RecordedAnswer | undefined, locale: Locale): Html =>
  recorded === undefined
    ? badge(words[locale].unanswered)
    : badge(answerLabels[recorded.answer][locale], tones[recorded.answer]);

const tones: Readonly<Record<RecordedAnswer['answer'], Tone>> = { pass: 'good', fail: 'bad', 'not-applicable': 'calm' };

function caption(item: SheetItem, locale: Locale): Html {
  const t = words[locale];
  const remarks = [
    item.standard,
    t.weight(item.weight),
    ...(item.mandatory ? [t.mandatory] : []),
    ...(item.evidenceOnFailure ? [t.needsFile] : []),
    ...(item.perspective === undefined ? [] : [perspectiveLabels[item.perspective][locale]]),
  ];
  return html`${item.text[locale]} ${item.critical !== undefined && criticalBadge(item.critical, locale)}
    <small>${remarks.join(' · ')}</small>`;
}

function files(id: string, recorded: RecordedAnswer | undefined, locale: Locale): Html | false {
  if (recorded?.answer !== 'fail' || recorded.evidence.length === 0) return false;
  const links = recorded.evidence.map(
    ({ file, name }) => html`<a href="/api/v1/inspections/${id}/evidence/${file}" download>${name}</a> `,
  );
  return html`<p>${words[locale].files}: ${links}</p>`;
}

function draftOf(recorded: RecordedAnswer | undefined): Draft {
  if (recorded === undefined) return { answer: '', note: '', staff: '' };
  const { answer } = recorded;
  if (answer === 'not-applicable') return { answer, note: recorded.reason, staff: '' };
  return { answer, note: recorded.note ?? '', staff: answer === 'fail' ? (recorded.staff ?? '') : '' };
}
