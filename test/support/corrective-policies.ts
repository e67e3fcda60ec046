import { correctivePolicy, type CorrectivePolicy } from '../../src/domain/rulebook/corrective-policy.schema.js';

type Changes = Readonly<Record<string, unknown>>;

const words = (text: string) => ({ 'zh-CN': `${text}（中文）`, en: text });

/** M1 of the rule suite: 30, 15 or 5 working days by severity, to be acknowledged on the next one. As it is written. */
export const aWrittenCorrectivePolicy = (changes: Changes = {}): Changes => ({
  kind: 'corrective-policy',
  code: 'rectification',
  title: words('Rectification'),
  dueInDays: { minor: 30, major: 15, critical: 5 },
  acknowledgeInDays: 1,
  count: 'working-days',
  calendar: 'office',
  examples: [
    {
      says: 'the 15th working day after the holiday and its make-up Saturday',
      finding: { at: '2026-04-16T10:00+08:00', severity: 'major' },
      expect: 'opens',
      acknowledgeOn: '2026-04-17',
      dueOn: '2026-05-11',
    },
    { says: 'nobody said how severe', finding: { at: '2026-03-02T10:00+08:00' }, expect: 'needs-data' },
  ],
  ...changes,
});

export const aCorrectivePolicy = (changes: Changes = {}): CorrectivePolicy =>
  correctivePolicy.parse(aWrittenCorrectivePolicy(changes));
