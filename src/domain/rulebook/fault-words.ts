import type { LocalizedText } from '../shared/localized-text.js';

/** Every fault of a document by its stable code, and how its sentence begins. */
export const faultHeadings = {
  // the shape of one document
  'unknown-kind': { 'zh-CN': '未知的文档类型', en: 'unknown kind of document' },
  'wrong-type': { 'zh-CN': '类型不符', en: 'wrong type' },
  'missing-key': { 'zh-CN': '缺少键', en: 'missing key' },
  'unknown-key': { 'zh-CN': '未知的键', en: 'unknown key' },
  'wrong-value': { 'zh-CN': '无效的值', en: 'wrong value' },
  'wrong-format': { 'zh-CN': '格式不符', en: 'wrong format' },
  'too-small': { 'zh-CN': '过小', en: 'too small' },
  'too-large': { 'zh-CN': '过大', en: 'too large' },
  'unknown-operator': { 'zh-CN': '未知的运算符', en: 'unknown operator' },
  'conditions-too-deep': { 'zh-CN': '条件嵌套过深，层数', en: 'conditions nested too deep, levels' },
  'too-many-conditions': { 'zh-CN': '条件过多，个数', en: 'too many conditions' },
  // names
  'unknown-fact': { 'zh-CN': '未知的事实', en: 'unknown fact' },
  'fact-declared-later': { 'zh-CN': '此处尚未声明的事实', en: 'fact that is only declared further on' },
  'unknown-event-type': { 'zh-CN': '未知的事件类型', en: 'unknown event type' },
  'unknown-standard': { 'zh-CN': '未知的标准', en: 'unknown standard' },
  'unknown-calendar': { 'zh-CN': '未知的日历', en: 'unknown calendar' },
  'unknown-escalation-policy': { 'zh-CN': '未知的督办升级政策', en: 'unknown escalation policy' },
  'unknown-consequence': { 'zh-CN': '未知的后果政策', en: 'unknown consequence' },
  'unknown-role': { 'zh-CN': '未知的责任角色', en: 'unknown role' },
  'unknown-zone': { 'zh-CN': '未知的时区', en: 'unknown time zone' },
  'duplicate-document': { 'zh-CN': '重复的文档编码', en: 'second document with the code' },
  'duplicate-entry': { 'zh-CN': '重复的条目', en: 'entry that is there twice' },
  'reserved-name': { 'zh-CN': '保留的名称', en: 'reserved name' },
  'name-taken': { 'zh-CN': '已被占用的名称', en: 'name that is already taken' },
  'label-missing': { 'zh-CN': '缺少标签：局部事实', en: 'no label for the local fact' },
  // types
  'operator-does-not-fit': { 'zh-CN': '运算符不适用', en: 'operator that does not fit' },
  'wrong-literal': { 'zh-CN': '比较值类型不符', en: 'value of the wrong type' },
  'facts-do-not-compare': { 'zh-CN': '无法相互比较的事实', en: 'facts that do not compare' },
  'null-not-possible': {
    'zh-CN': '与 null 比较，而该事实不会为 null',
    en: 'comparison with null of a fact that is never null',
  },
  'null-hazard': { 'zh-CN': '未说明 null 时如何处理', en: 'null is not provided for' },
  'conflicting-types': {
    'zh-CN': '同名事实在不同事件类型中类型不一',
    en: 'fact of different types in several event types',
  },
  'wrong-operand': { 'zh-CN': '运算对象不适用', en: 'operand that does not fit' },
  'calendar-missing': { 'zh-CN': '缺少日历', en: 'no calendar' },
  'calendar-not-used': { 'zh-CN': '此单位不使用日历', en: 'calendar that this unit does not use' },
  'wrong-subject': { 'zh-CN': '不能作为责任主体', en: 'subject that cannot answer' },
  // facts of an event type
  'values-missing': { 'zh-CN': '编码型事实缺少取值', en: 'no values for a fact of codes' },
  'key-does-not-fit': { 'zh-CN': '此处无意义的键', en: 'key without meaning here' },
  'default-of-required': { 'zh-CN': '必填事实不能有默认值', en: 'default of a required fact' },
  // time
  'dates-reversed': { 'zh-CN': '起止颠倒', en: 'start that is not before the end' },
  'date-outside-years': { 'zh-CN': '日期不在日历年份内', en: 'date outside the years of the calendar' },
  'holiday-and-make-up': {
    'zh-CN': '同一天既是节假日又是调休上班日',
    en: 'day that is both a holiday and a make-up day',
  },
  'empty-window': { 'zh-CN': '时段为空', en: 'empty window' },
  'windows-overlap': { 'zh-CN': '时段重叠', en: 'overlapping windows' },
  'make-up-windows-missing': { 'zh-CN': '调休上班日没有工作时段', en: 'no windows for the make-up days' },
  // examples
  'example-missing': { 'zh-CN': '缺少示例', en: 'no example' },
  'example-type-missing': { 'zh-CN': '示例未指明事件类型', en: 'example without an event type' },
  'example-not-judged': {
    'zh-CN': '示例事件会被隔离，不会被评判',
    en: 'example whose event would be quarantined, not judged',
  },
  'example-fails': { 'zh-CN': '示例不成立', en: 'example that does not hold' },
} as const satisfies Record<string, LocalizedText>;

export type FaultCode = keyof typeof faultHeadings;

const shownNames = 30;

/** `one of a, b, c`; of long lists the first thirty. */
export function oneOf(names: Iterable<string>): LocalizedText {
  const all = [...names];
  if (all.length === 0) return nothing;
  if (all.length === 1) return both(`"${all[0]}"`);
  const list = (separator: string) => all.slice(0, shownNames).join(separator) + (all.length > shownNames ? ' …' : '');
  return { 'zh-CN': `以下之一：${list('、')}`, en: `one of ${list(', ')}` };
}

export const both = (text: string): LocalizedText => ({ 'zh-CN': text, en: text });

const nothing: LocalizedText = { 'zh-CN': '无（尚无此类名称）', en: 'none (there are no such names yet)' };
