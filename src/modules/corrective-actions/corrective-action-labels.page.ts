import { kindLabels, statusLabels } from '../../domain/corrective-action/labels.js';
import { citedNumber } from '../../domain/corrective-action/number.js';
import { lastDateOf } from '../../domain/calendar/end-of-term.js';
import type { Locale } from '../../domain/shared/localized-text.js';
import { badge, type Tone } from '../../platform/pages/elements.js';
import { html, type Html } from '../../platform/pages/html.js';
import type { CorrectiveActionRow } from './corrective-actions.read-model.js';

const tones: Readonly<Record<CorrectiveActionRow['status'], Tone>> = {
  issued: 'warn',
  acknowledged: 'info',
  analysing: 'info',
  planned: 'info',
  'in-progress': 'info',
  submitted: 'info',
  returned: 'warn',
  verified: 'good',
  monitoring: 'good',
  closed: 'good',
  cancelled: 'calm',
  accepted: 'info',
  reported: 'info',
  'accepted-by-leader': 'good',
};

const words = {
  'zh-CN': { overdue: '逾期', returned: (times: number) => `退回 ${times} 次` },
  en: { overdue: 'Overdue', returned: (times: number) => `Sent back ${times === 1 ? 'once' : `${times} times`}` },
} as const;

type Shown = Pick<CorrectiveActionRow, 'kind' | 'status' | 'overdue' | 'returns'>;

export const statusBadge = (status: CorrectiveActionRow['status'], locale: Locale): Html =>
  badge(statusLabels[status][locale], tones[status]);

export const overdueBadge = ({ overdue }: Pick<Shown, 'overdue'>, locale: Locale): Html | false =>
  overdue && badge(words[locale].overdue, 'bad');

export const badges = ({ kind, status, overdue, returns }: Shown, locale: Locale): Html =>
  html`<p class="badges">
    ${badge(kindLabels[kind][locale])} ${statusBadge(status, locale)} ${overdueBadge({ overdue }, locale)}
    ${returns > 0 && badge(words[locale].returned(returns), 'warn')}
  </p>`;

export const cited = (number: string, locale: Locale): string => citedNumber(number)[locale];

/** The last day in time, as people are told it. */
export const lastDay = (instant: Date | string | null): string | null =>
  instant === null ? null : lastDateOf(typeof instant === 'string' ? instant : instant.toISOString());

/** `user:li.na` → `li.na` */
export const plainActor = (actor: string): string => actor.replace(/^user:/, '');
