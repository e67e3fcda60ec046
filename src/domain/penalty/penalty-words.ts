import type { PenaltyTier } from '../rulebook/penalty-policy.schema.js';
import type { Locale } from '../shared/localized-text.js';
import { tierNames } from './tier-names.js';

/** All that one language needs to explain a penalty. Clauses come without a full stop. */
interface PenaltyWords {
  readonly headline: (tier: PenaltyTier, policy: string) => string;
  readonly finding: (id: string, title: string, at: string) => string;
  readonly about: (finding: string) => string;
  /** `place`: of the row in the policy, from 1 */
  readonly row: (place: number, clauses: readonly string[]) => string;
  readonly counted: (others: readonly string[]) => string;
  readonly consumed: (count: number) => string;
  readonly absorbed: (others: readonly string[]) => string;
  readonly points: (own: number, unit: number) => string;
  readonly confirmations: (needed: number) => string;
}

const points = (count: number): string => (count === 1 ? '1 point' : `${count} points`);

export const penaltyWords: Readonly<Record<Locale, PenaltyWords>> = {
  'zh-CN': {
    headline: (tier, policy) => `${tierNames[tier]['zh-CN']}处罚：《${policy}》`,
    finding: (id, title, at) => `#${id}“${title}”（${at}）`,
    about: (finding) => `针对发现 ${finding}。`,
    row: (place, clauses) => `适用办法第 ${place} 条：${clauses.join('；')}。`,
    counted: (others) => `一并计入的发现：${others.join('、')}。`,
    consumed: (count) => `以上连同本次共 ${count} 次已用于升档，不再重复累计。`,
    absorbed: (others) => `同一行为的其他发现不另行处罚，合并记录：${others.join('、')}。`,
    points: (own, unit) => `记 ${own} 分${unit === 0 ? '' : `，所在机构记 ${unit} 分`}；生效时入账。`,
    confirmations: (needed) => `须由 ${needed} 人确认，机器不得单独作出。`,
  },
  en: {
    headline: (tier, policy) =>
      `${tierNames[tier].en.replace(/^./, (first) => first.toUpperCase())} penalty: ${policy}`,
    finding: (id, title, at) => `#${id} “${title}” (${at})`,
    about: (finding) => `It is for finding ${finding}.`,
    row: (place, clauses) => `Row ${place} of the policy applies: ${clauses.join('; ')}.`,
    counted: (others) => `Counted together with: ${others.join(', ')}.`,
    consumed: (count) => `These ${count}, this one included, are used up by it and count no more.`,
    absorbed: (others) =>
      `Other findings of the same act are recorded with it and not punished beside it: ${others.join(', ')}.`,
    points: (own, unit) =>
      `${points(own)}${unit === 0 ? '' : ` and ${points(unit)} for the unit`}, posted when it takes effect.`,
    confirmations: (needed) =>
      `${needed === 1 ? 'One person' : `${needed} different persons`} must confirm it; no machine decides alone.`,
  },
};
