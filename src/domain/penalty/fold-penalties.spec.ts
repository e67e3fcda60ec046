import { aFinding, aPenaltyPolicy, inShanghai } from '../../../test/support/penalty-policies.js';
import type { FindingRecord } from '../finding/finding-record.js';
import { foldPenalties, type PenaltyVerdict } from './fold-penalties.js';

const policy = aPenaltyPolicy();

/** When it occurred, in Shanghai, and what differs from a minor finding about an act of its own. */
type Written = readonly [at: string, changes?: Partial<FindingRecord>];

const findings = (given: readonly Written[]) =>
  given.map(([at, changes = {}], index) => aFinding({ id: String(index + 1), at: inShanghai(at), ...changes }));

const word = ({ tier, absorbedBy }: PenaltyVerdict) => (absorbedBy === undefined ? tier : `${tier} (absorbed)`);
const verdicts = (...given: readonly Written[]) => foldPenalties(policy, findings(given));
const tiers = (...given: readonly Written[]) => verdicts(...given).map(word);

describe('three light findings in 90 days make the third one medium', () => {
  it('counts back exactly 90 times 24 hours, both ends included', () => {
    expect(tiers(['2026-03-01 10:00'], ['2026-04-01 10:00'], ['2026-05-30 10:00'])).toEqual([
      'light',
      'light',
      'medium',
    ]);
    expect(tiers(['2026-03-01 10:00'], ['2026-04-01 10:00'], ['2026-05-30 10:01'])).toEqual([
      'light',
      'light',
      'light',
    ]);
  });

  it('uses the three up, so that a fourth is light again', () => {
    const fold = verdicts(['2026-03-01 10:00'], ['2026-04-01 10:00'], ['2026-05-20 10:00'], ['2026-06-02 10:00']);
    expect(fold.map(word)).toEqual(['light', 'light', 'medium', 'light']);
    expect(fold[2]).toMatchObject({ row: 2, counted: ['1', '2', '3'], consumed: ['1', '2', '3'] });
    expect(fold[3]).toMatchObject({ row: 3, counted: [], consumed: [] });
  });

  it('starts counting anew after the three', () => {
    const six = ['03-01', '03-02', '03-03', '03-04', '03-05', '03-06'].map((day) => [`2026-${day} 10:00`] as const);
    expect(tiers(...six)).toEqual(['light', 'light', 'medium', 'light', 'light', 'medium']);
  });

  it('takes the upgrade back when one of the three is withdrawn, because it no longer stands', () => {
    expect(tiers(['2026-03-01 10:00'], ['2026-05-20 10:00'])).toEqual(['light', 'light']);
  });

  it('turns a finding medium when an earlier one arrives late', () => {
    const fold = verdicts(['2026-03-01 10:00'], ['2026-05-20 10:00'], ['2026-04-15 10:00']);
    expect(fold.map((verdict) => [verdict.finding, verdict.tier])).toEqual([
      ['1', 'light'],
      ['3', 'light'],
      ['2', 'medium'],
    ]);
  });

  it('does not count the findings of a colleague', () => {
    expect(
      tiers(['2026-03-01 10:00', { staff: 'S2' }], ['2026-03-02 10:00', { staff: 'S2' }], ['2026-03-04 10:00']),
    ).toEqual(['light', 'light', 'light']);
  });

  it('counts three findings of one instant in the order of their ids', () => {
    const three = ['9', '10', '11'].map((id) => aFinding({ id }));
    expect(foldPenalties(policy, three).map(({ finding, tier }) => [finding, tier])).toEqual([
      ['9', 'light'],
      ['10', 'light'],
      ['11', 'medium'],
    ]);
  });
});

describe('a penalty policy tries its rows from the heaviest down', () => {
  it('makes a compliance-critical error heavy at once', () => {
    expect(tiers(['2026-03-01 10:00', { severity: 'critical', critical: 'compliance' }])).toEqual(['heavy']);
    expect(policy.confirmations.heavy).toBe(3);
  });

  it('makes another critical error medium', () => {
    expect(tiers(['2026-03-01 10:00', { severity: 'critical', critical: 'customer' }])).toEqual(['medium']);
  });

  it('does so in whatever order the rows are written', () => {
    const reversed = aPenaltyPolicy({ tiers: policy.tiers.toReversed() });
    const [heavy] = foldPenalties(reversed, [aFinding({ severity: 'critical', critical: 'compliance' })]);
    expect(heavy).toMatchObject({ tier: 'heavy', row: 3 });
  });

  it('holds a finding for a person when a heavier row cannot be excluded, and says why', () => {
    expect(verdicts(['2026-03-01 10:00', { critical: undefined }])).toMatchObject([
      { tier: 'held', row: 0, inDoubt: ['critical'] },
    ]);
    expect(verdicts(['2026-03-01 10:00', { severity: undefined }])).toMatchObject([
      { tier: 'held', row: 1, inDoubt: ['severity'] },
    ]);
  });

  it('punishes nothing that no row speaks of', () => {
    const heavyOnly = aPenaltyPolicy({ tiers: policy.tiers.slice(0, 1) });
    expect(foldPenalties(heavyOnly, [aFinding()])).toMatchObject([{ tier: 'none', row: null }]);
  });
});

describe('one act bears one penalty', () => {
  it('is punished by the heaviest of its findings, which absorbs the others', () => {
    const fold = verdicts(
      ['2026-03-01 10:00', { event: 'call-7' }],
      ['2026-03-01 10:00', { event: 'call-7', severity: 'major' }],
    );
    expect(fold.map(word)).toEqual(['light (absorbed)', 'medium']);
    expect(fold[0]?.absorbedBy).toBe('2');
  });

  it('is another act in another call', () => {
    expect(
      tiers(['2026-03-01 10:00', { event: 'call-7' }], ['2026-03-01 10:00', { event: 'call-8', severity: 'major' }]),
    ).toEqual(['light', 'medium']);
  });

  it('is another act of another person', () => {
    expect(
      tiers(['2026-03-01 10:00', { event: 'call-7' }], ['2026-03-01 10:00', { event: 'call-7', staff: 'S2' }]),
    ).toEqual(['light', 'light']);
  });

  it('absorbs nothing when it is not known which act the findings are about', () => {
    expect(
      tiers(['2026-03-01 10:00', { event: undefined }], ['2026-03-01 10:00', { event: undefined, severity: 'major' }]),
    ).toEqual(['light', 'medium']);
  });

  it('does not count what it absorbed towards three', () => {
    expect(
      tiers(
        ['2026-03-01 10:00', { event: 'a' }],
        ['2026-03-01 10:00', { event: 'a', severity: 'major' }],
        ['2026-03-02 10:00'],
        ['2026-03-03 10:00'],
      ),
    ).toEqual(['light (absorbed)', 'medium', 'light', 'light']);
  });

  it('counts once, however many light findings it makes', () => {
    expect(
      tiers(
        ['2026-03-01 10:00', { event: 'a' }],
        ['2026-03-01 10:00', { event: 'a' }],
        ['2026-03-01 10:00', { event: 'a' }],
        ['2026-03-02 10:00'],
        ['2026-03-03 10:00'],
      ),
    ).toEqual(['light', 'light (absorbed)', 'light (absorbed)', 'light', 'medium']);
  });

  it('leaves a light finding unpunished while a heavier one of the same act is held', () => {
    const fold = verdicts(
      ['2026-03-01 10:00', { event: 'a' }],
      ['2026-03-01 10:00', { event: 'a', critical: undefined }],
    );
    expect(fold.map(word)).toEqual(['light (absorbed)', 'held']);
  });

  it('is punished at once when nothing held could outweigh it', () => {
    const fold = verdicts(
      ['2026-03-01 10:00', { event: 'a', critical: 'compliance' }],
      ['2026-03-01 10:00', { event: 'a', severity: undefined }],
    );
    expect(fold.map(word)).toEqual(['heavy', 'held (absorbed)']);
  });
});

describe('a policy that changed from release to release', () => {
  const stricter = aPenaltyPolicy({
    tiers: policy.tiers.map((row) =>
      row.consumes === undefined
        ? row
        : { ...row, when: { fact: 'lightIn90d', operator: 'greaterThanInclusive', value: 2 } },
    ),
  });
  const fromApril = ({ at }: FindingRecord) => (at < inShanghai('2026-04-01 00:00') ? policy : stricter);
  const tiersOf = (...given: readonly Written[]) => foldPenalties(fromApril, findings(given)).map(word);

  it('judges each finding by the version of its own release', () => {
    expect(tiersOf(['2026-03-01 10:00'], ['2026-03-02 10:00'])).toEqual(['light', 'light']);
    expect(tiersOf(['2026-03-01 10:00'], ['2026-04-02 10:00'])).toEqual(['light', 'medium']);
  });

  it('does not count again under the new version what the old one has used up', () => {
    expect(tiersOf(['2026-03-01 10:00'], ['2026-03-02 10:00'], ['2026-03-03 10:00'], ['2026-04-02 10:00'])).toEqual([
      'light',
      'light',
      'medium',
      'light',
    ]);
  });
});

describe('what cannot be punished', () => {
  it('neither is a finding on trial nor counts towards three', () => {
    expect(
      tiers(['2026-03-01 10:00', { trial: true }], ['2026-03-02 10:00', { trial: true }], ['2026-04-02 10:00']),
    ).toEqual(['none', 'none', 'light']);
  });

  it.each(['good-practice', 'observation', 'signal'] as const)('neither is a finding of kind %s', (kind) => {
    expect(tiers(['2026-03-01 10:00', { kind, severity: 'major', critical: 'compliance' }])).toEqual(['none']);
  });

  it('neither is a finding that names nobody of those the policy is for', () => {
    expect(tiers(['2026-03-01 10:00', { staff: undefined }])).toEqual(['none']);
    expect(foldPenalties(aPenaltyPolicy({ for: 'unit' }), [aFinding({ staff: undefined })])).toMatchObject([
      { tier: 'light' },
    ]);
  });
});

describe('a count in doubt', () => {
  const doubtful = { severity: undefined };

  it('holds a third light finding while it is open whether one of the earlier two is light', () => {
    const fold = verdicts(['2026-03-01 10:00', doubtful], ['2026-03-02 10:00'], ['2026-03-03 10:00']);
    expect(fold.map(word)).toEqual(['held', 'light', 'held']);
    expect(fold[2]).toMatchObject({ row: 2, counted: ['2', '3'], inDoubt: ['lightIn90d'] });
  });

  it('is none when a held finding counts whatever the missing data may be', () => {
    expect(tiers(['2026-03-01 10:00', { critical: undefined }], ['2026-03-02 10:00'], ['2026-03-03 10:00'])).toEqual([
      'held',
      'light',
      'medium',
    ]);
  });

  it('counts an act once while it is open which of its findings bears the penalty', () => {
    const open = [
      ['2026-03-01 10:00', { event: 'a' }],
      ['2026-03-01 10:00', { event: 'a', critical: undefined }],
      ['2026-03-02 10:00'],
    ] as const;
    expect(tiers(...open)).toEqual(['light (absorbed)', 'held', 'light']);
    expect(tiers(...open, ['2026-03-03 10:00'])).toEqual(['light (absorbed)', 'held', 'light', 'medium']);
  });

  it('is open as to an act of which one finding would count and another would not', () => {
    const minor = [['2026-03-02 10:00'], ['2026-03-03 10:00']] as const;
    const fold = verdicts(
      ['2026-03-01 10:00', { event: 'a', severity: 'major' }],
      ['2026-03-01 10:00', { event: 'a', critical: undefined }],
      ...minor,
    );
    expect(fold.map(word)).toEqual(['medium (absorbed)', 'held', 'light', 'held']);
  });

  it('decides nonetheless when it would come to the same either way', () => {
    expect(
      tiers(['2026-03-01 10:00', doubtful], ['2026-03-02 10:00', { severity: 'major' }], ['2026-03-03 10:00']),
    ).toEqual(['held', 'medium', 'light']);
  });

  it('is open as to a finding that another one in doubt may have consumed', () => {
    const here = aPenaltyPolicy({
      let: { here: { of: 'finding', by: ['staff', 'unit'], within: 'P90D' } },
      tiers: [
        { tier: 'medium', when: { fact: 'here', operator: 'greaterThanInclusive', value: 2 }, consumes: 'here' },
        { tier: 'light', when: { fact: 'severity', operator: 'equal', value: 'minor' } },
      ],
    });
    const somewhere = findings([['2026-03-01 10:00'], ['2026-03-02 10:00', { unit: undefined }], ['2026-03-03 10:00']]);
    expect(foldPenalties(here, somewhere).map(word)).toEqual(['light', 'held', 'held']);
  });

  it('says nothing about equality within a range', () => {
    const exactly = aPenaltyPolicy({
      tiers: [{ tier: 'heavy', when: { fact: 'lightIn90d', operator: 'equal', value: 2 } }, ...policy.tiers],
    });
    const given = findings([['2026-03-01 10:00', doubtful], ['2026-03-01 11:00', doubtful], ['2026-03-03 10:00']]);
    expect(foldPenalties(exactly, given).at(-1)).toMatchObject({ tier: 'held', inDoubt: ['lightIn90d'] });
  });
});
