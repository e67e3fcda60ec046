import { severityLabels } from '../../domain/report/labels.js';
import type { findingKinds } from '../../domain/rulebook/rule.schema.js';
import type { QuarantineReason } from '../../domain/service-event/assess-event.js';
import type { Locale, LocalizedText } from '../../domain/shared/localized-text.js';
import { badge, type Tone } from '../../platform/pages/elements.js';
import type { Html } from '../../platform/pages/html.js';
import type { RuleFateOutcome } from './event-fates.service.js';
import type { EventFate } from './events.read-model.js';

type Labels<Code extends string> = Readonly<Record<Code, readonly [Tone, LocalizedText]>>;

const kinds: Labels<(typeof findingKinds)[number]> = {
  nonconformity: ['calm', { 'zh-CN': '不符合', en: 'Nonconformity' }],
  'good-practice': ['good', { 'zh-CN': '良好实践', en: 'Good practice' }],
  observation: ['info', { 'zh-CN': '观察项', en: 'Observation' }],
  signal: ['info', { 'zh-CN': '线索', en: 'Signal' }],
};

const severityTones: Readonly<Record<keyof typeof severityLabels, Tone>> = {
  minor: 'calm',
  major: 'warn',
  critical: 'bad',
};

const statuses: Labels<'standing' | 'held' | 'withdrawn'> = {
  standing: ['calm', { 'zh-CN': '有效', en: 'Standing' }],
  held: ['warn', { 'zh-CN': '待核', en: 'Held' }],
  withdrawn: ['calm', { 'zh-CN': '已撤销', en: 'Withdrawn' }],
};

const outcomes: Labels<RuleFateOutcome> = {
  fired: ['bad', { 'zh-CN': '触发', en: 'Fired' }],
  'not-fired': ['good', { 'zh-CN': '未触发', en: 'Not fired' }],
  'not-evaluable': ['warn', { 'zh-CN': '无法判定', en: 'Not evaluable' }],
  'not-applicable': ['calm', { 'zh-CN': '不适用', en: 'Not applicable' }],
  waiting: ['info', { 'zh-CN': '等待判定', en: 'Waiting' }],
  quarantined: ['warn', { 'zh-CN': '隔离中', en: 'In quarantine' }],
  superseded: ['calm', { 'zh-CN': '已被更正版本取代', en: 'Replaced by a corrected version' }],
};

const states: Labels<EventFate['state']> = {
  waiting: outcomes.waiting,
  quarantined: outcomes.quarantined,
  superseded: outcomes.superseded,
  judged: ['good', { 'zh-CN': '已判定', en: 'Judged' }],
};

const quarantineReasonWords: Readonly<Record<QuarantineReason, LocalizedText>> = {
  'no-release': { 'zh-CN': '事件发生时没有生效的规则', en: 'No rulebook was in force when it occurred' },
  'unknown-event-type': { 'zh-CN': '未知的事件类型', en: 'Unknown event type' },
  'unknown-unit': { 'zh-CN': '未知的机构', en: 'Unknown unit' },
  'unit-not-open': { 'zh-CN': '机构当日未营业', en: 'The unit was not open on that day' },
  'unknown-staff': { 'zh-CN': '未知的员工', en: 'Unknown staff member' },
  'staff-not-employed': { 'zh-CN': '员工当日不在职', en: 'The staff member was not employed on that day' },
  'missing-unit': { 'zh-CN': '缺少机构', en: 'The unit is missing' },
  'missing-staff': { 'zh-CN': '缺少员工', en: 'The staff member is missing' },
  'missing-customer': { 'zh-CN': '缺少客户', en: 'The customer is missing' },
  'missing-fact': { 'zh-CN': '缺少必填事实', en: 'A required fact is missing' },
  'wrong-type': { 'zh-CN': '事实的类型不符', en: 'A fact is of the wrong type' },
  'rows-differ': { 'zh-CN': '同一事件的各行不一致', en: 'The rows of one event contradict each other' },
  'evaluation-fault': { 'zh-CN': '判定时出错', en: 'Judging it failed' },
};

export const quarantineReason = (reason: string, locale: Locale): string =>
  Object.entries(quarantineReasonWords).find(([code]) => code === reason)?.[1][locale] ?? reason;

/** A code of a later version than this page, or of none, is shown as it is. */
const badgeFrom = (labels: Labels<string>, code: string, locale: Locale): Html => {
  const label = Object.hasOwn(labels, code) ? labels[code] : undefined;
  return label === undefined ? badge(code) : badge(label[1][locale], label[0]);
};

export const kindBadge = (kind: string, locale: Locale): Html => badgeFrom(kinds, kind, locale);
export const statusBadge = (status: string, locale: Locale): Html => badgeFrom(statuses, status, locale);
export const outcomeBadge = (outcome: RuleFateOutcome, locale: Locale): Html => badgeFrom(outcomes, outcome, locale);
export const stateBadge = (state: EventFate['state'], locale: Locale): Html => badgeFrom(states, state, locale);

export function severityBadge(severity: string, locale: Locale): Html {
  const known = Object.keys(severityTones).find((one): one is keyof typeof severityTones => one === severity);
  return known === undefined ? badge(severity) : badge(severityLabels[known][locale], severityTones[known]);
}
