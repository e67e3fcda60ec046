import type { Locale } from '../../domain/shared/localized-text.js';
import { badge, table, time } from '../../platform/pages/elements.js';
import { html, type Html } from '../../platform/pages/html.js';
import type { Page } from '../../platform/pages/layout.js';
import { nextForms } from './corrective-action-forms.page.js';
import { badges, cited, plainActor } from './corrective-action-labels.page.js';
import { directiveSections, rectificationSections } from './corrective-action-sections.page.js';
import type { DossierView } from './corrective-action-views.service.js';
import { trailTable } from './corrective-action-trail.page.js';

const words = {
  'zh-CN': {
    all: '全部整改与批示',
    rectification: '整改通知单 ',
    directive: '',
    findings: '所涉发现',
    occurred: '发生时间',
    finding: '发现',
    withdrawn: '已撤销',
    staff: '员工',
    evidence: '证据',
    file: '文件',
    size: '大小',
    uploaded: '上传',
    none: '尚无证据文件。',
    trail: '办理记录',
  },
  en: {
    all: 'All corrective actions',
    rectification: 'Rectification notice ',
    directive: 'Directive ',
    findings: 'Findings it deals with',
    occurred: 'Occurred',
    finding: 'Finding',
    withdrawn: 'Withdrawn',
    staff: 'Staff member',
    evidence: 'Evidence',
    file: 'File',
    size: 'Size',
    uploaded: 'Uploaded',
    none: 'No files yet.',
    trail: 'What was done',
  },
} as const;

export function correctiveActionPage(view: DossierView, locale: Locale): Page {
  const { correctiveAction, trail } = view.dossier;
  const { kind, number, state } = correctiveAction;
  const t = words[locale];
  const title = t[kind] + cited(number, locale);
  return {
    title,
    back: { path: '/corrective-actions', label: t.all },
    body: html`<h1>${title}</h1>
      ${badges(correctiveAction, locale)}
      <p class="lead">${view.view.about}</p>
      ${nextForms(view, locale)}
      ${
        'notice' in state
          ? html`${rectificationSections(state, view, locale)} ${evidence(view, locale)} ${findings(view, locale)}`
          : directiveSections(state, view.view, locale)
      }
      <section>
        <h2>${t.trail}</h2>
        ${trailTable(trail, locale)}
      </section>`,
  };
}

function findings({ dossier, rules, names }: DossierView, locale: Locale): Html {
  const t = words[locale];
  return html`<section>
    <h2>${t.findings} (${dossier.findings.length})</h2>
    ${table(
      [{ label: t.occurred, isShort: true }, { label: t.finding }, { label: t.staff }],
      dossier.findings.map(({ id, rule, occurredAt, staff, status }) => ({
        cells: [
          time(occurredAt),
          html`<a href="/findings/${id}">#${id} ${rules.get(rule) ?? rule}</a>
            ${status === 'withdrawn' && badge(t.withdrawn)}`,
          staff === null ? null : (names.get(staff) ?? staff),
        ],
      })),
    )}
  </section>`;
}

function evidence({ dossier }: DossierView, locale: Locale): Html {
  const t = words[locale];
  const { id } = dossier.correctiveAction;
  const rows = dossier.evidence.map(({ id: file, name, bytes, sha256, uploadedBy, uploadedAt }) => ({
    cells: [
      html`<a href="/corrective-actions/${id}/evidence/${file}">${name}</a>
        <small>SHA-256 <code>${sha256}</code></small>`,
      sizeOf(bytes),
      html`<div>${plainActor(uploadedBy)} ${time(uploadedAt)}</div>`,
    ],
  }));
  return html`<section>
    <h2>${t.evidence}</h2>
    ${
      rows.length === 0
        ? html`<p class="empty">${t.none}</p>`
        : table([{ label: t.file }, { label: t.size, isNumber: true }, { label: t.uploaded }], rows)
    }
  </section>`;
}

const sizeOf = (bytes: number): string => {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
};
