import type { Locale } from '../../domain/shared/localized-text.js';

/** What may not be found, as refusals name it in English, and its Chinese word. */
const inChinese = new Map<string, string>([
  ['API key', '密钥'],
  ['calendar', '日历'],
  ['checklist', '检查表'],
  ['corrective action', '整改'],
  ['corrective-policy', '整改政策'],
  ['directive', '督办令'],
  ['escalation-policy', '督办升级政策'],
  ['event', '事件'],
  ['event-type', '事件类型'],
  ['file', '文件'],
  ['finding', '发现'],
  ['inspection', '检查'],
  ['internal event', '内部事件'],
  ['notice', '通知'],
  ['penalty', '处罚'],
  ['penalty-policy', '处罚政策'],
  ['rectification', '整改'],
  ['release', '发布版本'],
  ['report', '报告'],
  ['route', '路径'],
  ['rule', '规则'],
  ['staff', '员工'],
  ['standard', '标准'],
  ['unit', '机构'],
  ['user', '用户'],
]);

/** The word for a thing; one without a Chinese word keeps its English one. */
export const thingInWords = (thing: string, locale: Locale): string =>
  locale === 'zh-CN' ? (inChinese.get(thing) ?? thing) : thing;
