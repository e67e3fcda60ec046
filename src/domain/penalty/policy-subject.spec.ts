import { inLockOrder, policySubject } from './policy-subject.js';

describe('whose findings a policy folds together', () => {
  const both = { staff: 'S1', unit: 'U1' };

  it('are those of the staff member or of the unit, as the policy says', () => {
    expect(policySubject({ code: 'p', for: 'staff' }, both)).toEqual({
      key: 'p/staff:S1',
      policy: 'p',
      kind: 'staff',
      code: 'S1',
    });
    expect(policySubject({ code: 'p', for: 'unit' }, both)).toMatchObject({
      key: 'p/unit:U1',
      kind: 'unit',
      code: 'U1',
    });
  });

  it('are nobody’s where the finding names nobody of those the policy is for', () => {
    expect(policySubject({ code: 'p', for: 'staff' }, { ...both, staff: null })).toBeUndefined();
    expect(policySubject({ code: 'p', for: 'unit' }, { ...both, unit: null })).toBeUndefined();
  });

  it('are locked in one order, each once, whatever order they come in', () => {
    const subjects = ['S2', 'S1', 'S10', 'S1'].flatMap(
      (staff) => policySubject({ code: 'p', for: 'staff' }, { staff, unit: null }) ?? [],
    );
    const keys = ['p/staff:S1', 'p/staff:S10', 'p/staff:S2'];
    expect(inLockOrder(subjects).map(({ key }) => key)).toEqual(keys);
    expect(inLockOrder(subjects.toReversed()).map(({ key }) => key)).toEqual(keys);
  });
});
