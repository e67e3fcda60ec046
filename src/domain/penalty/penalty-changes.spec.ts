import { aFinding, aPenaltyPolicy, inShanghai } from '../../../test/support/penalty-policies.js';
import { foldPenalties } from './fold-penalties.js';
import { penaltyChanges, type RecordedPenalty } from './penalty-changes.js';

const policy = aPenaltyPolicy();
const recorded = (finding: string, tier: RecordedPenalty['tier'], changes: Partial<RecordedPenalty> = {}) => ({
  penalty: `P${finding}`,
  finding,
  tier,
  revoked: false,
  ...changes,
});
const third = aFinding({ id: '3', at: inShanghai('2026-05-20 10:00') });
const three = [
  aFinding({ id: '1', at: inShanghai('2026-03-01 10:00') }),
  aFinding({ id: '2', at: inShanghai('2026-04-01 10:00') }),
  third,
];
const changes = (before: readonly RecordedPenalty[], findings = three) => {
  const { propose, supersede, stays } = penaltyChanges(before, foldPenalties(policy, findings));
  return {
    propose: propose.map(({ finding, tier }) => `${finding} ${tier}`),
    supersede: supersede.map(({ penalty, because }) => `${penalty} ${because}`),
    stays: stays.map(({ penalty }) => penalty),
  };
};

describe('what a fold changes', () => {
  it('is everything when nothing is recorded', () => {
    expect(changes([])).toEqual({ propose: ['1 light', '2 light', '3 medium'], supersede: [], stays: [] });
  });

  it('is nothing when all of it is recorded', () => {
    const before = [recorded('1', 'light'), recorded('2', 'light'), recorded('3', 'medium')];
    expect(changes(before)).toEqual({ propose: [], supersede: [], stays: ['P1', 'P2', 'P3'] });
  });

  it('replaces a penalty whose tier rises because another finding arrived late', () => {
    const before = [recorded('1', 'light'), recorded('3', 'light')];
    expect(changes(before)).toEqual({
      propose: ['2 light', '3 medium'],
      supersede: ['P3 tier-changed'],
      stays: ['P1'],
    });
  });

  it('takes back the penalty of a withdrawn finding, and the upgrade that counted it', () => {
    const before = [recorded('1', 'light'), recorded('2', 'light'), recorded('3', 'medium')];
    const standing = three.filter(({ id }) => id !== '2');
    expect(changes(before, standing)).toEqual({
      propose: ['3 light'],
      supersede: ['P2 finding-withdrawn', 'P3 tier-changed'],
      stays: ['P1'],
    });
  });

  it('takes back a penalty that is absorbed, in doubt or by no row any more', () => {
    const heavier = aFinding({ id: '4', at: third.at, event: 'event-of-3', severity: 'major' });
    expect(changes([recorded('3', 'light')], [third, heavier])).toMatchObject({
      propose: ['4 medium'],
      supersede: ['P3 absorbed'],
    });
    expect(changes([recorded('3', 'light')], [{ ...third, critical: undefined }])).toMatchObject({
      propose: [],
      supersede: ['P3 held'],
    });
    expect(changes([recorded('3', 'light')], [{ ...third, trial: true }])).toMatchObject({
      supersede: ['P3 no-row-applies'],
    });
  });

  it('never proposes again what a person has revoked, not even in another tier', () => {
    const before = [recorded('1', 'light'), recorded('2', 'light'), recorded('3', 'light', { revoked: true })];
    expect(changes(before)).toEqual({ propose: [], supersede: [], stays: ['P1', 'P2'] });
  });

  it('says of a penalty that stays what is counted for it now', () => {
    const verdicts = foldPenalties(policy, three);
    expect(penaltyChanges([recorded('3', 'medium')], verdicts).stays).toEqual([
      { penalty: 'P3', verdict: expect.objectContaining({ finding: '3', counted: ['1', '2', '3'] }) },
    ]);
  });
});
