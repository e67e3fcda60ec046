import { localTime } from '../evaluation/in-words/value-in-words.js';
import type { EscalationLevel } from '../rulebook/escalation-policy.schema.js';
import type { LocalizedText } from '../shared/localized-text.js';
import { noticeText } from './notice-text.js';
import type { RecipientSearch } from './recipients-of.js';
import { whyHere } from './why-here.js';

/** What is late, as its notices speak of it. */
export interface Late {
  readonly number: string;
  readonly title: LocalizedText;
  /** code of the unit that owes it */
  readonly unit: string;
  /** canonical UTC text */
  readonly dueAt: string;
}

export interface EscalationNotice {
  readonly title: LocalizedText;
  /** the policy's own sentence */
  readonly body: LocalizedText;
  /** whom it went to, and why to them */
  readonly whyHere: LocalizedText;
}

/**
 * What a level tells its recipients. `names` are theirs, `titles` those of units by code. Due times are local times of the
 * organisation, to the minute.
 */
export function escalationNotice(
  { notice }: Pick<EscalationLevel, 'notice'>,
  late: Late,
  search: RecipientSearch,
  names: readonly string[],
  titles: ReadonlyMap<string, LocalizedText>,
): EscalationNotice {
  const due = localTime(late.dueAt).slice(0, 'yyyy-mm-dd hh:mm'.length);
  return {
    title: { 'zh-CN': `${late.number}《${late.title['zh-CN']}》`, en: `${late.number}: ${late.title.en}` },
    body: noticeText(notice, {
      number: inBoth(late.number),
      title: late.title,
      unit: titles.get(late.unit) ?? inBoth(late.unit),
      due: inBoth(due),
    }),
    whyHere: withNames(whyHere(search, titles), names),
  };
}

const withNames = (why: LocalizedText, names: readonly string[]): LocalizedText =>
  names.length === 0
    ? why
    : { 'zh-CN': `${why['zh-CN']}收件人：${names.join('、')}。`, en: `${why.en} Recipients: ${names.join(', ')}.` };

const inBoth = (text: string): LocalizedText => ({ 'zh-CN': text, en: text });
