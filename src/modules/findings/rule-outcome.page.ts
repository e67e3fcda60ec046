import type { Locale } from '../../domain/shared/localized-text.js';
import { html } from '../../platform/pages/html.js';
import type { Page } from '../../platform/pages/layout.js';
import type { EventFate } from './events.read-model.js';
import type { JudgingDocuments, RuleAnswer } from './explanations.service.js';
import { sentences, traceTable } from './trace.page.js';

const words = {
  'zh-CN': { back: '返回事件', why: '判定说明', trace: '逐项比较' },
  en: { back: 'Back to the event', why: 'Why', trace: 'Every comparison' },
} as const;

export interface RuleStory {
  readonly event: EventFate['event'];
  readonly answer: RuleAnswer;
  readonly documents: JudgingDocuments;
}

/** Why a rule fired on an event, or why not, or what was missing to tell. */
export function ruleOutcomePage({ event, answer, documents }: RuleStory, locale: Locale): Page {
  const t = words[locale];
  const { headline, message } = answer.words;
  return {
    title: documents.rule.title[locale],
    back: { path: `/events/${event.id}`, label: t.back },
    body: html`<h1>${headline}</h1>
      ${message !== undefined && html`<p class="lead">${message}</p>`}
      <section>
        <h2>${t.why}</h2>
        ${sentences(answer.words)}
      </section>
      <section>
        <h2>${t.trace}</h2>
        ${traceTable(answer.trace, documents, locale)}
      </section>`,
  };
}
