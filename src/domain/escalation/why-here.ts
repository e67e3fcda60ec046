import type { LocalizedText } from '../shared/localized-text.js';
import type { Role } from '../shared/principal.js';
import type { Look, RecipientSearch } from './recipients-of.js';

const posts: Readonly<Record<Role, LocalizedText>> = {
  admin: { 'zh-CN': '系统管理员', en: 'administrator' },
  supervisor: { 'zh-CN': '督导员', en: 'supervisor' },
  approver: { 'zh-CN': '审批人', en: 'approver' },
  inspector: { 'zh-CN': '督察员', en: 'inspector' },
  'unit-manager': { 'zh-CN': '机构负责人', en: 'unit manager' },
  staff: { 'zh-CN': '员工', en: 'staff member' },
  leadership: { 'zh-CN': '分管领导', en: 'leadership' },
  auditor: { 'zh-CN': '审计员', en: 'auditor' },
  integrator: { 'zh-CN': '系统对接人', en: 'integrator' },
};

/** Why a notice went where it went: which post was wanted, which were vacant, who stands in. `titles`: units by code. */
export function whyHere({ looks }: RecipientSearch, titles: ReadonlyMap<string, LocalizedText>): LocalizedText {
  const vacant = looks.filter(({ holders }) => holders.length === 0);
  const found = looks.find(({ holders }) => holders.length > 0);
  const post = (look: Look): LocalizedText => postInWords(look, titles);
  const passedOver = {
    'zh-CN': vacant.map((look) => `${post(look)['zh-CN']}空缺`).join('，'),
    en: vacant.map((look) => `the post of ${post(look).en} is vacant`).join(', '),
  };
  if (found === undefined) {
    return {
      'zh-CN': `${passedOver['zh-CN']}，没有可通知的人。`,
      en: `${sentenceCase(passedOver.en)}; there is nobody to notify.`,
    };
  }
  if (vacant.length === 0) return { 'zh-CN': `通知${post(found)['zh-CN']}。`, en: `Sent to the ${post(found).en}.` };
  return {
    'zh-CN': `${passedOver['zh-CN']}，由${post(found)['zh-CN']}代收。`,
    en: `${sentenceCase(passedOver.en)}; the ${post(found).en} stands in.`,
  };
}

const everywhere: LocalizedText = { 'zh-CN': '全机构', en: 'the whole organisation' };

function postInWords({ role, unit }: Look, titles: ReadonlyMap<string, LocalizedText>): LocalizedText {
  const title = titles.get(unit) ?? (unit === '*' ? everywhere : { 'zh-CN': unit, en: unit });
  return { 'zh-CN': `${title['zh-CN']}${posts[role]['zh-CN']}`, en: `${posts[role].en} of ${title.en}` };
}

const sentenceCase = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
