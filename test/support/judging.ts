import { eventType, type EventType } from '../../src/domain/rulebook/event-type.schema.js';
import { rule, type Rule } from '../../src/domain/rulebook/rule.schema.js';
import { rulebookOf, type Rulebook } from '../../src/domain/rulebook/rulebook.js';
import { standard, type Standard } from '../../src/domain/rulebook/standard.schema.js';
import { calendar, type Calendar } from '../../src/domain/rulebook/calendar.schema.js';
import type { ServiceEvent } from '../../src/domain/service-event/service-event.js';
import type { LocalizedText } from '../../src/domain/shared/localized-text.js';

const named = (text: string): LocalizedText => ({ 'zh-CN': text, en: text });

/** An event type of counter visits; what is given replaces the defaults. */
export const anEventType = (given: Readonly<Record<string, unknown>> = {}): EventType =>
  eventType.parse({
    kind: 'event-type',
    code: 'counter.served',
    title: named('counter.served'),
    touchpoint: 'counter',
    facts: {},
    ...given,
  });

/** A rule on counter visits that blames the unit. */
export const aRule = (given: Readonly<Record<string, unknown>>): Rule =>
  rule.parse({
    kind: 'rule',
    code: 'the-rule',
    standard: 'ST-1',
    title: named('the rule'),
    on: ['counter.served'],
    finding: { severity: 'minor', subject: { unit: 'unit' }, message: named('.') },
    examples: [{ says: 'none', event: {}, expect: 'fired' }],
    ...given,
  });

export const aStandard = (given: Readonly<Record<string, unknown>> = {}): Standard =>
  standard.parse({
    kind: 'standard',
    code: 'ST-1',
    title: named('the standard'),
    clause: named('the clause'),
    dimension: 'timeliness',
    touchpoints: ['counter'],
    owner: 'service department',
    source: { text: 'service manual', status: 'sample' },
    ...given,
  });

/** Monday to Friday, 09:00 to 17:00 in Shanghai, without holidays, in 2026. */
export const aCalendar = (given: Readonly<Record<string, unknown>> = {}): Calendar => {
  const nineToFive = [['09:00', '17:00']];
  const week = {
    monday: nineToFive,
    tuesday: nineToFive,
    wednesday: nineToFive,
    thursday: nineToFive,
    friday: nineToFive,
  };
  return calendar.parse({
    kind: 'calendar',
    code: 'office',
    title: named('office'),
    zone: 'Asia/Shanghai',
    week,
    years: { from: 2026, to: 2026 },
    ...given,
  });
};

export const aRulebook = (...documents: readonly (EventType | Rule | Standard | Calendar)[]): Rulebook =>
  rulebookOf([aStandard(), ...documents]);

/** A counter visit on Monday, 2 March 2026, at ten in Shanghai: staff S1 of unit U1 (below CITY and HQ), customer C1. */
export const aServiceEvent = (given: Partial<ServiceEvent> = {}): ServiceEvent => ({
  id: '1',
  source: 'queue-machine',
  externalId: 'e1',
  type: 'counter.served',
  occurredAt: '2026-03-02T02:00:00.000Z',
  receivedAt: '2026-03-02T02:00:05.000Z',
  unit: 'U1',
  staff: 'S1',
  customer: 'C1',
  unitPath: ['U1', 'CITY', 'HQ'],
  data: {},
  ...given,
});
