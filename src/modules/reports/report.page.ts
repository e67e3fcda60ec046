import { isSamePerson } from '../../domain/shared/person.js';
import type { Locale } from '../../domain/shared/localized-text.js';
import type { Principal, Role } from '../../domain/shared/principal.js';
import { facts, table, time } from '../../platform/pages/elements.js';
import { type Html, html, type HtmlValue } from '../../platform/pages/html.js';
import type { Page } from '../../platform/pages/layout.js';
import { dayBefore } from './reports-page.dto.js';
import { reportStatusBadge } from './report-labels.page.js';
import { reportSections } from './report-sections.page.js';
import { fileWords } from './report-words.page.js';
import type { ReportView } from './reports.read-model.js';

type Words = (typeof fileWords)[Locale];

/** A report as it is read, printed and signed, and what its reader may do with it. */
export function reportPage(view: ReportView, reader: Principal, locale: Locale): Page {
  const t: Words = fileWords[locale];
  const { number, revision, newest, file, report } = view;
  const isNewest = newest.revision === revision;
  return {
    title: `${t.title} ${number}`,
    back: { path: '/reports', label: t.list },
    body: html`<article class="report">
      <header class="heading">
        <h1>${t.title}</h1>
        ${reportStatusBadge(file.status, locale)}
      </header>
      ${!isNewest && html`<p class="notice">${t.replaced} <a href="/reports/${newest.id}">${newest.revision}</a></p>`}
      <section class="report-part">
        ${facts([
          [t.number, number],
          [t.revision, revision],
          [t.unit, report.unit === null ? t.whole : `${report.unit.title[locale]} (${report.unit.code})`],
          [t.period, `${report.period.from} – ${dayBefore(report.period.to)}`],
          [t.asOf, time(new Date(report.asOf))],
          [t.author, signed(file.draft)],
          [t.submitted, 'submission' in file && signed(file.submission)],
          [t.reviewer, 'review' in file && signed(file.review)],
          [t.signer, 'signature' in file && signed(file.signature)],
          [t.hash, html`<code>${view.sha256}</code>`],
        ])}
      </section>
      ${reportSections(report, locale)} ${comments(view, t)} ${directives(view, t)} ${earlier(view, t, locale)}
      ${isNewest && actions(view, reader, t)}
    </article>`,
  };
}

interface Hand {
  readonly at: string;
  readonly by: { readonly actor: string };
  readonly note?: string | null;
}
const nameOf = ({ actor }: Hand['by']): string => actor.replace(/^user:/, '');
const signed = ({ at, by, note }: Hand): Html =>
  html`${nameOf(by)} · ${time(new Date(at))} ${note !== undefined && note !== null && html`<br />${note}`}`;

function comments({ file }: ReportView, t: Words): Html {
  return html`<section class="report-part">
    <h2>${t.comments}</h2>
    ${
      file.comments.length === 0
        ? html`<p class="empty">${t.noComments}</p>`
        : html`<ul class="sentences">
            ${file.comments.map(
              ({ at, by, text, about, revision }) =>
                html`<li>
                  ${text} <small>${nameOf(by)} · ${time(new Date(at))} · ${t.revision} ${revision} ${about}</small>
                </li>`,
            )}
          </ul>`
    }
  </section>`;
}

function directives({ file }: ReportView, t: Words): Html | null {
  if (file.directives.length === 0) return null;
  const columns = [t.number, t.addressee, t.text, t.due, t.signer].map((label) => ({ label }));
  return html`<section class="report-part">
    <h2>${t.directives}</h2>
    ${table(
      columns,
      file.directives.map((one) => ({ cells: [one.number, one.addressee, one.text, one.dueOn, nameOf(one.by)] })),
    )}
  </section>`;
}

function earlier({ file }: ReportView, t: Words, locale: Locale): Html | null {
  if (file.earlier.length === 0) return null;
  const columns = [t.revision, t.status, t.reason, t.author, t.hash].map((label) => ({ label }));
  return html`<section class="report-part">
    <h2>${t.earlier}</h2>
    ${table(
      columns,
      file.earlier.map((one) => ({
        cells: [
          one.revision,
          reportStatusBadge(one.status, locale),
          one.reason,
          nameOf(one.author),
          html`<code>${one.contentSha256.slice(0, 16)}…</code>`,
        ],
      })),
    )}
  </section>`;
}

/** Only what the reader may do now; what they may do is decided by the flow, not here. */
function actions({ id, file, sha256 }: ReportView, reader: Principal, t: Words): Html {
  const is = (...roles: readonly Role[]) => roles.some((role) => reader.roles.includes(role));
  const isAuthor = isSamePerson(reader, file.draft.by);
  const hasReviewed = 'review' in file && isSamePerson(reader, file.review.by);
  const form = (path: string, label: string, fields: HtmlValue, isQuiet = false) =>
    html`<form method="post" action="/reports/${id}/${path}" class="stack">
      ${fields}
      <button class="${isQuiet ? 'quiet' : ''}">${label}</button>
    </form>`;
  const note = html`<label>${t.note} <textarea name="note" rows="2" maxlength="4000"></textarea></label>`;
  const content = html`<input type="hidden" name="contentSha256" value="${sha256}" />`;
  const text = (label: string, name: string) =>
    html`<label>${label} <textarea name="${name}" rows="3" required maxlength="4000"></textarea></label>`;
  const panel = (title: string, body: Html) =>
    html`<section class="report-action">
      <h2>${title}</h2>
      ${body}
    </section>`;
  return html`${
    file.status === 'draft' &&
    isAuthor &&
    is('inspector', 'supervisor') &&
    panel(t.progress, form('submit', t.submit, note))
  }
  ${
    file.status === 'submitted' &&
    !isAuthor &&
    is('approver', 'supervisor') &&
    panel(t.progress, form('review', t.review, [content, note]))
  }
  ${
    file.status === 'reviewed' &&
    !isAuthor &&
    !hasReviewed &&
    is('leadership') &&
    panel(t.progress, form('sign', t.sign, [content, note]))
  }
  ${
    is('inspector', 'supervisor', 'approver', 'leadership') &&
    panel(t.comment, form('comments', t.comment, text(t.text, 'text'), true))
  }
  ${
    file.status !== 'draft' &&
    is('leadership') &&
    panel(
      t.directive,
      form('directives', t.directive, [
        html`<label>${t.addressee} <input name="unit" required maxlength="200" /></label>`,
        text(t.text, 'text'),
        html`<label>${t.due} <input type="date" name="dueOn" /></label>`,
      ]),
    )
  }
  ${is('inspector', 'supervisor') && panel(t.revise, form('revise', t.revise, text(t.reason, 'reason'), true))}`;
}
