import { localTime } from '../evaluation/in-words/value-in-words.js';
import type { LocalizedText } from '../shared/localized-text.js';
import { lastDateOf } from '../calendar/end-of-term.js';
import type { Penalty, PenaltyEvent } from './penalty-workflow.js';
import { tierNames } from './tier-names.js';

/** What happened to a penalty that whom it is for must hear of. */
export const penaltyNews = ['notified', 'took-effect', 'revoked', 'superseded'] as const;
export type PenaltyNews = (typeof penaltyNews)[number];

/** Undefined for what concerns only those who judge: nobody is troubled with a penalty they were never told of. */
export function newsOf(before: Penalty, event: PenaltyEvent): PenaltyNews | undefined {
  if (event.type === 'notified' || event.type === 'took-effect') return event.type;
  if (event.type !== 'revoked' && event.type !== 'superseded') return undefined;
  return 'notifiedAt' in before ? event.type : undefined;
}

interface Told {
  readonly title: LocalizedText;
  readonly body: LocalizedText;
}

/** The notice of it. `after` is what the penalty has become, `policy` the title of its policy. Dates are local. */
export function penaltyNotice(news: PenaltyNews, after: Penalty, policy: LocalizedText): Told {
  const { tier, actAt, points, for: subject, unit } = after.case;
  const on = localTime(actAt).slice(0, 'yyyy-mm-dd'.length);
  const whose = subject === 'staff' ? { 'zh-CN': '您', en: '' } : ofUnit(unit ?? '');
  const about = {
    'zh-CN': `${whose['zh-CN']}于 ${on} 的行为（依据《${policy['zh-CN']}》，${tierNames[tier]['zh-CN']}，记 ${points} 分）`,
    en: `what happened${whose.en} on ${on} (“${policy.en}”: ${tierNames[tier].en}, ${pointsInEnglish(points)})`,
  };
  switch (news) {
    case 'notified':
      return notified(after, about, tierNames[tier]);
    case 'took-effect':
      return {
        title: { 'zh-CN': `${tierNames[tier]['zh-CN']}处罚已生效`, en: `A ${tierNames[tier].en} penalty is in effect` },
        body: { 'zh-CN': `对${about['zh-CN']}的处罚已生效。`, en: `The penalty for ${about.en} is now in effect.` },
      };
    case 'revoked':
      return takenBack(about, after.status === 'revoked' ? after.revocation.reason : '');
    case 'superseded':
      return {
        title: { 'zh-CN': '处罚已重新认定', en: 'A penalty was decided anew' },
        body: {
          'zh-CN': `因相关发现有变化，对${about['zh-CN']}的处罚已被取代，原记分已冲销。`,
          en: `Because the findings have changed, the penalty for ${about.en} is replaced; points that were posted are reversed.`,
        },
      };
    default:
      return news satisfies never;
  }
}

function notified(after: Penalty, about: LocalizedText, tier: LocalizedText): Told {
  const until = 'appealEndsAt' in after ? lastDateOf(after.appealEndsAt) : '';
  return {
    title: { 'zh-CN': `${tier['zh-CN']}处罚告知`, en: `Notice of a ${tier.en} penalty` },
    body: {
      'zh-CN': `对${about['zh-CN']}拟予处罚。请查看理由并签收；如有异议，请在 ${until}（含当日）前提出，逾期即生效。`,
      en: `A penalty is about to be imposed for ${about.en}. Please read why and acknowledge it. You can object until ${until}, that day included; after that it takes effect.`,
    },
  };
}

const takenBack = (about: LocalizedText, reason: string): Told => ({
  title: { 'zh-CN': '处罚已撤销', en: 'A penalty was revoked' },
  body: {
    'zh-CN': `对${about['zh-CN']}的处罚已撤销，原记分已冲销。理由：${reason}`,
    en: `The penalty for ${about.en} is revoked; points that were posted are reversed. Reason: ${reason}`,
  },
});

const ofUnit = (unit: string): LocalizedText => ({ 'zh-CN': `机构 ${unit} `, en: ` in unit ${unit}` });

const pointsInEnglish = (points: number): string => (points === 1 ? '1 point' : `${points} points`);
