import type { RefusalEntries } from './refusal-entry.js';

export const penaltyRefusals: RefusalEntries = {
  'already-confirmed': {
    status: 409,
    text: {
      'zh-CN': '“{actor}”已确认过此处罚；须由另一人确认。',
      en: '{actor} has confirmed this penalty already; somebody else must.',
    },
  },
  'own-case': {
    status: 403,
    text: {
      'zh-CN': '“{actor}”是本案当事人，不能处理本案。',
      en: 'This is the case of {actor}, who may not judge it.',
    },
  },
  'home-unknown': {
    status: 403,
    text: {
      'zh-CN': '无法确定“{actor}”所属机构，不能判断是否须回避。',
      en: 'Where {actor} belongs is not known, so that nobody can tell whether they are independent.',
    },
  },
  'not-your-case': {
    status: 403,
    text: {
      'zh-CN': '只有当事人本人可以执行此操作；您是“{actor}”。',
      en: 'Only whom the penalty is for may do this; you are {actor}.',
    },
  },
  'appeal-window-open': {
    status: 409,
    text: {
      'zh-CN': '申诉期至 {appealEndsAt} 届满，此前处罚不生效。',
      en: 'It can be appealed against until {appealEndsAt} and takes effect no earlier.',
    },
  },
  'calendar-too-short': {
    status: 409,
    text: {
      'zh-CN': '日历“{calendar}”未涵盖自 {from} 起 {term} 的期限；请先发布涵盖该年份的日历，再重试。',
      en: 'The calendar "{calendar}" does not reach {term} from {from}; release one that covers the year, then try again.',
    },
  },
};
