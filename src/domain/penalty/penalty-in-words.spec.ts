import { aFinding, aPenaltyPolicy } from '../../../test/support/penalty-policies.js';
import type { FindingRecord } from '../finding/finding-record.js';
import type { PenaltyPolicy } from '../rulebook/penalty-policy.schema.js';
import type { Locale } from '../shared/localized-text.js';
import { foldPenalties } from './fold-penalties.js';
import { penaltyCase } from './penalty-case.js';
import { bearsPenalty } from './penalty-changes.js';
import { penaltyInWords } from './penalty-in-words.js';

/** What is said about the penalty of the last of these findings. */
function told(findings: readonly FindingRecord[], locale: Locale = 'en', policy: PenaltyPolicy = aPenaltyPolicy()) {
  const finding = findings.at(-1);
  const verdict = foldPenalties(policy, findings).find((one) => one.finding === finding?.id);
  if (finding === undefined || verdict === undefined || !bearsPenalty(verdict)) throw new Error('no penalty');
  const named = new Map(findings.map(({ id, at }) => [id, { title: { 'zh-CN': '等候超时', en: 'Waited' }, at }]));
  const about = penaltyCase(policy, finding, verdict);
  return penaltyInWords({ policy, case: about, finding, consumed: verdict.consumed, absorbed: [], named }, locale);
}
const minor = (id: string, day: string) => aFinding({ id, at: `2026-03-${day}T02:00:00.000Z` });

describe('a penalty in words', () => {
  it('names the row and the comparisons that made it apply, with codes by their names', () => {
    expect(told([aFinding({ critical: 'compliance' })]).sentences[1]).toBe(
      'Row 1 of the policy applies: Kind of critical error was “breaks the law or the rules”.',
    );
    expect(told([aFinding({ critical: 'compliance' })], 'zh-CN').sentences[1]).toBe(
      '适用办法第 1 条：致命差错类别为“违反合规要求”。',
    );
    expect(told([aFinding({ severity: 'major' })], 'zh-CN').sentences[1]).toBe(
      '适用办法第 2 条：严重程度为“较重”，属于“较重”、“严重”之一。',
    );
  });

  it('says what was counted and used up, and nothing of it where nothing was', () => {
    const { sentences } = told([minor('1', '01'), minor('2', '02'), minor('3', '03')]);
    expect(sentences).toContain(
      'Counted together with: #1 “Waited” (2026-03-01 10:00), #2 “Waited” (2026-03-02 10:00).',
    );
    expect(sentences).toContain('These 3, this one included, are used up by it and count no more.');
    expect(told([minor('1', '01')]).sentences).toEqual([
      'It is for finding #1 “Waited” (2026-03-01 10:00).',
      'Row 4 of the policy applies: Severity was “minor”.',
      '1 point, posted when it takes effect.',
      'One person must confirm it; no machine decides alone.',
    ]);
  });

  it('says nothing of counts where a row has several and it is not known which counted what', () => {
    const count = { of: 'finding', by: ['staff'], within: 'P90D' };
    const policy = aPenaltyPolicy({
      let: { one: count, other: count },
      tiers: [
        {
          tier: 'light',
          when: {
            all: [
              { fact: 'one', operator: 'greaterThanInclusive', value: 1 },
              { fact: 'other', operator: 'greaterThanInclusive', value: 1 },
              { fact: 'severity', operator: 'equal', value: 'minor' },
            ],
          },
        },
      ],
    });
    expect(told([minor('1', '01')], 'en', policy).sentences[1]).toBe(
      'Row 1 of the policy applies: Severity was “minor”.',
    );
  });
});
