import { aPenaltyPolicy } from '../../../test/support/penalty-policies.js';
import { runPenaltyExamples } from './run-penalty-examples.js';

const call = (id: string, severity: string) => ({
  id,
  at: '2026-03-02T10:00+08:00',
  event: 'call-7',
  severity,
  critical: null,
});
const examples = (expect: Record<string, string>) => [
  { says: 'one call', findings: [call('rude', 'minor'), call('wrong', 'major')], expect },
];

describe('the examples of a penalty policy', () => {
  it('hold when every finding gets the verdict they say', () => {
    expect(runPenaltyExamples(aPenaltyPolicy())).toEqual([]);
    expect(runPenaltyExamples(aPenaltyPolicy({ examples: examples({ wrong: 'medium', rude: 'absorbed' }) }))).toEqual(
      [],
    );
  });

  it('fail when a finding gets another verdict, or is left out', () => {
    expect(runPenaltyExamples(aPenaltyPolicy({ examples: examples({ wrong: 'medium', rude: 'light' }) }))).toEqual([
      {
        index: 0,
        says: 'one call',
        expected: ['rude: light', 'wrong: medium'],
        actual: ['rude: absorbed', 'wrong: medium'],
      },
    ]);
    expect(runPenaltyExamples(aPenaltyPolicy({ examples: examples({ wrong: 'medium' }) }))).toHaveLength(1);
  });

  it('name who answers by default, and may name nobody', () => {
    const [nobody] = runPenaltyExamples(
      aPenaltyPolicy({
        examples: [{ says: 'x', findings: [{ ...call('f', 'minor'), missing: ['staff'] }], expect: {} }],
      }),
    );
    expect(nobody?.actual).toEqual(['f: none']);
  });
});
