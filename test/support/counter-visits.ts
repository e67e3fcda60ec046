import { aCalendar, anEventType, aRule, aRulebook, aServiceEvent, aStandard } from './judging.js';
import type { Rule } from '../../src/domain/rulebook/rule.schema.js';
import type { ServiceEvent } from '../../src/domain/service-event/service-event.js';
import type { FactValue } from '../../src/domain/shared/fact-value.js';
import type { Locale } from '../../src/domain/shared/localized-text.js';
import { compileRulebook } from '../../src/domain/evaluation/compile-rulebook.js';
import { explainInWords, type ExplanationInWords } from '../../src/domain/evaluation/explain-in-words.js';

export const label = (chinese: string, english: string) => ({ 'zh-CN': chinese, en: english });

const visit = anEventType({
  facts: {
    ticketAt: { type: 'instant', label: label('取号时间', 'Ticket time') },
    calledAt: { type: 'instant', label: label('叫号时间', 'Call time') },
    promisedAt: { type: 'instant', label: label('承诺时间', 'Promised time'), nullable: true },
    tier: { type: 'code', label: label('客户等级', 'Customer tier'), values: ['ordinary', 'vip'] },
    rings: { type: 'integer', label: label('铃响次数', 'Rings') },
    apologised: { type: 'boolean', label: label('是否致歉', 'Apologised') },
    score: { type: 'decimal', label: label('得分', 'Score') },
    fee: { type: 'money', label: label('收费', 'Fee'), unit: 'CNY' },
    tariff: { type: 'money', label: label('标准收费', 'Tariff'), unit: 'CNY' },
    refunded: { type: 'money', label: label('退费', 'Refund'), unit: 'CNY', nullable: true },
    failedItems: { type: 'list', of: 'code', label: label('不合格项', 'Failed items'), nullable: true },
    helper: { type: 'staff', label: label('协助人', 'Helper'), nullable: true },
    handler: { type: 'staff', label: label('处理人', 'Handler') },
    calls: { type: 'integer', label: label('通话数', 'Calls') },
    errors: { type: 'integer', label: label('差错数', 'Errors') },
  },
  let: { waited: { elapsed: ['ticketAt', 'calledAt'], in: 'minutes' } },
  labels: { waited: label('等候时间', 'Waiting time') },
});
const standard = aStandard({ title: label('柜面等候', 'Waiting at the counter') });

export type Given = Readonly<Record<string, unknown>>;
export type Data = Readonly<Record<string, FactValue>>;
/** What is said about a counter visit with these facts. */
export function explain(rule: Rule, data: Data, locale: Locale, event: Partial<ServiceEvent> = {}): ExplanationInWords {
  const evaluator = compileRulebook(aRulebook(visit, standard, aCalendar(), rule));
  const explanation = evaluator.explain(aServiceEvent({ data, ...event }), rule.code);
  if (explanation === undefined) throw new Error('the rule is on this event type');
  // as it comes back from the database
  return explainInWords(JSON.parse(JSON.stringify(explanation)) as typeof explanation, rule, visit, standard, locale);
}
const ruleTitle = label('等候过久', 'Waited too long');
export const ruleOn = (conditions: Given, more: Given = {}): Rule => aRule({ title: ruleTitle, conditions, ...more });
export const leaf = (fact: string, operator: string, value: unknown): Given => ({ fact, operator, value });
export const one = (fact: string, operator: string, value: unknown, more: Given = {}): Rule =>
  ruleOn({ all: [leaf(fact, operator, value)] }, more);
export const finding = (as: string, subject: Given = { unit: 'unit' }): Given => ({
  finding: { as, severity: 'minor', subject, message: label('。', '.') },
});

/** the first sentence: the reason itself */
export const reason = (rule: Rule, data: Data, locale: Locale = 'en'): string | undefined =>
  explain(rule, data, locale).sentences[0];

export const ticketAt = '2026-03-02T01:00:00.000Z';
export const tooLate = { ticketAt, calledAt: '2026-03-02T01:16:30.000Z' };
export const limit = one('waited', 'greaterThan', 15, {
  finding: {
    severity: 'minor',
    subject: { unit: 'unit' },
    message: label('等候{waited}分钟', 'Waited {waited} minutes, called at {calledAt}'),
  },
});
