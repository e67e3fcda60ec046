import type { FindingRecord } from '../../src/domain/finding/finding-record.js';
import { type PenaltyPolicy, penaltyPolicy } from '../../src/domain/rulebook/penalty-policy.schema.js';

type Changes = Readonly<Record<string, unknown>>;

const words = (text: string) => ({ 'zh-CN': `${text}（中文）`, en: text });
const when = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });

const anExample = (says: string, severity: string | undefined, critical: string | null, expect: string) => ({
  says,
  findings: [{ id: 'f1', at: '2026-03-02T10:00+08:00', severity, critical }],
  expect: { f1: expect },
});

/** Three light findings of one person in 90 days make the third medium; compliance is heavy at once. As it is written. */
export const aWrittenPenaltyPolicy = (changes: Changes = {}) => ({
  kind: 'penalty-policy',
  code: 'staff-service',
  title: words('Service penalties'),
  for: 'staff',
  onePer: 'event',
  let: {
    lightIn90d: {
      of: 'finding',
      by: ['staff'],
      within: 'P90D',
      where: { all: [when('kind', 'equal', 'nonconformity'), when('severity', 'equal', 'minor')] },
    },
  },
  labels: { lightIn90d: words('Light findings in 90 days') },
  tiers: [
    { tier: 'heavy', when: when('critical', 'equal', 'compliance') },
    { tier: 'medium', when: when('severity', 'in', ['major', 'critical']) },
    {
      tier: 'medium',
      when: { all: [when('severity', 'equal', 'minor'), when('lightIn90d', 'greaterThanInclusive', 3)] },
      consumes: 'lightIn90d',
    },
    { tier: 'light', when: when('severity', 'equal', 'minor') },
  ],
  points: { light: 1, medium: 3, heavy: 6 },
  unitPoints: { light: 0, medium: 1, heavy: 2 },
  confirmations: { light: 1, medium: 2, heavy: 3 },
  appeal: { within: 'P10D', count: 'working-days', calendar: 'office' },
  examples: [
    anExample('a minor finding', 'minor', null, 'light'),
    anExample('a major finding', 'major', null, 'medium'),
    anExample('against the law', 'major', 'compliance', 'heavy'),
    anExample('nobody said how severe', undefined, null, 'held'),
  ],
  ...changes,
});

export const aPenaltyPolicy = (changes: Changes = {}): PenaltyPolicy =>
  penaltyPolicy.parse(aWrittenPenaltyPolicy(changes));

/** `2026-03-01 10:00` in Shanghai. */
export const inShanghai = (local: string): string => new Date(`${local.replace(' ', 'T')}:00+08:00`).toISOString();

/** A minor nonconformity of staff member S1 in unit U1 by a rule in force, no critical error, in an event of its own. */
export const aFinding = (given: Partial<FindingRecord> = {}): FindingRecord => ({
  id: '1',
  at: inShanghai('2026-03-02 10:00'),
  kind: 'nonconformity',
  severity: 'minor',
  critical: null,
  rule: 'counter-wait',
  standard: 'CTR-T1',
  dimension: 'timeliness',
  event: `event-of-${given.id ?? '1'}`,
  staff: 'S1',
  unit: 'U1',
  ...given,
});
