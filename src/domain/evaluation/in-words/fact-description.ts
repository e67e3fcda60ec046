import type { EventType } from '../../rulebook/event-type.schema.js';
import type { LetForm } from '../../rulebook/let.schema.js';
import type { Rule } from '../../rulebook/rule.schema.js';
import type { FactType } from '../../service-event/fact-definition.js';
import { envelopeFacts } from '../../service-event/service-event.js';
import type { LocalizedText } from '../../shared/localized-text.js';
import { formsOf } from '../named-facts.js';

/** What a reader needs to know about a fact to read its value. */
export interface FactDescription {
  readonly label: LocalizedText;
  readonly type: FactType;
  /** as declared, or the unit of an elapsed time */
  readonly unit?: string | undefined;
}
export type DescribeFact = (name: string) => FactDescription;

const envelopeLabels: Readonly<Record<keyof typeof envelopeFacts, LocalizedText>> = {
  eventType: { 'zh-CN': '事件类型', en: 'Event type' },
  source: { 'zh-CN': '数据来源', en: 'Source' },
  occurredAt: { 'zh-CN': '发生时间', en: 'Time of occurrence' },
  receivedAt: { 'zh-CN': '接收时间', en: 'Time of receipt' },
  unit: { 'zh-CN': '机构', en: 'Unit' },
  staff: { 'zh-CN': '员工', en: 'Staff member' },
  customer: { 'zh-CN': '客户', en: 'Customer' },
};

/** Describes the facts that a rule can read; the rule's own labels win over those of the event type. */
export function describerOf(rule: Rule, eventType: EventType): DescribeFact {
  const forms = formsOf(rule, eventType);
  const labels: Readonly<Record<string, LocalizedText>> = { ...eventType.labels, ...rule.labels };

  function describe(name: string): FactDescription {
    const bare = describeUnlabelled(name);
    return Object.hasOwn(labels, name) ? { ...bare, label: labels[name] ?? bare.label } : bare;
  }

  function describeUnlabelled(name: string): FactDescription {
    const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
    if (form !== undefined) return { label: named(name), ...resultOf(form) };
    const declared = Object.hasOwn(eventType.facts, name) ? eventType.facts[name] : undefined;
    if (declared !== undefined) return declared;
    if (!isEnvelopeFact(name)) return { label: named(name), type: 'text' };
    const type = envelopeFacts[name];
    return { label: envelopeLabels[name], type };
  }

  function resultOf(form: LetForm): Omit<FactDescription, 'label'> {
    if ('elapsed' in form) return { type: 'decimal', unit: form.in };
    if ('size' in form) return { type: 'integer' };
    if ('ratio' in form) return { type: 'decimal' };
    const [a, b] = form.difference.map(describe);
    const sameUnit = a?.unit === b?.unit ? a?.unit : undefined;
    return { type: a?.type === 'money' && b?.type === 'money' ? 'money' : 'decimal', unit: sameUnit };
  }

  return describe;
}

const named = (name: string): LocalizedText => ({ 'zh-CN': name, en: name });
const isEnvelopeFact = (name: string): name is keyof typeof envelopeFacts => Object.hasOwn(envelopeFacts, name);
