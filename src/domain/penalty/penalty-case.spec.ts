import { aFinding, aPenaltyPolicy } from '../../../test/support/penalty-policies.js';
import type { FindingRecord } from '../finding/finding-record.js';
import { foldPenalties } from './fold-penalties.js';
import { penaltyCase } from './penalty-case.js';
import { bearsPenalty } from './penalty-changes.js';

function caseOf(policy: ReturnType<typeof aPenaltyPolicy>, finding: FindingRecord) {
  const [verdict] = foldPenalties(policy, [finding]).filter(bearsPenalty);
  if (verdict === undefined) throw new Error('the finding bears no penalty');
  return penaltyCase(policy, finding, verdict);
}

describe('the case of a penalty', () => {
  it('takes points and confirmations from the tier', () => {
    expect(caseOf(aPenaltyPolicy(), aFinding({ severity: 'major' }))).toEqual({
      policy: 'staff-service',
      finding: '1',
      for: 'staff',
      staff: 'S1',
      unit: 'U1',
      tier: 'medium',
      row: 1,
      counted: [],
      actAt: aFinding().at,
      points: 3,
      unitPoints: 1,
      confirmations: 2,
    });
  });

  it('charges a unit for its own points only, and no member of its staff', () => {
    const policy = aPenaltyPolicy({
      for: 'unit',
      let: {},
      tiers: aPenaltyPolicy().tiers.slice(0, 2),
      unitPoints: undefined,
    });
    expect(caseOf(policy, aFinding({ severity: 'major' }))).toMatchObject({
      staff: null,
      unit: 'U1',
      points: 3,
      unitPoints: 0,
    });
  });

  it('charges no unit when none is known', () => {
    expect(caseOf(aPenaltyPolicy(), aFinding({ severity: 'major', unit: undefined }))).toMatchObject({
      unit: null,
      points: 3,
      unitPoints: 0,
    });
  });
});
