import { aUnit, organizationOf, sampleOrganization } from '../../../test/support/an-organization.js';
import { subtree, unitOfStaff, unitPath, visibleSubtree } from './as-of.js';

const organization = organizationOf(sampleOrganization);

describe('the path of a unit', () => {
  it('runs from the unit to the root', () => {
    expect(unitPath(organization, 'ZJ-1', '2024-01-01')).toEqual(['ZJ-1', 'ZJ', 'HQ']);
  });

  it('follows the parent of that day: the day of a move belongs to the new parent', () => {
    expect(unitPath(organization, 'JS-2', '2024-12-31')).toEqual(['JS-2', 'ZJ', 'HQ']);
    expect(unitPath(organization, 'JS-2', '2025-01-01')).toEqual(['JS-2', 'JS', 'HQ']);
  });

  it('is empty before the opening, from the closing on and for a unit nobody knows', () => {
    expect(unitPath(organization, 'ZJ-2', '2019-12-31')).toEqual([]);
    expect(unitPath(organization, 'ZJ-2', '2024-06-30')).toEqual(['ZJ-2', 'ZJ', 'HQ']);
    expect(unitPath(organization, 'ZJ-2', '2024-07-01')).toEqual([]);
    expect(unitPath(organization, 'toString', '2024-01-01')).toEqual([]);
  });
});

describe('the unit of a staff member', () => {
  it('is the one of that day', () => {
    expect(unitOfStaff(organization, 'lin', '2024-03-31')).toBe('ZJ-1');
    expect(unitOfStaff(organization, 'lin', '2024-04-01')).toBe('JS-1');
  });

  it('is none outside the employment', () => {
    expect(unitOfStaff(organization, 'bo', '2025-05-31')).toBe('JS-2');
    expect(unitOfStaff(organization, 'bo', '2025-06-01')).toBeNull();
    expect(unitOfStaff(organization, 'nobody', '2025-06-01')).toBeNull();
  });
});

describe('a subtree', () => {
  it('holds the units open below a unit on that day', () => {
    expect([...subtree(organization, 'ZJ', '2024-06-30')].toSorted()).toEqual(['JS-2', 'ZJ', 'ZJ-1', 'ZJ-2']);
    expect([...subtree(organization, 'ZJ', '2025-01-01')].toSorted()).toEqual(['ZJ', 'ZJ-1']);
  });

  it('is empty for a unit that is closed or unknown', () => {
    expect(subtree(organization, 'ZJ-2', '2024-07-01').size).toBe(0);
    expect(subtree(organization, 'XX', '2024-07-01').size).toBe(0);
  });
});

describe('what the head of a unit may see today', () => {
  it('includes closed units that last stood there and units that moved in, not those that moved away', () => {
    expect([...visibleSubtree(organization, 'ZJ', '2025-03-01')].toSorted()).toEqual(['ZJ', 'ZJ-1', 'ZJ-2']);
    expect([...visibleSubtree(organization, 'JS', '2025-03-01')].toSorted()).toEqual(['JS', 'JS-1', 'JS-2']);
  });

  it('includes a closed unit itself, and what was closed with it', () => {
    const closed = organizationOf({
      units: [
        aUnit({ code: 'HQ' }),
        aUnit({ code: 'OLD', closedOn: '2024-01-01' }),
        aUnit({ code: 'OLD-1', parent: 'OLD', closedOn: '2024-01-01' }),
      ],
    });
    expect([...visibleSubtree(closed, 'OLD', '2025-03-01')]).toEqual(['OLD', 'OLD-1']);
  });

  it('does not include a unit before it stands there', () => {
    const planned = organizationOf({ units: [aUnit({ code: 'HQ' }), aUnit({ code: 'NEW', openedOn: '2030-01-01' })] });
    expect([...visibleSubtree(planned, 'HQ', '2025-03-01')]).toEqual(['HQ']);
  });

  it('is nothing for a unit nobody knows', () => {
    expect(visibleSubtree(organization, 'XX', '2025-03-01').size).toBe(0);
  });
});
